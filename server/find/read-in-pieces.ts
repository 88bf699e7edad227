import { setImmediate } from 'node:timers/promises'
import type * as Y from 'yjs'
import { readThread, THREADS_ROOT } from '#shared/ledger/read-ledger.ts'
import type { Category } from '#shared/plan/plan.ts'
import { activityRecords, sectionText } from '#shared/plan/plan-document.ts'
import { readActivity } from '#shared/plan/read-plan.ts'
import { plainText } from '#shared/plan/rich-text.ts'
import { readRichText } from '#shared/plan/rich-text-document.ts'
import type { ReadableRoom } from '../rooms/room.ts'
import type { DocumentContent } from './document-content.ts'

/** A piece ends with whatever brings it to so many letters. */
export const PIECE_LETTERS = 20_000
/** Everything costs something to read, however few its letters. */
export const LEAST_LETTERS = 400

/** One text, activity or thread, and how much there is to it. */
interface Read<Content extends DocumentContent> {
  content: Content
  letters: number
}

/** What one document holds, each thing read when it is asked for. */
export interface DocumentKind<Content extends DocumentContent = DocumentContent> {
  each(document: Y.Doc): Generator<Read<Content>>
  join(contents: Content[]): Content
}

/** A plan, or a confidential part. */
export function planContent(
  categories: readonly Category[],
): DocumentKind<Extract<DocumentContent, { kind: 'plan' }>> {
  return {
    *each(document) {
      for (const category of categories) {
        const text = readRichText(sectionText(document, category))
        yield {
          content: { kind: 'plan', texts: [{ category, text }], activities: [] },
          letters: plainText(text).length,
        }
      }
      for (const [id, record] of activityRecords(document)) {
        const activity = readActivity(id, record)
        if (!activity || !categories.includes(activity.category)) continue
        yield {
          content: { kind: 'plan', texts: [], activities: [activity] },
          letters: activity.title.length + activity.description.length,
        }
      }
    },
    join: (contents) => ({
      kind: 'plan',
      texts: contents.flatMap(({ texts }) => texts),
      activities: contents.flatMap(({ activities }) => activities),
    }),
  }
}

export const LEDGER_CONTENT: DocumentKind<Extract<DocumentContent, { kind: 'ledger' }>> = {
  *each(ledger) {
    for (const id of ledger.getMap(THREADS_ROOT).keys()) {
      const thread = readThread(ledger, id)
      if (!thread) continue
      const letters = thread.comments.reduce((sum, { body }) => sum + body.length, 0)
      yield { content: { kind: 'ledger', threads: [thread] }, letters }
    }
  },
  join: (contents) => ({ kind: 'ledger', threads: contents.flatMap(({ threads }) => threads) }),
}

/**
 * Hands out all that the document holds in pieces that are small whatever its size, with others' work in between. What is
 * written meanwhile may be in it or not. Rejects as `Room.read`.
 */
export async function readInPieces<Content extends DocumentContent>(
  room: Pick<ReadableRoom, 'read'>,
  kind: DocumentKind<Content>,
  take: (piece: Content) => void,
  giveWay: () => Promise<unknown> = setImmediate,
): Promise<void> {
  let rest: Generator<Read<Content>> | undefined
  for (;;) {
    await giveWay()
    const piece = await room.read((document) => {
      rest ??= kind.each(document)
      return nextOf(rest)
    })
    if (piece.length === 0) return
    take(kind.join(piece))
  }
}

function nextOf<Content extends DocumentContent>(rest: Generator<Read<Content>>): Content[] {
  const contents: Content[] = []
  for (let letters = 0; letters < PIECE_LETTERS; ) {
    const next = rest.next()
    if (next.done) break
    contents.push(next.value.content)
    letters += Math.max(next.value.letters, LEAST_LETTERS)
  }
  return contents
}
