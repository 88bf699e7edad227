/** Plans that three people write in at once, each with letters nobody else has: so one sees whose a letter is. */
import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { beginPlan, createActivity } from '../../plan/edit-plan.ts'
import { LOCAL_EDIT } from '../../plan/plan-document.ts'
import type { Span } from '../written-plan.ts'

export const PEOPLE = ['anna', 'mette', 'peter'] as const
type Person = (typeof PEOPLE)[number]

const CLIENT_IDS: Record<Person, number> = { anna: 11, mette: 22, peter: 33 }
const LETTERS: Record<Person, string> = { anna: 'ABCDEFGH', mette: 'ijklmnop', peter: '12345678' }

export const personOf = (clientId: number) => PEOPLE.find((person) => CLIENT_IDS[person] === clientId)

/** A word of the person's own. */
export function wordBy(person: Person, seed: number): string {
  return LETTERS[person].slice(seed % 4, (seed % 4) + 1 + (seed % 3))
}

/** Whose the letter is; nobody's where it is none of theirs. */
function ownerOf(letter: string): Person | undefined {
  return PEOPLE.find((person) => LETTERS[person].includes(letter))
}

/** The letters with their writers, one by one, as the spans say. */
export function lettersWith(text: string, spans: readonly Span[]): [string, string | undefined][] {
  const writers = spans.flatMap(({ length, by }) => Array.from({ length }, () => by))
  return [...text].map((letter, index) => [letter, writers[index]])
}

/** The same as the letters themselves say. */
export function lettersOwned(text: string): [string, string | undefined][] {
  return [...text].map((letter) => [letter, ownerOf(letter)])
}

/** A plan with one activity, begun by nobody in particular. */
export function aPlan(): Y.Doc {
  const document = new Y.Doc()
  beginPlan(document, 'Plan 2027', BUILT_IN_CATEGORIES)
  createActivity(document, 'messe', { party: 'censec', category: 1, rank: 'a0', title: '' }, LOCAL_EDIT)
  return document
}

/** The same plan, as somebody has it before them. */
export function copyFor(person: Person, document: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  copy.clientID = CLIENT_IDS[person]
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document))
  return copy
}

export function exchange(...documents: readonly Y.Doc[]): void {
  for (const one of documents)
    for (const other of documents)
      if (one !== other) Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)))
}
