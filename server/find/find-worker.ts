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

parentPort?.on('message', (message: Message) => {
  switch (message.kind) {
    case 'keep': {
      const index = indexes.get(message.name) ?? new FindIndex()
      indexes.set(message.name, index)
      index.keep(entriesOf(message.content, agreement))
      return
    }
    case 'forget':
      indexes.delete(message.name)
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
