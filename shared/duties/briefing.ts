/**
 * The weekly orientering: where the agreement has the parties keep each other informed of a whole section, one list a week of
 * what the other party has added and changed in it, with one receipt, in place of a warning on every activity.
 */
import type { Agreement } from '../agreement/agreement.ts'
import { categoriesOf } from '../agreement/categories.ts'
import { clausesOf } from '../agreement/clause.ts'
import { addDays, type IsoDate, isoWeekOf, mondayOf } from '../basics/iso-date.ts'
import { judgedState } from '../findings/judged-state.ts'
import type { Signature } from '../permissions/person.ts'
import {
  type Activity,
  activitiesOf,
  type Category,
  otherParty,
  type Party,
  type Plan,
} from '../plan/plan.ts'
import { dutyWordingHash } from './duty-wording.ts'

export interface BriefedActivity {
  activityId: string
  title: string
  isNew: boolean
  /** Of its words as they are told. */
  wordingHash: string
}

/** That a party has seen what was told in a week. Kept in the ledger, never altered. */
export interface BriefingReceipt {
  /** The Monday it begins on. */
  week: IsoDate
  category: Category
  items: Pick<BriefedActivity, 'activityId' | 'wordingHash'>[]
  /** Of the party that was told. */
  by: Signature
  at: string
}

export interface Briefing {
  week: IsoDate
  category: Category
  /** What it rests on. */
  clause: string
  items: BriefedActivity[]
  /** The latest receipt of the week; missing while nobody of the party has seen it as it is now. */
  seen?: Pick<BriefingReceipt, 'by' | 'at'>
}

/** The sections in which each party owes the other to hear of everything, with the clause that says so. */
export function briefedSections(agreement: Agreement): { category: Category; clause: string }[] {
  return categoriesOf(agreement).flatMap((category) => {
    const mutual = clausesOf(agreement, category).find(
      ({ standing, responsible, informed }) =>
        standing && responsible.includes(BOTH) && informed.includes(EACH_OTHER),
    )
    return mutual ? [{ category, clause: mutual.id }] : []
  })
}

/** Actors of the agreement's data. */
const BOTH = 'both'
const EACH_OTHER = 'other'

export interface WeekOfPlan {
  week: IsoDate
  /** As the plan was when the week began; all is new in one that was begun in it. */
  before: Plan | undefined
  /** As it was when the week ended, or as it is. */
  after: Plan
}

/** What a party is to hear of that week; nothing of a section in which the other has changed nothing. */
export function toldIn(
  party: Party,
  { week, before, after }: WeekOfPlan,
  agreement: Agreement,
): Omit<Briefing, 'seen'>[] {
  const known = new Map(before ? activitiesOf(before).map((activity) => [activity.id, hashOf(activity)]) : [])
  const others = activitiesOf(after).filter((activity) => activity.party === otherParty(party))
  return briefedSections(agreement).flatMap(({ category, clause }) => {
    const items = others
      .filter((activity) => activity.category === category && known.get(activity.id) !== hashOf(activity))
      .map((activity) => ({
        activityId: activity.id,
        title: activity.title,
        isNew: !known.has(activity.id),
        wordingHash: hashOf(activity),
      }))
    return items.length === 0 ? [] : [{ week, category, clause, items }]
  })
}

/** The same with whether the party has seen all of each, as it is now. */
export function withReceipts(
  party: Party,
  told: readonly Omit<Briefing, 'seen'>[],
  receipts: readonly BriefingReceipt[],
): Briefing[] {
  return told.map((briefing) => {
    const { week, category, items } = briefing
    const given = receipts.filter((receipt) => receipt.by.party === party && receipt.category === category)
    const last = given.findLast((receipt) => receipt.week === week)
    const isSeen = last && items.every((item) => given.some((receipt) => receipt.items.some(isSame(item))))
    return { ...briefing, ...(isSeen && { seen: { by: last.by, at: last.at } }) }
  })
}

function isSame({ activityId, wordingHash }: BriefedActivity) {
  return (one: BriefingReceipt['items'][number]) =>
    one.activityId === activityId && one.wordingHash === wordingHash
}

function hashOf(activity: Activity): string {
  return dutyWordingHash(judgedState(activity))
}

/** The Mondays of the weeks that can still be seen to: this one and those before it, the newest first. */
export function briefedWeeks(today: IsoDate): IsoDate[] {
  const monday = mondayOf(today)
  return Array.from({ length: WEEKS }, (_, back) => addDays(monday, -7 * back))
}

const WEEKS = 4

/** 1..53. */
export function weekNumber(monday: IsoDate): number {
  return isoWeekOf(monday).week
}
