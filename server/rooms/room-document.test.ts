import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentHash } from '#shared/plan/content-hash.ts'
import { planProperties, sectionText } from '#shared/plan/plan-document.ts'
import { DocumentDamaged } from '../ports/journal.ts'
import { RoomDocument } from './room-document.ts'

const NAME = 'plan/demo-2027'
const NOTHING_KNOWN = Y.encodeStateVector(new Y.Doc())

function longDocument(): Y.Doc {
  const document = new Y.Doc()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('Langt. '.repeat(20_000))])
  sectionText(document, 1).insert(0, [paragraph])
  planProperties(document).set('title', 'Lang plan')
  return document
}

function readBack(update: Uint8Array): unknown {
  const document = new Y.Doc()
  Y.applyUpdate(document, update)
  return [planProperties(document).toJSON(), sectionText(document, 1).toJSON()]
}

describe('a long document that stands as one snapshot', () => {
  const original = longDocument()
  const snapshot = Y.encodeStateAsUpdate(original)

  test('is given out as it is stored, and says how far it reaches', () => {
    const document = new RoomDocument(NAME, [snapshot])
    expect(document.beyond(NOTHING_KNOWN)).toBe(snapshot)
    expect(document.stateVector).toEqual(Y.encodeStateVector(original))
  })

  test('tells who has part of it the rest, and is given out as it has become once it has changed', () => {
    const caught: Uint8Array[] = []
    const document = new RoomDocument(NAME, [snapshot])
    const page = new Y.Doc()
    planProperties(page).set('note', 'Kender kun sig selv')
    Y.applyUpdate(page, document.beyond(Y.encodeStateVector(page)))
    expect(planProperties(page).get('title')).toBe('Lang plan')
    document.onUpdate((update) => caught.push(update))
    expect(readBack(Y.mergeUpdates([snapshot, document.beyond(document.stateVector)]))).toEqual(
      readBack(snapshot),
    )
    planProperties(document.live).set('title', 'Kortere titel')
    expect(caught).toHaveLength(1)
    expect(document.beyond(NOTHING_KNOWN)).not.toBe(snapshot)
    expect(readBack(document.beyond(NOTHING_KNOWN))).toEqual([
      { title: 'Kortere titel' },
      sectionText(original, 1).toJSON(),
    ])
  })

  test('is awakened piece by piece beside other work, once for all who need it', async () => {
    const document = new RoomDocument(NAME, [snapshot])
    const awakening = document.awaken()
    expect(awakening).toBeInstanceOf(Promise)
    expect(document.awaken()).toBe(awakening)
    await awakening
    expect(document.awaken()).toBeUndefined()
    expect(contentHash(document.live)).toBe(contentHash(original))
    expect(Y.encodeStateAsUpdate(document.live)).toEqual(snapshot)
  })

  test('[KEPT-2] that is no update is damaged before anybody is let in', () => {
    const garbage = new Uint8Array(100_000).fill(255)
    expect(() => new RoomDocument(NAME, [garbage])).toThrow(DocumentDamaged)
  })

  test('[KEPT-2] that builds on what is missing is damaged as soon as something is to be made of it', async () => {
    const before = Y.encodeStateVector(original)
    const longer = longDocument()
    Y.applyUpdate(longer, snapshot)
    planProperties(longer).set('title', 'x'.repeat(100_000))
    const orphan = Y.encodeStateAsUpdate(longer, before)
    const gap = Y.diffUpdate(orphan, Y.encodeStateVectorFromUpdate(snapshot))
    const document = new RoomDocument(NAME, [gap])
    await expect(document.awaken()).rejects.toThrow(DocumentDamaged)
    expect(() => document.live).toThrow(DocumentDamaged)
  })
})

test('formatting comes through awakening as it is, though the text is there by half meanwhile', async () => {
  const writer = (clientID: number, from?: Y.Doc) => {
    const document = new Y.Doc()
    document.clientID = clientID
    if (from) Y.applyUpdate(document, Y.encodeStateAsUpdate(from))
    return document
  }
  const wordsOf = (document: Y.Doc) => {
    const paragraph = sectionText(document, 1).get(0)
    const words = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
    if (!(words instanceof Y.XmlText)) throw new Error('There is no text.')
    return words
  }
  // More structs than one slice holds, so that what the next one writes comes in a later one.
  const fillSlice = (document: Y.Doc) => {
    for (let index = 0; index < 3_000; index++)
      planProperties(document).set(`${document.clientID}-${index}`, index)
  }
  const first = writer(900)
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('abc tail')])
  sectionText(first, 1).insert(0, [paragraph])
  planProperties(first).set('note', 'x'.repeat(90_000))
  fillSlice(first)
  const second = writer(800, first)
  wordsOf(second).format(0, 3, { bold: {} })
  fillSlice(second)
  const third = writer(100, second)
  wordsOf(third).insert(2, 'xyz')
  wordsOf(third).delete(5, 1)
  wordsOf(third).delete(0, 2)
  const snapshot = Y.encodeStateAsUpdate(third)
  const document = new RoomDocument(NAME, [snapshot])
  await document.awaken()
  expect(wordsOf(document.live).toDelta()).toEqual(wordsOf(third).toDelta())
  expect(Y.encodeStateAsUpdate(document.live)).toEqual(snapshot)
})
