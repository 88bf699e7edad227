import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentHash } from '#shared/plan/content-hash.ts'
import { createActivity } from '#shared/plan/edit-plan.ts'
import { activityRecords, sectionText, titleOf } from '#shared/plan/plan-document.ts'
import { seededRandom } from '../testing/seeded-random.ts'
import { slicesOf } from './slices.ts'

/** What three people have made of a plan, typing into, between and over one another. */
function writtenByThree(seed: number): Y.Doc {
  const random = seededRandom(seed)
  const people = Array.from({ length: 3 }, () => new Y.Doc())
  const meet = () => {
    for (const one of people)
      for (const other of people) Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)))
  }
  for (let step = 0; step < 200; step++) {
    const document = people[random.below(people.length)]
    if (!document) continue
    const text = sectionText(document, 1)
    const paragraph = text.length > 0 ? text.get(random.below(text.length)) : undefined
    const words = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
    const kind = random.below(6)
    if (kind === 0 || !(words instanceof Y.XmlText)) {
      const element = new Y.XmlElement('paragraph')
      element.insert(0, [new Y.XmlText(`Afsnit ${step}`)])
      text.insert(random.below(text.length + 1), [element])
    } else if (kind === 1 && text.length > 3) text.delete(random.below(text.length), 1)
    else if (kind === 2) words.format(0, Math.min(3, words.length), { bold: {} })
    else if (kind === 3) {
      const id = `a${step}`
      createActivity(document, id, { party: 'censec', category: 1, rank: 'a0' }, 'test')
      const record = activityRecords(document).get(id)
      if (record) titleOf(record)?.insert(0, `Aktivitet ${step}`)
    } else words.insert(random.below(words.length + 1), `ord${step} `)
    if (random.below(8) === 0) meet()
  }
  meet()
  return people[0] ?? new Y.Doc()
}

test.each([1, 2, 3, 4, 5])(
  'slices build on those before them only, and make the same document (seed %i)',
  (seed) => {
    const document = writtenByThree(seed)
    const snapshot = Y.encodeStateAsUpdate(document)
    for (const structsASlice of [1, 7, 100_000]) {
      const copy = new Y.Doc()
      for (const slice of slicesOf(snapshot, structsASlice)) {
        Y.applyUpdate(copy, slice)
        expect(copy.store.pendingStructs).toBeNull()
        expect(copy.store.pendingDs).toBeNull()
      }
      expect(contentHash(copy)).toBe(contentHash(document))
      expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(document))
      expect(
        Y.equalDeleteSets(
          Y.createDeleteSetFromStructStore(copy.store),
          Y.createDeleteSetFromStructStore(document.store),
        ),
      ).toBe(true)
    }
  },
)

test('a snapshot that builds on what is missing has no slices', () => {
  const document = writtenByThree(6)
  const later = Y.encodeStateVector(document)
  sectionText(document, 1).delete(0, 1)
  const paragraph = new Y.XmlElement('paragraph')
  sectionText(document, 1).insert(1, [paragraph])
  const orphan = Y.encodeStateAsUpdate(document, later)
  expect(() => slicesOf(orphan, 100)).toThrow()
})
