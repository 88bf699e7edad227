import type { Agreement } from '../agreement/agreement.ts'
import type { Overlap, RoleFinding } from '../findings/findings.ts'
import { lessonCounter } from '../overlap/concept-pair.ts'
import { OverlapIndex } from '../overlap/overlap-index.ts'
import {
  type JudgedActivity,
  type Mention,
  type Reading,
  readActivity,
  type Term,
} from '../overlap/reading.ts'
import { vocabularyOf } from '../overlap/vocabulary.ts'
import { roleFindingOf } from '../role-findings/find-role-findings.ts'
import type { AddedWord, WorkspaceVocabulary } from './workspace-vocabulary.ts'

/** What one vocabulary makes of a plan's activities that another does not. */
export interface Effect {
  /** Ids of the activities that are read otherwise. */
  using: string[]
  appeared: Overlap[]
  gone: Overlap[]
  /** Overlaps that have become related ones, or the other way round. */
  changed: { before: Overlap; after: Overlap }[]
  /** Overlaps that are called the same, but that more lessons make count for less. */
  lowered: Overlap[]
  rolesAppeared: RoleFinding[]
  rolesGone: RoleFinding[]
}

/** Answers whether any warning comes, goes, is called something else or counts for less. */
export function changesWarnings(effect: Effect): boolean {
  const { appeared, gone, changed, lowered, rolesAppeared, rolesGone } = effect
  return [appeared, gone, changed, lowered, rolesAppeared, rolesGone].some((list) => list.length > 0)
}

/** Answers whether it makes no difference at all, in no activity and no warning. */
export function isNothing(effect: Effect): boolean {
  return effect.using.length === 0 && !changesWarnings(effect)
}

/** Compares what two vocabularies make of the same activities: how they are read, and which warnings come of it. */
export function effectOf(
  activities: readonly JudgedActivity[],
  agreement: Agreement,
  before: WorkspaceVocabulary,
  after: WorkspaceVocabulary,
): Effect {
  return createEffectReader(activities, agreement).effectOf(before, after)
}

/** Answers as `effectOf` does, again and again for the same activities: what one vocabulary makes of them is kept as long as that object is. */
export interface EffectReader {
  effectOf(before: WorkspaceVocabulary, after: WorkspaceVocabulary): Effect
}

interface Judged {
  readings: readonly Reading[]
  overlaps: readonly Overlap[]
  roleFindings: readonly RoleFinding[]
}

/** Makes a reader of the effects of vocabularies on these activities. */
export function createEffectReader(
  activities: readonly JudgedActivity[],
  agreement: Agreement,
): EffectReader {
  const readingsWith = memo((words: readonly AddedWord[]): readonly Reading[] => {
    const vocabulary = vocabularyOf(agreement, words)
    return activities.map((activity) => readActivity(activity, vocabulary))
  })
  const judgedWith = memo(({ words, lessons }: WorkspaceVocabulary): Judged => {
    const readings = readingsWith(words)
    const index = new OverlapIndex(lessonCounter(lessons))
    for (const reading of readings) index.put(reading)
    return {
      readings,
      overlaps: index.overlaps(),
      roleFindings: readings.flatMap((reading) => roleFindingOf(reading) ?? []),
    }
  })
  return { effectOf: (before, after) => difference(judgedWith(before), judgedWith(after)) }
}

function difference(before: Judged, after: Judged): Effect {
  const old = new Map(before.overlaps.map((overlap) => [overlap.id, overlap]))
  const kept = after.overlaps.flatMap((now) => {
    const then = old.get(now.id)
    return then ? [{ before: then, after: now }] : []
  })
  return {
    using: after.readings.flatMap((reading, index) =>
      isReadAlike(reading, before.readings[index]) ? [] : [reading.activity.id],
    ),
    appeared: missingIn(before.overlaps, after.overlaps),
    gone: missingIn(after.overlaps, before.overlaps),
    changed: kept.filter((pair) => pair.before.label !== pair.after.label),
    lowered: kept
      .filter(
        (pair) => pair.before.label === pair.after.label && lessonsOn(pair.after) > lessonsOn(pair.before),
      )
      .map((pair) => pair.after),
    rolesAppeared: missingIn(before.roleFindings, after.roleFindings, idAndKind),
    rolesGone: missingIn(after.roleFindings, before.roleFindings, idAndKind),
  }
}

function lessonsOn({ lowered = 0 }: Overlap): number {
  return lowered
}

/** Those of `all` that are not among `some`. */
function missingIn<Finding extends { id: string }>(
  some: readonly Finding[],
  all: readonly Finding[],
  nameOf: (finding: Finding) => string = ({ id }) => id,
): Finding[] {
  const names = new Set(some.map(nameOf))
  return all.filter((finding) => !names.has(nameOf(finding)))
}

/** A role finding keeps its id, and with it what was decided, where a word makes another kind of it. */
function idAndKind({ id, kind }: RoleFinding): string {
  return `${id} ${kind}`
}

function isReadAlike(reading: Reading, other: Reading | undefined): boolean {
  return (
    reading === other ||
    (other !== undefined &&
      hasSame(reading.mentions, other.mentions, isSameMention) &&
      hasSame(reading.terms, other.terms, isSameTerm))
  )
}

function hasSame<Value>(
  values: ReadonlyMap<string, Value>,
  others: ReadonlyMap<string, Value>,
  isSame: (value: Value, other: Value) => boolean,
): boolean {
  if (values.size !== others.size) return false
  for (const [key, value] of values) {
    const other = others.get(key)
    if (other === undefined || !isSame(value, other)) return false
  }
  return true
}

/** Not by the concept itself: it has another list of forms wherever a word was added to it. */
function isSameMention(mention: Mention, other: Mention): boolean {
  return isSameTerm(mention, other) && hasSameMembers(mention.fields, other.fields)
}

function isSameTerm(term: Term, other: Term): boolean {
  return term.weight === other.weight && hasSameMembers(new Set(term.words), new Set(other.words))
}

function hasSameMembers(members: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return members.size === others.size && members.isSubsetOf(others)
}

function memo<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, Value>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}
