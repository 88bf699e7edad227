import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call, type Problem, sessionEvents } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { editsDatabase } from '../../connection/edits-database.ts'
import { useToasts } from '../../ui/toast.tsx'
import { keptReviews } from '../import/kept-review.ts'

export type Session =
  | { kind: 'asking' }
  | { kind: 'signed-out' }
  /** `lacksSecondFactor`: the server lets them do nothing else than set it up. */
  | {
      kind: 'signed-in'
      person: Person
      hasPassword: boolean
      hasSecondFactor: boolean
      lacksSecondFactor: boolean
    }
  | { kind: 'failed'; problem: Problem }

interface SessionControl {
  session: Session
  /** Asks the server again who is signed in. */
  refresh(): Promise<void>
  /** Ends the session and takes everything of the person's out of this browser. */
  signOut(): Promise<void>
}

const SessionContext = createContext<SessionControl | undefined>(undefined)

export function SessionProvider({ children }: { children: ReactNode }) {
  const [session, setSession] = useState<Session>({ kind: 'asking' })
  const toasts = useToasts()
  const sentenceOf = useProblemSentence()

  const refresh = useCallback(async () => {
    const result = await call(routes.whoAmI)
    if (result.kind === 'ok') setSession({ kind: 'signed-in', ...result.answer })
    else if (result.code === 'not-signed-in') setSession({ kind: 'signed-out' })
    else setSession({ kind: 'failed', problem: result })
  }, [])

  useEffect(() => {
    const onSignedOut = () => setSession({ kind: 'signed-out' })
    sessionEvents.addEventListener('signed-out', onSignedOut)
    void refresh()
    return () => sessionEvents.removeEventListener('signed-out', onSignedOut)
  }, [refresh])

  const control = useMemo<SessionControl>(
    () => ({
      session,
      refresh,
      async signOut() {
        const result = await call(routes.signOut)
        if (result.kind === 'ok' || result.code === 'not-signed-in') {
          if (session.kind === 'signed-in') await forgetUnsaved(session.person)
          setSession({ kind: 'signed-out' })
        } else {
          toasts.show({ text: sentenceOf(result) })
        }
      },
    }),
    [session, refresh, toasts, sentenceOf],
  )
  return <SessionContext value={control}>{children}</SessionContext>
}

async function forgetUnsaved(person: Person): Promise<void> {
  void keptReviews.forget(person.id)
  try {
    await editsDatabase.signOut(person.id)
  } catch {
    // A browser that opens no store has none to empty.
  }
}

export function useSession(): SessionControl {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession needs a SessionProvider above it.')
  return session
}
