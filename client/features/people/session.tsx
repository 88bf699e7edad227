import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { whoAmIAnswer } from '#shared/protocol/schemas/people.ts'
import { call, type Problem, sessionEvents } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { browserDatabase } from '../../connection/browser-database.ts'
import { useToasts } from '../../ui/toast.tsx'
import { forgetChoices } from '../find/recent-choices.ts'
import { keptReviews } from '../import/kept-review.ts'
import { device } from '../offline/device.ts'
import { finishSignOut, pendingSignOut } from '../offline/pending-sign-out.ts'
import { serverOrDevice } from '../offline/server-or-device.ts'

export type Session =
  | { kind: 'asking' }
  | { kind: 'signed-out' }
  | ({
      kind: 'signed-in'
      /** The server could not be asked: they were signed in here when it last could. */
      isFromDevice: boolean
    } & SignedIn)
  | { kind: 'failed'; problem: Problem }

/** `lacksSecondFactor`: the server lets them do nothing else than set it up. */
type SignedIn = z.output<typeof whoAmIAnswer>

interface SessionControl {
  session: Session
  /** Asks the server again who is signed in. */
  refresh(): Promise<void>
  /** Call when somebody has just signed in here. */
  signedIn(): Promise<void>
  /** Ends the session and takes everything of the person's out of this browser. */
  signOut(): Promise<void>
}

/** Whoever works with what the device has kept goes on with the server as soon as it is there. */
const ASK_AGAIN_MS = 10_000

const SessionContext = createContext<SessionControl | undefined>(undefined)

export function SessionProvider({ children }: { children: ReactNode }) {
  const [session, setSession] = useState<Session>({ kind: 'asking' })
  const toasts = useToasts()
  const t = useTranslations('offline')
  const sentenceOf = useProblemSentence()
  const signOuts = useRef(0)

  const ask = useCallback(async () => {
    const before = signOuts.current
    if (!(await finishSignOut())) return setSession({ kind: 'signed-out' })
    const { result, isFromDevice } = await serverOrDevice(
      call(routes.whoAmI),
      async () => (await device.lastVisit())?.session,
    )
    // An answer from before a sign-out tells who was here then.
    if (before !== signOuts.current) return
    if (result.kind === 'ok') {
      const { answer } = result
      setSession((now) => unlessTheSame(now, { kind: 'signed-in', isFromDevice, ...answer }))
      if (!isFromDevice) await device.meet(answer)
    } else if (result.code === 'not-signed-in') {
      // A page with unsaved words stays in sight; where none does, `signed-out` has been told.
      setSession((now) => (now.kind === 'signed-in' ? now : { kind: 'signed-out' }))
    } else {
      setSession((now) => (isGoingOnWithout(now) ? now : { kind: 'failed', problem: result }))
    }
  }, [])

  useEffect(() => {
    const onSignedOut = () => setSession({ kind: 'signed-out' })
    const onSessionOver = () => void device.forgetCopies()
    sessionEvents.addEventListener('session-over', onSessionOver)
    sessionEvents.addEventListener('signed-out', onSignedOut)
    void ask()
    return () => {
      sessionEvents.removeEventListener('session-over', onSessionOver)
      sessionEvents.removeEventListener('signed-out', onSignedOut)
    }
  }, [ask])

  const isWaiting =
    isGoingOnWithout(session) || (session.kind === 'signed-out' && pendingSignOut.personId !== undefined)
  useEffect(() => {
    if (!isWaiting) return
    const askAgain = () => void ask()
    const timer = setInterval(askAgain, ASK_AGAIN_MS)
    addEventListener('online', askAgain)
    return () => {
      clearInterval(timer)
      removeEventListener('online', askAgain)
    }
  }, [isWaiting, ask])

  const control = useMemo<SessionControl>(
    () => ({
      session,
      refresh: ask,
      async signedIn() {
        // It is not to be taken back by what is told of the one before.
        pendingSignOut.end()
        await ask()
      },
      async signOut() {
        const result = await call(routes.signOut)
        const isUnheard = result.kind === 'problem' && result.code === 'no-connection'
        if (result.kind === 'problem' && result.code !== 'not-signed-in' && !isUnheard) {
          toasts.show({ text: sentenceOf(result) })
          return
        }
        if (isUnheard) {
          if (session.kind === 'signed-in') pendingSignOut.begin(session.person.id)
          toasts.show({ text: t('signedOutHere') })
        }
        signOuts.current += 1
        if (session.kind === 'signed-in') await forgetKept(session.person)
        setSession({ kind: 'signed-out' })
      },
    }),
    [session, ask, toasts, t, sentenceOf],
  )
  return <SessionContext value={control}>{children}</SessionContext>
}

/** The plan on the screen is opened anew where its person is another object. */
function unlessTheSame(now: Session, next: Session & { kind: 'signed-in' }): Session {
  if (now.kind !== 'signed-in') return next
  if (isAlike(now, next)) return now
  return isAlike(now.person, next.person) ? { ...next, person: now.person } : next
}

function isGoingOnWithout(session: Session): boolean {
  return session.kind === 'signed-in' && session.isFromDevice
}

function isAlike(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

async function forgetKept(person: Person): Promise<void> {
  void keptReviews.forget(person.id)
  forgetChoices(person.id)
  try {
    await browserDatabase.signOut(person.id)
  } catch {
    // A browser that opens no store has none to empty.
  }
}

export function useSession(): SessionControl {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession needs a SessionProvider above it.')
  return session
}
