import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import type { Person } from '#shared/permissions/person.ts'
import { SignOutDialog } from '../people/sign-out-dialog.tsx'
import { useSigningOut } from '../people/use-signing-out.ts'
import { type OpenPlanFinds, OpenPlanFindsContext } from './open-plan-finds.ts'

const loadPalette = () => import('./palette.tsx')
const Palette = lazy(() => loadPalette().then(({ Palette }) => ({ default: Palette })))

/** Once the page has come to rest the palette is fetched, so that it is there when the network is not. */
const REST_MS = 4_000

const OpenFindContext = createContext<() => void>(() => undefined)

/** Opens the palette. */
export function useOpenFind(): () => void {
  return useContext(OpenFindContext)
}

/** The palette above every page of a signed-in person, and the keys that open it. */
export function FindProvider({ person, children }: { person: Person; children: ReactNode }) {
  const t = useTranslations('find')
  const openPlan = useRef<OpenPlanFinds>(undefined)
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const signingOut = useSigningOut(person)

  const open = useMemo(
    () => () => {
      // The dialog takes the letters that follow, before they are typed into what had the focus.
      flushSync(() => {
        setTyped('')
        setOpen(true)
      })
    },
    [],
  )

  useEffect(() => {
    const soon = setTimeout(() => void loadPalette().catch(() => undefined), REST_MS)
    return () => clearTimeout(soon)
  }, [])

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isMod = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      // An editor with words selected in it makes a link of them.
      if (!isMod || event.key.toLowerCase() !== 'k' || event.defaultPrevented) return
      event.preventDefault()
      if (isOpen) setOpen(false)
      else if (!isInModalDialog() && closedCard()) open()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [isOpen, open])

  const chosen = useRef<() => void>(undefined)
  function leaveFor(act: () => void) {
    chosen.current = act
    flushSync(() => setOpen(false))
  }

  return (
    <OpenFindContext value={open}>
      <OpenPlanFindsContext value={openPlan}>
        {children}
        <ModalOverlay className="find-backdrop" isOpen={isOpen} onOpenChange={setOpen} isDismissable>
          <Modal className="find-modal">
            <Dialog className="find-dialog" aria-label={t('title')}>
              <WhenGone chosen={chosen} />
              <Suspense fallback={<WaitingField typed={typed} onType={setTyped} />}>
                <Palette
                  person={person}
                  openPlan={openPlan.current}
                  typed={typed}
                  onType={setTyped}
                  onChoose={leaveFor}
                  onClose={() => setOpen(false)}
                  signOut={signingOut.begin}
                />
              </Suspense>
            </Dialog>
          </Modal>
        </ModalOverlay>
        <SignOutDialog isOpen={signingOut.isAsking} onSignOut={signingOut.end} onClose={signingOut.cancel} />
      </OpenPlanFindsContext>
    </OpenFindContext>
  )
}

/** Does what was chosen in the very moment the dialog goes, before the next key comes: while it is there nothing else takes the focus. */
function WhenGone({ chosen }: { chosen: { current: (() => void) | undefined } }) {
  useEffect(
    () => () => {
      const act = chosen.current
      chosen.current = undefined
      // What it draws cannot be drawn in the middle of this.
      if (act) queueMicrotask(act)
    },
    [chosen],
  )
  return null
}

/** Takes what is typed while the palette is on its way. */
function WaitingField({ typed, onType }: { typed: string; onType(typed: string): void }) {
  const t = useTranslations('find')
  return (
    <div className="find-field">
      <input
        type="search"
        className="find-input"
        aria-label={t('title')}
        placeholder={t('placeholder')}
        value={typed}
        // biome-ignore lint/a11y/noAutofocus: it stands in a dialog that was opened to type in
        autoFocus
        onChange={(event) => onType(event.target.value)}
      />
    </div>
  )
}

/** Before the palette opens, since a card that is there keeps the focus. Answers false where it stays, for what is written in it. */
function closedCard(): boolean {
  const escapeKey = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
  flushSync(() => document.querySelector(CARD)?.dispatchEvent(escapeKey))
  return document.querySelector(CARD) === null
}

const CARD = '.popover:not([data-exiting]) [role="dialog"]'

/** A card or a list that only stands beside what it was opened from gives way to the palette. */
function isInModalDialog(): boolean {
  return [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].some(
    (dialog) => !dialog.closest('.popover'),
  )
}
