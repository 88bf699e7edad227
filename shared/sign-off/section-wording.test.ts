import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { changeActivity, createActivity, removeActivity } from '../plan/edit-plan.ts'
import { readPlan } from '../plan/read-plan.ts'
import { wordingHash, wordingOf } from './section-wording.ts'

function plan(): Y.Doc {
  const document = new Y.Doc()
  createActivity(document, 'fair', { party: 'censec', category: 3, rank: 'a1', title: 'Messe' }, null)
  createActivity(document, 'talk', { party: 'difos', category: 3, rank: 'a2', title: 'Møde' }, null)
  createActivity(document, 'other', { party: 'difos', category: 4, rank: 'a1', title: 'Kursus' }, null)
  return document
}
function hashOf(document: Y.Doc): string {
  const section = readPlan(document, 2027, BUILT_IN_CATEGORIES).sections[2]
  if (!section) throw new Error('There is no third section.')
  return wordingHash(wordingOf(section))
}

describe('[SIGN-1] the hash of a section', () => {
  test('is a SHA-256 in hex, known for an empty section', () => {
    // echo -n '{"activities":[],"category":3,"text":[]}' | sha256sum
    expect(hashOf(new Y.Doc())).toBe('94305af6a5c5bde7743fc7aeae1f396618c7a108b1ba598d2bd4cb7f408af104')
  })

  test('is the same for the same words, whoever wrote them in which order', () => {
    const written = plan()
    changeActivity(written, 'fair', { title: 'Messen' }, null)
    changeActivity(written, 'fair', { title: 'Messe' }, null)
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(written))
    expect(hashOf(copy)).toBe(hashOf(plan()))
  })

  test.each([
    ['a letter of a title', { title: 'Messe.' }],
    ['a letter of a body', { description: 'Ord' }],
    ['a date', { start: '2027-03-05' }],
    ['how exactly a date is known', { precision: 'month' }],
    ['a budget', { budget: 1 }],
    ['the party', { party: 'joint' }],
    ['the status', { status: 'planned' }],
    ['the audience', { audience: ['SMV’er'] }],
    ['a partner', { partners: ['Terma'] }],
    ['the goal', { goal: 'Ti møder' }],
    ['the order', { rank: 'a3' }],
  ] as const)('is another after %s', (_, change) => {
    const document = plan()
    changeActivity(document, 'fair', change as never, null)
    expect(hashOf(document)).not.toBe(hashOf(plan()))
  })

  test('is another without an activity, or with one more, and the same after a change elsewhere', () => {
    const [without, elsewhere, moved] = [plan(), plan(), plan()]
    removeActivity(without, 'talk', null)
    changeActivity(elsewhere, 'other', { title: 'Andet kursus' }, null)
    changeActivity(moved, 'other', { category: 3 }, null)
    expect(hashOf(without)).not.toBe(hashOf(plan()))
    expect(hashOf(moved)).not.toBe(hashOf(plan()))
    expect(hashOf(elsewhere)).toBe(hashOf(plan()))
  })

  test('does not see a rank that changes no order', () => {
    const document = plan()
    changeActivity(document, 'fair', { rank: 'a1V' }, null)
    expect(hashOf(document)).toBe(hashOf(plan()))
  })
})
