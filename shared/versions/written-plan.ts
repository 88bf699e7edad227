/** A plan as plain values, with who wrote what of it: what a version keeps. No Yjs, no history, nothing deleted. */
import type { Activity, Category, Plan } from '../plan/plan.ts'
import { inReadingOrder } from '../plan/read-plan.ts'
import type { RichText } from '../plan/rich-text.ts'

/** So many characters in a row by one person; without `by` nobody knows whose they are. */
export interface Span {
  length: number
  by?: string
}

/** Its spans cover the words of its lines, and one character for the end of each line; see text-lines.ts. */
export interface WrittenText {
  text: RichText
  writers: Span[]
}

export interface WrittenActivity {
  activity: Activity
  titleWriters: Span[]
  bodyWriters: Span[]
  /** Who has written the value that stands in a field; each value of audience and partners by itself: `audience/SMV`. */
  fieldWriters: Record<string, string>
}

export interface WrittenSection extends WrittenText {
  category: Category
  activities: WrittenActivity[]
}

export interface WrittenPlan {
  title: string
  year: number
  sections: WrittenSection[]
}

/** What it reads, whoever wrote it. */
export function planOf({ title, year, sections }: WrittenPlan): Plan {
  return {
    title,
    year,
    sections: sections.map(({ category, text, activities }) => ({
      category,
      text,
      activities: activities.map(({ activity }) => activity),
    })),
  }
}

/** A plan in the pieces that a version is kept in: so that what has not changed is not kept again. */
export type PlanPart =
  | { kind: 'plan'; title: string; year: number }
  | ({ kind: 'section'; category: Category } & WrittenText)
  | ({ kind: 'activity' } & WrittenActivity)

export function partsOf({ title, year, sections }: WrittenPlan): PlanPart[] {
  return [
    { kind: 'plan', title, year },
    ...sections.flatMap(({ category, text, writers, activities }): PlanPart[] => [
      { kind: 'section', category, text, writers },
      ...activities.map((activity): PlanPart => ({ kind: 'activity', ...activity })),
    ]),
  ]
}

/** The plan that the parts make, in whatever order they come. */
export function planFrom(parts: readonly PlanPart[]): WrittenPlan {
  const head = parts.find((part) => part.kind === 'plan')
  const activities = parts.flatMap((part): WrittenActivity[] => {
    if (part.kind !== 'activity') return []
    const { kind: _, ...written } = part
    return [written]
  })
  const sections = parts
    .flatMap((part): WrittenSection[] => {
      if (part.kind !== 'section') return []
      const { category, text, writers } = part
      return [
        {
          category,
          text,
          writers,
          activities: activities
            .filter(({ activity }) => activity.category === category)
            .sort((one, other) => inReadingOrder(one.activity, other.activity)),
        },
      ]
    })
    .sort((one, other) => one.category - other.category)
  return { title: head?.title ?? '', year: head?.year ?? 0, sections }
}
