/** Two plans compared: how much first, then section by section, activity by activity, field by field. */
import { canonicalJson } from '../basics/canonical-json.ts'
import type { Activity, Category } from '../plan/plan.ts'
import { compareTexts, compareWords, type LineChange, type Piece } from './compare-texts.ts'
import { COMPARED_FIELDS, type ComparedField } from './compared-fields.ts'
import type { WrittenActivity, WrittenPlan, WrittenSection } from './written-plan.ts'

export interface FieldChange {
  field: ComparedField
  /** Who wrote what stands there now, as far as anybody knows. */
  by: string[]
}

/** An activity's fields and title, without its text. */
export type ActivityFacts = Omit<Activity, 'rank' | 'body' | 'description'>

export interface ActivityChange {
  id: string
  kind: 'new' | 'changed' | 'removed'
  before?: ActivityFacts
  after?: ActivityFacts
  /** Of a changed one, those that differ. */
  fields: FieldChange[]
  title?: Piece[]
  body?: LineChange[]
}

export interface SectionChange {
  category: Category
  text?: LineChange[]
  /** The activities that both have in it stand in another order. */
  isReordered: boolean
  /** In reading order; removed ones behind, where they were. */
  activities: ActivityChange[]
}

export interface PlanChange {
  counts: { new: number; changed: number; removed: number; texts: number }
  title?: Piece[]
  /** Those in which something has changed. */
  sections: SectionChange[]
}

/** What makes the new plan of the old one. Compared the other way round, what is new is removed, and the counts are the same. */
export function comparePlans(before: WrittenPlan, after: WrittenPlan): PlanChange {
  const old = new Map(activitiesOf(before).map((written) => [written.activity.id, written]))
  const ids = new Set(activitiesOf(after).map(({ activity }) => activity.id))
  const sections = after.sections.flatMap((section): SectionChange[] => {
    const earlier = before.sections.find(({ category }) => category === section.category)
    const activities = [
      ...section.activities.flatMap((written) => changeOf(old.get(written.activity.id), written)),
      ...(earlier?.activities ?? []).filter(({ activity }) => !ids.has(activity.id)).map(removal),
    ]
    const text = compareTexts(earlier ?? EMPTY, section)
    const isReordered = earlier !== undefined && isInOtherOrder(earlier, section)
    if (!text && !isReordered && activities.length === 0) return []
    return [{ category: section.category, ...(text && { text }), isReordered, activities }]
  })
  const count = (kind: ActivityChange['kind']) =>
    sections.flatMap(({ activities }) => activities).filter((change) => change.kind === kind).length
  const title = compareWords(before.title, after.title, [])
  return {
    counts: {
      new: count('new'),
      changed: count('changed'),
      removed: count('removed'),
      texts: sections.filter(({ text }) => text).length,
    },
    ...(title && { title }),
    sections,
  }
}

/** Whether the two plans read the same. */
export function isAlike({ title, sections }: PlanChange): boolean {
  return title === undefined && sections.length === 0
}

const EMPTY = { text: [], writers: [] }

function activitiesOf({ sections }: WrittenPlan): WrittenActivity[] {
  return sections.flatMap(({ activities }) => activities)
}

function changeOf(before: WrittenActivity | undefined, after: WrittenActivity): ActivityChange[] {
  if (!before) return [addition(after)]
  const fields = COMPARED_FIELDS.filter(
    (field) => !isEqual(valueIn(before.activity, field), valueIn(after.activity, field)),
  )
  const title = compareWords(before.activity.title, after.activity.title, after.titleWriters)
  const body = compareTexts(bodyOf(before), bodyOf(after))
  if (fields.length === 0 && !title && !body) return []
  return [
    {
      id: after.activity.id,
      kind: 'changed',
      before: factsOf(before),
      after: factsOf(after),
      fields: fields.map((field) => ({ field, by: writersOfField(before, after, field) })),
      ...(title && { title }),
      ...(body && { body }),
    },
  ]
}

function addition(written: WrittenActivity): ActivityChange {
  const title = compareWords('', written.activity.title, written.titleWriters)
  const body = compareTexts(EMPTY, bodyOf(written))
  return {
    id: written.activity.id,
    kind: 'new',
    after: factsOf(written),
    fields: [],
    ...(title && { title }),
    ...(body && { body }),
  }
}

function removal(written: WrittenActivity): ActivityChange {
  const title = compareWords(written.activity.title, '', [])
  const body = compareTexts(bodyOf(written), EMPTY)
  return {
    id: written.activity.id,
    kind: 'removed',
    before: factsOf(written),
    fields: [],
    ...(title && { title }),
    ...(body && { body }),
  }
}

function bodyOf({ activity, bodyWriters }: WrittenActivity) {
  return { text: activity.body, writers: bodyWriters }
}

function factsOf({ activity }: WrittenActivity): ActivityFacts {
  const { rank: _rank, body: _body, description: _description, ...facts } = activity
  return facts
}

function valueIn(activity: Activity, field: ComparedField): unknown {
  const { start, end, precision } = activity
  if (field === 'period') return { start, end, precision }
  return field === 'section' ? activity.category : activity[field]
}

/** The names that the record has the field's values under. */
function keysOf(field: ComparedField, { activity }: WrittenActivity): string[] {
  if (field === 'period') return ['start', 'end', 'precision']
  if (field === 'section') return ['category']
  if (field === 'audience' || field === 'partners') return activity[field].map((value) => `${field}/${value}`)
  return [field]
}

/** Of whatever is otherwise than it was. */
function writersOfField(before: WrittenActivity, after: WrittenActivity, field: ComparedField): string[] {
  const had = new Set(keysOf(field, before).filter((key) => key.includes('/')))
  const writers = keysOf(field, after)
    .filter((key) => (key.includes('/') ? !had.has(key) : !isEqualAt(before, after, key)))
    .flatMap((key) => after.fieldWriters[key] ?? [])
  return [...new Set(writers)]
}

function isEqualAt(before: WrittenActivity, after: WrittenActivity, key: string): boolean {
  return isEqual(Reflect.get(before.activity, key), Reflect.get(after.activity, key))
}

function isEqual(one: unknown, other: unknown): boolean {
  return canonicalJson({ at: one }) === canonicalJson({ at: other })
}

function isInOtherOrder(before: WrittenSection, after: WrittenSection): boolean {
  const idsIn = ({ activities }: WrittenSection) => activities.map(({ activity }) => activity.id)
  const [old, now] = [idsIn(before), idsIn(after)]
  const common = (ids: readonly string[], others: readonly string[]) =>
    ids.filter((id) => others.includes(id)).join(' ')
  return common(old, now) !== common(now, old)
}
