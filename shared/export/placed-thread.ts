import type { Attachment } from '#shared/comments/attach.ts'
import { type Anchor, type Comment, placeKey, type TextPlace, type Thread } from '#shared/comments/thread.ts'
import type { Category } from '#shared/plan/plan.ts'
import type { Block, RichText, Run } from '#shared/plan/rich-text.ts'

/** What a thread is about in the plan as it stands. */
export type ThreadPlace = Exclude<Anchor, { kind: 'text' }> | Attachment

export interface PlacedThread {
  comments: Comment[]
  place: ThreadPlace
}

/** The threads that still want an answer, with what can be read of them, each where its words are now. */
export function openThreads(
  threads: readonly Thread[],
  attachments: ReadonlyMap<string, Attachment>,
): PlacedThread[] {
  return threads.flatMap(({ id, anchor, comments, resolved }) => {
    const said = comments.filter(({ deleted }) => !deleted)
    const place = anchor.kind === 'text' ? attachments.get(id) : anchor
    return resolved || said.length === 0 || !place ? [] : [{ comments: said, place }]
  })
}

/** A stretch of a text that a thread is about; offsets as in shared/plan/text-offsets.ts. */
interface Mark {
  from: number
  to: number
  thread: number
}

/** The numbers of the threads on all of an activity, of a section or of the plan; the first of all is number one. */
export function threadsOn(
  threads: readonly PlacedThread[],
  about: { activityId: string } | { section: Category } | 'plan',
): number[] {
  const isAbout = (place: ThreadPlace): boolean => {
    if (about === 'plan')
      return place.kind === 'plan' || (place.kind === 'detached' && place.section === undefined)
    if ('section' in about) return place.kind === 'detached' && place.section === about.section
    return place.kind === 'activity' && place.activityId === about.activityId
  }
  return threads.flatMap(({ place }, index) => (isAbout(place) ? [index + 1] : []))
}

/** Each text's marks: the stretches that threads are about. */
export function textMarks(threads: readonly PlacedThread[]): (place: TextPlace) => Mark[] {
  const marks = new Map<string, Mark[]>()
  threads.forEach(({ place }, index) => {
    if (place.kind !== 'attached') return
    const key = placeKey(place.place)
    const mark = { from: place.from, to: place.to, thread: index + 1 }
    marks.set(key, [...(marks.get(key) ?? []), mark])
  })
  return (place) => marks.get(placeKey(place)) ?? []
}

interface MarkedRun extends Run {
  threads?: number[]
}

/** The text with its runs cut where marks begin and end, and naming the threads that are about them. */
export function withThreads(text: RichText, marks: readonly Mark[]): RichText {
  if (marks.length === 0) return text
  let offset = 0
  const cut = (runs: readonly Run[]): MarkedRun[] => {
    const marked = runs.flatMap((run) => {
      const pieces = piecesOf(run, offset, marks)
      offset += run.text.length
      return pieces
    })
    // Text blocks are parted by one line break.
    offset += 1
    return marked
  }
  const inBlocks = (blocks: readonly Block[]): Block[] => blocks.map(inBlock)
  const inBlock = (block: Block): Block => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        return { ...block, runs: cut(block.runs) }
      case 'list':
        return { ...block, items: block.items.map(inBlocks) }
      case 'quote':
        return { ...block, blocks: inBlocks(block.blocks) }
      case 'table':
        return {
          ...block,
          rows: block.rows.map((row) => row.map((cell) => ({ ...cell, blocks: inBlocks(cell.blocks) }))),
        }
      default:
        block satisfies never
        throw new Error('unknown kind of block')
    }
  }
  return inBlocks(text)
}

function piecesOf(run: Run, start: number, marks: readonly Mark[]): MarkedRun[] {
  const end = start + run.text.length
  const edges = marks.flatMap(({ from, to }) => [from, to]).filter((edge) => edge > start && edge < end)
  const cuts = [...new Set([start, ...edges, end])].sort((one, other) => one - other)
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index] ?? start
    const threads = marks.filter((mark) => mark.from <= from && mark.to >= to).map(({ thread }) => thread)
    const piece = { ...run, text: run.text.slice(from - start, to - start) }
    return threads.length > 0 ? { ...piece, threads } : piece
  })
}
