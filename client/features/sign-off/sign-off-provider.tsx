import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { readSignOffs } from '#shared/ledger/read-ledger.ts'
import type { Category } from '#shared/plan/plan.ts'
import { agreedWordings } from '#shared/plan/plan-document.ts'
import { agreedSections } from '#shared/sign-off/agreed-sections.ts'
import { isPlanAgreed, type SectionState, type SignOff, sectionState } from '#shared/sign-off/sign-off.ts'
import { documentStore } from '../../api/document-store.ts'
import { type Store, useStore } from '../../ui/store.ts'
import { usePage } from '../plan/page-parts.tsx'
import type { OpenPlan } from '../plan/plan-context.tsx'
import { LiveWordings, type WordsNow } from './live-wordings.ts'

interface SignOffContextValue {
  signOffs: Store<readonly SignOff[]>
  /** The sections that take no edits, by the mark in the plan itself. */
  agreed: Store<ReadonlyMap<Category, string>>
  wordings: LiveWordings
}

const SignOffContext = createContext<SignOffContextValue | undefined>(undefined)

/** Keeps what both parties have said of the open plan's sections. Must stand inside a PagePartsProvider. */
export function SignOffProvider({ children }: { children: ReactNode }) {
  const { plan, undo } = usePage()
  const value = useMemo(() => followSignOffs(plan), [plan])
  const { agreed } = value

  useEffect(() => {
    let before = agreed.read()
    return agreed.subscribe(() => {
      const now = agreed.read()
      // What was done in a section that is agreed now cannot be undone any more.
      if ([...now.keys()].some((category) => !before.has(category))) undo.manager.clear()
      before = now
    })
  }, [agreed, undo])

  return <SignOffContext value={value}>{children}</SignOffContext>
}

function followSignOffs({ document, ledger, activities }: OpenPlan): SignOffContextValue {
  return {
    signOffs: documentStore<readonly SignOff[]>(ledger, readSignOffs),
    agreed: agreedStore(document),
    wordings: new LiveWordings(document, activities),
  }
}

/** Lives as long as the document. */
function agreedStore(document: OpenPlan['document']): SignOffContextValue['agreed'] {
  let agreed = agreedSections(document)
  const listeners = new Set<() => void>()
  agreedWordings(document).observe(() => {
    agreed = agreedSections(document)
    for (const listener of listeners) listener()
  })
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    read: () => agreed,
  }
}

function useSignOffContext(): SignOffContextValue {
  const value = useContext(SignOffContext)
  if (!value) throw new Error('Sign-offs need a SignOffProvider above them.')
  return value
}

export interface SectionSignOffs {
  state: SectionState
  /** Everything said of it, in order. */
  said: readonly SignOff[]
  /** As it reads now; of a section of which nothing has been said it is not asked. */
  contentHash: string
}

/** What has become of the section, by all that was said of it and by how it reads on this page. */
export function useSectionSignOffs(category: Category): SectionSignOffs {
  const { signOffs, wordings } = useSignOffContext()
  const all = useStore(signOffs)
  const said = useMemo(() => all.filter((signOff) => signOff.category === category), [all, category])
  const contentHash = useStore(said.length > 0 ? wordings.of(category) : NOTHING_SAID)?.contentHash ?? ''
  return useMemo(
    () => ({ said, contentHash, state: sectionState(said, { category, contentHash }) }),
    [said, contentHash, category],
  )
}

/** How the section reads, a moment after the last letter. */
export function useWords(category: Category): WordsNow {
  return useStore(useSignOffContext().wordings.of(category))
}

/** How the section reads at the very moment it is asked. */
export function usePresentWords(): (category: Category) => WordsNow {
  const { wordings } = useSignOffContext()
  return (category) => wordings.present(category)
}

/** Answers which sections take no edits; none where nothing can be agreed, as in a confidential part. */
export function useAgreedSections(): ReadonlyMap<Category, string> {
  return useStore(useContext(SignOffContext)?.agreed ?? NOTHING_AGREED)
}

export function useIsPlanAgreed(): boolean {
  const { categories } = usePage().plan
  return isPlanAgreed(useStore(useSignOffContext().signOffs), categories)
}

const NOTHING_SAID: Store<undefined> = { subscribe: () => () => {}, read: () => undefined }
const NONE: ReadonlyMap<Category, string> = new Map()
const NOTHING_AGREED: SignOffContextValue['agreed'] = { subscribe: () => () => {}, read: () => NONE }
