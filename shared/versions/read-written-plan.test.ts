import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { changeActivity } from '../plan/edit-plan.ts'
import { activityRecords, bodyOf, LOCAL_EDIT, sectionText, titleOf } from '../plan/plan-document.ts'
import { textBlocksOf } from '../plan/text-offsets.ts'
import { comparePlans } from './compare-plans.ts'
import { inheritWriters } from './inherit-writers.ts'
import { readWrittenPlan } from './read-written-plan.ts'
import {
  aPlan,
  copyFor,
  exchange,
  lettersOwned,
  lettersWith,
  PEOPLE,
  personOf,
  wordBy,
} from './testing/plans.ts'
import { linesOfText, wordsOfLine } from './text-lines.ts'
import { partsOf, planFrom, type WrittenPlan, type WrittenText } from './written-plan.ts'

const read = (document: Y.Doc) =>
  readWrittenPlan(document, { year: 2027, categories: BUILT_IN_CATEGORIES }, personOf)
const record = (document: Y.Doc) => activityRecords(document).get('messe') ?? new Y.Map<unknown>()
const body = (document: Y.Doc) => bodyOf(record(document)) ?? new Y.XmlFragment()
/** With one sign for the end of each line, as writers are counted. */
const flat = ({ text }: WrittenText) =>
  linesOfText(text)
    .map((line) => `${wordsOfLine(line)}¶`)
    .join('')

type Edit = [person: number, where: number, kind: number]

/** Types, deletes, parts a line or changes a title, somewhere. */
function edit(document: Y.Doc, person: (typeof PEOPLE)[number], where: number, kind: number): void {
  const word = wordBy(person, where)
  document.transact(() => {
    if (kind === 0) titleOf(record(document))?.insert(0, word)
    const text = kind % 2 === 0 ? body(document) : sectionText(document, 1)
    const blocks = textBlocksOf(text)
    const block = blocks[where % blocks.length]
    const [node] = block?.toArray() ?? []
    if (!block) return
    if (!(node instanceof Y.XmlText)) block.insert(0, [new Y.XmlText(word)])
    else if (kind === 3 && node.length > 2) node.delete(where % (node.length - 2), 2)
    else if (kind === 5) {
      const line = new Y.XmlElement('paragraph')
      line.insert(0, [new Y.XmlText(word)])
      text.insertAfter(block, [line])
    } else node.insert(where % (node.length + 1), word)
  })
}

const edits = fc.array(fc.tuple(fc.nat(2), fc.nat(100), fc.nat(6)), { minLength: 1, maxLength: 30 })

function played(strokes: readonly Edit[]): Y.Doc {
  const origin = aPlan()
  const copies = PEOPLE.map((person) => copyFor(person, origin))
  strokes.forEach(([who, where, kind], index) => {
    const [person, copy] = [PEOPLE[who], copies[who]]
    if (person && copy) edit(copy, person, where, kind)
    if (index % 4 === 3) exchange(...copies)
  })
  exchange(origin, ...copies)
  return origin
}

