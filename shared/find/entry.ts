import type { ActivityParty, Category } from '../plan/plan.ts'

/** Where choosing what was found leads to. */
export type FindPlace =
  | { kind: 'activity'; activityId: string; category: Category; party: ActivityParty }
  | { kind: 'section'; category: Category }
  | { kind: 'comment'; threadId: string; about: CommentedOn }
  | { kind: 'clause'; clauseId: string }
  | { kind: 'person'; personId: string }
  /** Found on the page alone, among those that the server has listed for the person. */
  | { kind: 'duty'; dutyId: string }

/** The kinds of things that are found, in the order in which they are listed. Another kind begins in `FindPlace`. */
export const FIND_KINDS = [
  'activity',
  'section',
  'comment',
  'duty',
  'clause',
  'person',
] as const satisfies FindPlace['kind'][]

/** What a comment is about, as far as that can be told without the plan. */
export interface CommentedOn {
  activityId?: string
  category?: Category
}

/** Something that can be found, by its words. */
export interface FindEntry {
  /** Its own among all that stand in the same document. */
  key: string
  place: FindPlace
  /** What it is called. */
  title: string
  /** What it says. */
  text: string
  /** What else is shown of it when that is what was found: places, names, audiences. */
  facts: string
  /** Words that it is found by and that are not shown. */
  also: string
}
