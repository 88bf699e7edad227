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
import type { Anchor } from '#shared/comments/thread.ts'
import { readThreads } from '#shared/ledger/read-ledger.ts'
import { can } from '#shared/permissions/can.ts'
import { documentStore } from '../../api/document-store.ts'
import { AfterPause } from '../../ui/after-pause.ts'
import { useStore } from '../../ui/store.ts'
import { usePlan } from '../plan/plan-context.tsx'
import { activityElementId } from '../plan/show-place.ts'
import { useSidePanel } from '../plan/side-panel-state.tsx'
import { commentMarks } from './comment-marks.ts'
import { activityOf, type PlacedThread, type ThreadPlace, ThreadPlaces } from './thread-place.ts'
import { type Reader, useReaders } from './use-readers.ts'
import { useThreadLink } from './use-thread-link.ts'

/** What the editor needs of comments. */
export interface Comments {
  /** False for readers: then nothing about commenting is offered. */
  mayComment: boolean
  /** Opens the panel with an empty comment on the selected words, the activity or the whole plan. */
  compose(anchor: Anchor): void
  /** Opens the panel at a thread, as when its mark in the text is clicked; the mark's id is the thread's. */
  openThread(threadId: string): void
}

interface CommentsState extends Comments {
  threads: readonly PlacedThread[]
  draft: Anchor | undefined
  /** The generation that the draft is anchored in: the plan may have been fetched anew since. */
  draftEpoch: string | undefined
  closeDraft(): void
  activeId: string | undefined
  setActive(threadId: string | undefined): void
  /** Counts up when the active thread should come into view in the panel. */
  reveal: number
  /** Half-written words outlive a change of tab. */
  unsent: Map<string, string>
  /** Those who may read the threads, as far as they are known. */
  readers: readonly Reader[]
  askReaders(): Promise<readonly Reader[]>
  /** Where the focus was when a comment was begun. */
  cameFrom: { current: Element | null }
}

const CommentsContext = createContext<CommentsState | undefined>(undefined)

/** How long the plan rests before the threads are placed anew. */
const PAUSE_MS = 250

/** Keeps the open plan's threads, their places and marks. Must stand inside a PlanProvider and a SidePanelProvider. */
export function CommentsProvider({ children }: { children: ReactNode }) {
  const { id, ledger, document, activities, marks, person, epoch } = usePlan()
  const panel = useSidePanel()
  const store = useMemo(() => documentStore(ledger, readThreads), [ledger])
  const threads = useStore(store)
  const places = useMemo(() => new ThreadPlaces(document), [document])
  const [placed, setPlaced] = useState<readonly PlacedThread[]>(() =>
    places.place(threads, (activityId) => activities.get(activityId) !== undefined),
  )
  const [{ draft, draftEpoch }, setDraft] = useState<{ draft?: Anchor; draftEpoch?: string }>({})
  const [activeId, setActive] = useState<string>()
  const [reveal, setReveal] = useState(0)
  const unsent = useRef(new Map<string, string>())
  const cameFrom = useRef<Element>(null)
  const { readers, askReaders } = useReaders(id)

  useEffect(() => {
    const place = () => {
      const next = places.place(threads, (activityId) => activities.get(activityId) !== undefined)
      // Most edits move no thread, and everything that shows threads would be drawn again.
      setPlaced((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
    }
    const pause = new AfterPause(PAUSE_MS, place)
    const placeSoon = () => pause.begin()
    place()
    document.on('update', placeSoon)
    return () => {
      pause.cancel()
      document.off('update', placeSoon)
    }
  }, [threads, places, document, activities])

  useEffect(() => {
    marks.set('comments', commentMarks({ threads: placed, activeId, draft, document }))
  }, [marks, placed, activeId, draft, document])

  const { show } = panel
  const openThread = useCallback(
    (threadId: string) => {
      setActive(threadId)
      setReveal((count) => count + 1)
      show('comments')
    },
    [show],
  )

  useThreadLink(placed, openThread)

  // Its words come into view in the text as well; the focus is the panel's.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only being asked for moves anything.
  useEffect(() => {
    const place = placed.find(({ thread }) => thread.id === activeId)?.place
    if (reveal > 0 && place) showInText(place, activeId)
  }, [reveal])

  const state = useMemo<CommentsState>(
    () => ({
      mayComment: can(person, 'comment', { kind: 'plan' }),
      threads: placed,
      draft,
      draftEpoch,
      activeId,
      reveal,
      unsent: unsent.current,
      readers,
      askReaders,
      cameFrom,
      setActive,
      openThread,
      compose(anchor) {
        cameFrom.current = globalThis.document.activeElement
        setDraft({ draft: anchor, draftEpoch: epoch })
        setActive(undefined)
        show('comments')
      },
      closeDraft: () => setDraft({}),
    }),
    [person, placed, draft, draftEpoch, epoch, activeId, reveal, openThread, show, readers, askReaders],
  )
  return <CommentsContext value={state}>{children}</CommentsContext>
}

function showInText(place: ThreadPlace, threadId: string | undefined): void {
  // The mark of a resolved thread is drawn only once it is active.
  requestAnimationFrame(() => {
    const element =
      place.kind === 'activity'
        ? document.getElementById(activityElementId(place.activityId))
        : document.querySelector(`mark[data-mark="${threadId}"]`)
    element?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  })
}

export function useCommentsState(): CommentsState {
  const comments = useContext(CommentsContext)
  if (!comments) throw new Error('Comments need a CommentsProvider above them.')
  return comments
}

export function useComments(): Comments {
  return useCommentsState()
}

export function useOpenThreadCount(): number {
  return useCommentsState().threads.filter(({ thread }) => !thread.resolved).length
}

/** Open threads on one activity or its text. */
export function useThreadsOf(activityId: string): readonly PlacedThread[] {
  const { threads } = useCommentsState()
  return threads.filter(({ thread, place }) => !thread.resolved && activityOf(place) === activityId)
}