describe('[VERSION-5] who wrote what', () => {
  test('is right to the letter, whatever three people type and delete in one text at once', () => {
    fc.assert(
      fc.property(edits, (strokes) => {
        const [section] = read(played(strokes)).sections
        if (!section) throw new Error('There is no section.')
        const [written] = section.activities
        if (!written) throw new Error('There is no activity.')
        const known = ([letter]: [string, unknown]) => letter !== '¶'
        const sectionWords = flat(section)
        expect(lettersWith(sectionWords, section.writers).filter(known)).toEqual(
          lettersOwned(sectionWords).filter(known),
        )
        const words = flat({ text: written.activity.body, writers: [] })
        expect(lettersWith(words, written.bodyWriters).filter(known)).toEqual(
          lettersOwned(words).filter(known),
        )
        const { title } = written.activity
        expect(lettersWith(title, written.titleWriters)).toEqual(lettersOwned(title))
      }),
    )
  })

  test('stays so where only what has come since a version is told', () => {
    fc.assert(
      fc.property(edits, edits, (first, second) => {
        const before = read(played(first))
        const after = read(played([...first, ...second]))
        const { sections } = comparePlans(before, after)
        const pieces = sections.flatMap(({ text = [], activities }) => [
          ...text.flatMap((line) => line.pieces),
          ...activities.flatMap(({ title = [], body: lines = [] }) => [
            ...title,
            ...lines.flatMap((line) => line.pieces),
          ]),
        ])
        for (const { kind, text, by } of pieces) {
          if (kind !== 'inserted') continue
          expect(new Set(lettersOwned(text).map(([, owner]) => owner))).toEqual(new Set([by]))
        }
      }),
    )
  })

  test('is told of fields, and of each value of a list', () => {
    const origin = aPlan()
    const [anna, mette] = [copyFor('anna', origin), copyFor('mette', origin)]
    changeActivity(anna, 'messe', { place: 'Odense', audience: ['SMV'], start: '2027-03-05' }, LOCAL_EDIT)
    exchange(anna, mette)
    changeActivity(mette, 'messe', { audience: ['SMV', 'DTU'], status: 'planned' }, LOCAL_EDIT)
    const [section] = read(mette).sections
    expect(section?.activities[0]?.fieldWriters).toEqual({
      place: 'anna',
      start: 'anna',
      'audience/SMV': 'anna',
      'audience/DTU': 'mette',
      status: 'mette',
    })
  })

  test('is nobody’s in a text that holds more than it reads', () => {
    const document = copyFor('anna', aPlan())
    const stray = new Y.XmlElement('paragraph')
    stray.insert(0, [new Y.XmlText('ABC')])
    const list = new Y.XmlElement('bulletList')
    list.insert(0, [stray])
    sectionText(document, 1).insert(0, [list])
    const [section] = read(document).sections
    expect(section?.writers.every(({ by }) => by === undefined)).toBe(true)
  })
})

describe('[VERSION-5] what an earlier version knows of who wrote', () => {
  const of = (plan: WrittenPlan) => {
    const [section] = plan.sections
    return section ? lettersWith(flat(section), section.writers).filter(([letter]) => letter !== '¶') : []
  }
  const line = (words: string) => {
    const element = new Y.XmlElement('paragraph')
    element.insert(0, [new Y.XmlText(words)])
    return element
  }

  test('stays true where somebody parts another’s line in two', () => {
    const mette = copyFor('mette', aPlan())
    sectionText(mette, 1).insert(0, [line('ijk lmn')])
    const kept = read(mette)
    const anna = copyFor('anna', mette)
    // As an editor does it: the rest of the line is written anew.
    const [first] = textBlocksOf(sectionText(anna, 1))
    const [words] = first?.toArray() ?? []
    if (words instanceof Y.XmlText) words.delete(3, 4)
    sectionText(anna, 1).insert(1, [line('lmn'), line('AB')])
    expect(of(read(anna))).toContainEqual(['l', 'anna'])
    expect(of(inheritWriters(read(anna), kept))).toEqual(
      [...'ijklmnAB'].map((letter) => [letter, letter < 'a' ? 'anna' : 'mette']),
    )
  })

  test('is known after a new generation, where every word is the server’s', () => {
    const mette = copyFor('mette', aPlan())
    sectionText(mette, 1).insert(0, [line('ijk')])
    changeActivity(mette, 'messe', { title: 'mno', place: 'Odense' }, LOCAL_EDIT)
    const kept = read(mette)
    const anew = readWrittenPlan(mette, { year: 2027, categories: BUILT_IN_CATEGORIES }, () => undefined)
    expect(inheritWriters(anew, kept)).toEqual(kept)
  })
})

test('[VERSION-2] a plan comes back whole from its parts, whatever order they are in', () => {
  fc.assert(
    fc.property(edits, (strokes) => {
      const plan = read(played(strokes))
      expect(planFrom(partsOf(plan))).toEqual(plan)
      expect(planFrom(partsOf(plan).toReversed())).toEqual(plan)
    }),
  )
})
