import { parentPort, workerData } from 'node:worker_threads'
import type { Agreement } from '#shared/agreement/agreement.ts'
import { FIND_KINDS } from '#shared/find/entry.ts'
import { FindIndex, findAmong, shown } from '#shared/find/find-index.ts'
import { readQuery } from '#shared/find/find-query.ts'
import { entriesOf } from './document-content.ts'
import type { Answer, Message, SearchedDocument, ThreadHit } from './find-thread.ts'

/** More of a kind is not read; whoever looks for more adds a word. */
const MOST_OF_A_KIND = 8

const { agreement }: { agreement: Agreement } = workerData
const indexes = new Map<string, FindIndex>()
/** Documents that are being told, and the keys of what has come of them: pieces of any other are of what is no more. */
const told = new Map<string, Set<string>>()

parentPort?.on('message', (message: Message) => {
  switch (message.kind) {
    case 'begin':
      told.set(message.name, new Set())
      return
    case 'take': {
      const keys = told.get(message.name)
      if (!keys) return
      const index = indexes.get(message.name) ?? new FindIndex()
      indexes.set(message.name, index)
      const entries = entriesOf(message.piece, agreement)
      for (const { key } of entries) keys.add(key)
      index.take(entries)
      return
    }
    case 'end': {
      const keys = told.get(message.name)
      told.delete(message.name)
      if (keys) indexes.get(message.name)?.keepOnly(keys)
      parentPort?.postMessage({ question: message.question, hits: [] } satisfies Answer)
      return
    }
    case 'forget':
      indexes.delete(message.name)
      told.delete(message.name)
      return
    case 'find': {
      const { question, typed, documents } = message
      let answer: Answer
      try {
        answer = { question, hits: find(typed, documents) }
      } catch (error) {
        answer = { question, error }
      }
      parentPort?.postMessage(answer)
      return
    }
    default:
      message satisfies never
  }
})

function find(typed: string, documents: readonly SearchedDocument[]): ThreadHit[] {
  const query = readQuery(typed)
  if (!query) return []
  const searched = documents.flatMap((document) => {
    const index = indexes.get(document.name)
    return index ? [{ document, index }] : []
  })
  const found = findAmong(searched, query)
  return FIND_KINDS.flatMap((kind) =>
    found.filter(({ found: { entry } }) => entry.place.kind === kind).slice(0, MOST_OF_A_KIND),
  ).map(({ document, found }) => {
    const { place } = found.entry
    const about = place.kind === 'comment' ? titleOf(place.about.activityId, document) : undefined
    return { name: document.name, place, ...shown(found), ...(about && { about }) }
  })
}

function titleOf(activityId: string | undefined, { titlesIn }: SearchedDocument): string | undefined {
  if (activityId === undefined || titlesIn === undefined) return undefined
  return indexes.get(titlesIn)?.get(`activity/${activityId}`)?.title
}
