import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { readFollowUps, setFollowUp } from '#shared/follow-up/follow-up-document.ts'
import { changeActivity, createActivity, removeActivity, restoreActivity } from '#shared/plan/edit-plan.ts'
import { activityRecords, bodyOf, sectionText, titleOf } from '#shared/plan/plan-document.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import { paragraphsFrom } from '#shared/plan/rich-text.ts'
import { appendRichText } from '#shared/plan/rich-text-document.ts'
import { markAgreed } from '#shared/sign-off/agreed-sections.ts'
import { wordingHash, wordingOf } from '#shared/sign-off/section-wording.ts'
import { checkUpdate } from './check-update.ts'

const ANYBODY = { mayWriteAs: () => true }
const AGREED = 3
const OPEN = 4

let server: Y.Doc

beforeEach(() => {
  server = new Y.Doc()
  for (const category of [AGREED, OPEN] as const) {
    appendRichText(sectionText(server, category), paragraphsFrom('Et afsnit med ord'))
    createActivity(server, `in-${category}`, { ...activity(category), audience: ['SMV’er'] }, null)
    createActivity(server, `gone-${category}`, activity(category), null)
    removeActivity(server, `gone-${category}`, null)
  }
  markAgreed(server, AGREED, hashOf(server))
})

function activity(category: 3 | 4) {
  return { party: 'censec', category, rank: 'a1', title: 'Messe', description: 'To\nlinjer' } as const
}
function hashOf(document: Y.Doc): string {
  const section = readPlan(document, 2027, BUILT_IN_CATEGORIES).sections.find(
    ({ category }) => category === AGREED,
  )
  if (!section) throw new Error('There is no such section.')
  return wordingHash(wordingOf(section))
}
/** What a page that has all of the document sends once it has done this. */
function updateOf(change: (document: Y.Doc) => void): Uint8Array {
  const page = copyOf(server)
  const before = Y.encodeStateVector(page)
  change(page)
  return Y.encodeStateAsUpdate(page, before)
}
function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document))
  return copy
}
const judge = (change: (document: Y.Doc) => void) => checkUpdate(server, updateOf(change), ANYBODY)
function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('It is not there.')
  return value
}
const record = (document: Y.Doc, id: string) => must(activityRecords(document).get(id))
const firstWords = (fragment: Y.XmlFragment) => (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText

/** Everything that somebody could do to a section, by name. */
const CHANGES: Record<string, (document: Y.Doc, category: 3 | 4) => void> = {
  'a letter in its text': (document, category) => firstWords(sectionText(document, category)).insert(3, 'x'),
  'a letter less in its text': (document, category) =>
    firstWords(sectionText(document, category)).delete(1, 1),
  'bold words in its text': (document, category) =>
    firstWords(sectionText(document, category)).format(0, 2, { bold: true }),
  'another paragraph': (document, category) => {
    const paragraph = new Y.XmlElement('paragraph')
    sectionText(document, category).push([paragraph])
  },
  'a paragraph less': (document, category) => sectionText(document, category).delete(0, 1),
  'a letter in a title': (document, category) =>
    must(titleOf(record(document, `in-${category}`))).insert(0, 'x'),
  'a title less': (document, category) => must(titleOf(record(document, `in-${category}`))).delete(0, 5),
  'another title': (document, category) =>
    void record(document, `in-${category}`).set('title', new Y.Text('Ny')),
  'a letter in a body': (document, category) =>
    firstWords(must(bodyOf(record(document, `in-${category}`)))).insert(0, 'x'),
  'a body less': (document, category) => must(bodyOf(record(document, `in-${category}`))).delete(0, 1),
  'a date': (document, category) =>
    void changeActivity(document, `in-${category}`, { start: '2027-03-05' }, null),
  'a field less': (document, category) => record(document, `in-${category}`).delete('status'),
  'one more in the audience': (document, category) =>
    void (record(document, `in-${category}`).get('audience') as Y.Map<true>).set('Kommuner', true),
  'one less in the audience': (document, category) =>
    (record(document, `in-${category}`).get('audience') as Y.Map<true>).delete('SMV’er'),
  'another place in the list': (document, category) =>
    void changeActivity(document, `in-${category}`, { rank: 'a2' }, null),
  'an activity removed': (document, category) => removeActivity(document, `in-${category}`, null),
  'an activity brought back': (document, category) => restoreActivity(document, `gone-${category}`, null),
  'an activity deleted': (document, category) => activityRecords(document).delete(`in-${category}`),
  'an activity replaced': (document, category) =>
    createActivity(document, `in-${category}`, activity(category), null),
  'a new activity': (document, category) => createActivity(document, 'new', activity(category), null),
}

describe('[SIGN-7] an update that changes an agreed section is refused whole', () => {
  test.each(Object.entries(CHANGES))('%s', (_, change) => {
    expect(judge((document) => change(document, AGREED))).toMatchObject({ ok: false, isOfAgreed: true })
  })

  test('with what it does elsewhere', () => {
    const both = judge((document) => {
      firstWords(sectionText(document, OPEN)).insert(0, 'x')
      firstWords(sectionText(document, AGREED)).insert(0, 'x')
    })
    expect(both).toMatchObject({ ok: false, isOfAgreed: true })
  })

  test('an activity moved in, or out', () => {
    const moved = (id: string, category: 3 | 4) =>
      judge((document) => void record(document, id).set('category', category))
    expect(moved(`in-${OPEN}`, AGREED)).toMatchObject({ ok: false, isOfAgreed: true })
    expect(moved(`in-${AGREED}`, OPEN)).toMatchObject({ ok: false, isOfAgreed: true })
    expect(moved(`gone-${AGREED}`, OPEN)).toMatchObject({ ok: false, isOfAgreed: true })
  })

  test('the mark that it is agreed taken away, or put elsewhere', () => {
    expect(judge((document) => markAgreed(document, AGREED, undefined))).toMatchObject({ ok: false })
    expect(judge((document) => markAgreed(document, AGREED, 'another'))).toMatchObject({ ok: false })
    expect(judge((document) => markAgreed(document, OPEN, 'mine'))).toMatchObject({ ok: false })
    markAgreed(server, AGREED, undefined)
    expect(judge((document) => markAgreed(document, AGREED, 'mine'))).toMatchObject({ ok: false })
  })

  test('what was written before it was agreed, and comes late', () => {
    markAgreed(server, AGREED, undefined)
    const offline = copyOf(server)
    const before = Y.encodeStateVector(offline)
    firstWords(sectionText(offline, AGREED)).insert(0, 'skrevet i toget ')
    markAgreed(server, AGREED, hashOf(server))
    const late = Y.encodeStateAsUpdate(offline, before)
    expect(checkUpdate(server, late, ANYBODY)).toMatchObject({ ok: false, isOfAgreed: true })
  })
})

/** What replaces something and is deleted again at once, by the key that it stands under. */
const REPLACED_BY_NOTHING: Record<string, (document: Y.Doc, category: 3 | 4) => void> = {
  'a field': (document, category) => setAndDelete(record(document, `in-${category}`), 'place'),
  'a title': (document, category) => setAndDelete(record(document, `in-${category}`), 'title'),
  'a body': (document, category) => setAndDelete(record(document, `in-${category}`), 'body'),
  'the section it is in': (document, category) =>
    setAndDelete(record(document, `in-${category}`), 'category'),
  'one in the audience': (document, category) =>
    setAndDelete(record(document, `in-${category}`).get('audience') as Y.Map<unknown>, 'SMV’er'),
  'a whole activity': (document, category) => setAndDelete(activityRecords(document), `in-${category}`),
  'how a paragraph is': (document, category) => {
    const paragraph = sectionText(document, category).get(0) as Y.XmlElement
    paragraph.setAttribute('level', '2')
    paragraph.removeAttribute('level')
  },
}
function setAndDelete(map: Y.Map<unknown> | Y.Map<Y.Map<unknown>>, key: string): void {
  ;(map as Y.Map<unknown>).set(key, 'x')
  map.delete(key)
}
/** The same bytes, made to say that they delete nothing: Yjs does it all the same when it puts them in. */
function withoutDeletions(change: (document: Y.Doc) => void): Uint8Array {
  const page = copyOf(server)
  const before = Y.encodeStateVector(page)
  change(page)
  const update = Y.encodeStateAsUpdate(page, before)
  const deletions = Y.encodeSnapshot(Y.createSnapshot(Y.snapshot(page).ds, new Map())).length - 1
  return Uint8Array.from([...update.slice(0, update.length - deletions), 0])
}

describe('[SIGN-7] [S28] bytes that no page makes change nothing agreed', () => {
  test.each(Object.entries(REPLACED_BY_NOTHING))('%s, replaced by what is gone already', (_, change) => {
    const update = withoutDeletions((document) => change(document, AGREED))
    expect(checkUpdate(server, update, ANYBODY)).toMatchObject({ ok: false, isOfAgreed: true })
  })

  test.each(Object.entries(REPLACED_BY_NOTHING))('%s, in another section', (_, change) => {
    const update = withoutDeletions((document) => change(document, OPEN))
    expect(checkUpdate(server, update, ANYBODY)).toMatchObject({ ok: true })
  })
})

describe('[FOLLOW-5] what became of an activity in an agreed section', () => {
  test('is written, changed and taken out, and the words that were agreed have the same hash', () => {
    const agreed = hashOf(server)
    const said = { outcome: 'held', on: '2027-03-05', participants: 40, lessons: 'Flere borde.' } as const
    for (const fields of [said, { participants: 41 }, { participants: undefined, lessons: '' }]) {
      const update = updateOf((document) => setFollowUp(document, `in-${AGREED}`, fields))
      expect(checkUpdate(server, update, ANYBODY)).toMatchObject({ ok: true })
      Y.applyUpdate(server, update)
    }
    expect(readFollowUps(server).get(`in-${AGREED}`)?.outcome).toBe('held')
    expect(hashOf(server)).toBe(agreed)
  })

  test('takes no letter of the section along', () => {
    const both = judge((document) => {
      setFollowUp(document, `in-${AGREED}`, { outcome: 'held' })
      firstWords(sectionText(document, AGREED)).insert(0, 'x')
    })
    expect(both).toMatchObject({ ok: false, isOfAgreed: true })
  })
})

describe('[SIGN-7] all else goes on', () => {
  test.each(Object.entries(CHANGES))('%s, in another section', (_, change) => {
    expect(judge((document) => change(document, OPEN))).toMatchObject({ ok: true })
  })

  test.each(Object.entries(CHANGES))('%s, in this one, once it is being amended', (_, change) => {
    markAgreed(server, AGREED, undefined)
    expect(judge((document) => change(document, AGREED))).toMatchObject({ ok: true })
  })

  test('a page that sends all it has, with every deletion ever made', () => {
    expect(checkUpdate(server, Y.encodeStateAsUpdate(copyOf(server)), ANYBODY)).toMatchObject({ ok: true })
  })
})
