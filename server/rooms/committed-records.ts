/** What servers tell each other of a document, and what of it is new to one of them. */
import * as Y from 'yjs'
import type { Missed, MissedRecord, Written } from '../ports/shared-journal.ts'

interface NewRecords {
  updates: Uint8Array[]
  /** Who has written under which client id. */
  writers: Map<number, string>
  /** The position of the last record. */
  seen: number
  /** A snapshot stands in the place of all that was known. */
  isFolded: boolean
  /** How many records there are more, after that. */
  added: number
}

/** What of the records is beyond the position `seen`. */
export function newIn({ records, owners }: Extract<Missed, { kind: 'records' }>, seen: number): NewRecords {
  const news: NewRecords = { updates: [], writers: new Map(owners), seen, isFolded: false, added: 0 }
  for (const { position, isSnapshot, update, author } of records) {
    if (position <= news.seen) continue
    // Of what is known in whole it says nothing new.
    if (!isSnapshot || position > news.seen + 1) news.updates.push(update)
    if (isSnapshot) news.isFolded = true
    news.added = isSnapshot ? 0 : news.added + 1
    if (author !== undefined)
      for (const clientId of Y.parseUpdateMeta(update).to.keys()) news.writers.set(clientId, author)
    news.seen = position
  }
  return news
}

/** What has been written, as other servers are told of it; `seen` is the position of the last of it. */
export function recordsOf(written: Written, seen: number): MissedRecord[] {
  if (written.kind === 'snapshot')
    return [{ position: seen, isSnapshot: true, update: new Uint8Array(), author: undefined }]
  const before = seen - written.changes.length
  return written.changes.map(({ update, authorship }, index) => ({
    position: before + 1 + index,
    isSnapshot: false,
    update,
    author: authorship.personId,
  }))
}
