import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { planProperties, sectionText } from '#shared/plan/plan-document.ts'
import { seededRandom } from '../testing/seeded-random.ts'
import { SnapshotIndex } from './snapshot-index.ts'

const WORDS = ['plan', 'møde ', '🎉', 'a', '𝕏y', '漢字', '']
const VALUES = [null, 7, -3.5, true, 'tekst', '🎉', 2 ** 40]

/** A document that some people have written, marked, set and deleted in, each under an id of their own. */
function writtenDocument(seed: number, writers: number): Y.Doc {
  const random = seededRandom(seed)
  const pick = <T>(list: readonly T[]) => list[random.below(list.length)] as T
  const document = new Y.Doc()
  for (let writer = 0; writer < writers; writer++) {
    document.clientID = 1_000 * (writer + 1) + random.below(1_000)
    for (let step = 0; step < 30; step++) {
      const text = sectionText(document, 1)
      const paragraph = text.get(random.below(text.length + 1))
      const words = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
      if (!(words instanceof Y.XmlText)) {
        const begun = new Y.XmlElement('paragraph')
        begun.insert(0, [new Y.XmlText(pick(WORDS))])
        begun.setAttribute('level', pick(['1', '2']))
        text.insert(text.length, [begun])
        continue
      }
      switch (random.below(5)) {
        case 0:
          planProperties(document).set(pick(['title', 'note']), pick(VALUES))
          break
        case 1:
          if (words.length > 1) words.format(0, 1 + random.below(words.length - 1), { bold: {} })
          break
        case 2:
          if (words.length > 0) words.delete(random.below(words.length), 1)
          break
        case 3:
          if (text.length > 3) text.delete(0, 1)
          break
        default:
          words.insert(random.below(words.length + 1), pick(WORDS))
      }
    }
  }
  return document
}

describe.each([1, 2, 3, 4, 5, 6, 7, 8])('a snapshot of what some people have written (seed %i)', (seed) => {
  const document = writtenDocument(seed, 1 + (seed % 4))
  const snapshot = Y.encodeStateAsUpdate(document)
  const state = Y.decodeStateVector(Y.encodeStateVector(document))
  const index = SnapshotIndex.of(snapshot)

  test('says how far it reaches', () => {
    expect(index?.stateVector).toEqual(Y.encodeStateVector(document))
  })

  test('answers who knows some of the writers as Yjs would', () => {
    const clients = [...state.keys()]
    for (let known = 0; known < 2 ** clients.length; known++) {
      const of = clients.filter((_, place) => (known >> place) & 1)
      const asked = Y.encodeStateVector(new Map(of.map((client) => [client, state.get(client) ?? 0])))
      const answer = index?.beyond(asked) ?? new Uint8Array()
      // Yjs drops a flag that says nothing beside an origin: written by Yjs, both are the same.
      expect(Y.diffUpdate(answer, asked)).toEqual(Y.diffUpdate(snapshot, asked))
    }
  })

  test('leaves it to Yjs where a writer is known in part, and passes over what is not in it', () => {
    const [client = 0] = state.keys()
    expect(index?.beyond(Y.encodeStateVector(new Map([[client, 1]])))).toBeUndefined()
    const more = Y.encodeStateVector(new Map([...state, [7, 12], [client, 1_000_000]]))
    expect(Y.decodeUpdate(index?.beyond(more) ?? new Uint8Array()).structs).toEqual([])
  })
})

test('what is left out, or no plan holds, is left to Yjs', () => {
  const document = writtenDocument(1, 1)
  const before = Y.encodeStateVector(document)
  planProperties(document).set('title', 'Senere')
  expect(SnapshotIndex.of(Y.encodeStateAsUpdate(document, before))).toBeUndefined()
  planProperties(document).set('title', Uint8Array.of(1))
  expect(SnapshotIndex.of(Y.encodeStateAsUpdate(document))).toBeUndefined()
})

test('a snapshot that is cut off anywhere before its deletions is no update', () => {
  const snapshot = Y.encodeStateAsUpdate(writtenDocument(2, 2))
  const deletions = Y.diffUpdate(snapshot, Y.encodeStateVectorFromUpdate(snapshot)).length - 1
  for (let length = 0; length < snapshot.length - deletions; length++)
    expect(() => SnapshotIndex.of(snapshot.subarray(0, length))).toThrow()
})
