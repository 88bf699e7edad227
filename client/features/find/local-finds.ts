import type { Agreement } from '#shared/agreement/agreement.ts'
import type { SignedWording } from '#shared/agreement/wording/signed-wording.ts'
import type { Locale } from '#shared/basics/locale.ts'
import { clauseEntries } from '#shared/find/clause-entries.ts'
import { commentEntries } from '#shared/find/comment-entries.ts'
import type { FindEntry } from '#shared/find/entry.ts'
import { FindIndex } from '#shared/find/find-index.ts'
import { activityEntry, sectionEntry } from '#shared/find/plan-entries.ts'
import { readThreads } from '#shared/ledger/read-ledger.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { sectionText } from '#shared/plan/plan-document.ts'
import { readRichText } from '#shared/plan/rich-text-document.ts'
import type { OpenPlan } from '../plan/plan-context.tsx'

/** Something to look through in the browser. */
export interface Searched {
  index: FindIndex
  /** Of a plan, or of its confidential part; undefined for the agreement. */
  plan: OpenPlan | undefined
  isConfidential: boolean
}

/** The plan on the page and what goes with it, as it is written at this moment, whether or not it has been saved. */
export function searchedInPlan(
  openPlan: { plan: OpenPlan; confidential: OpenPlan | undefined },
  locale: Locale,
): Searched[] {
  const { plan, confidential } = openPlan
  return [
    { index: indexOf(plan, locale), plan, isConfidential: false },
    ...(confidential
      ? [{ index: indexOf(confidential, locale), plan: confidential, isConfidential: true }]
      : []),
  ]
}

/** The clauses of the agreement and the words that were signed, which everybody has. */
export function searchedAgreement(
  agreement: Agreement,
  signed: SignedWording | undefined,
  locale: Locale,
): Searched {
  const isKept = clauses?.agreement === agreement && clauses.signed === signed && clauses.locale === locale
  if (!clauses || !isKept) {
    const index = clauses?.index ?? new FindIndex()
    index.keep(clauseEntries(agreement, locale, signed))
    clauses = { agreement, signed, locale, index }
  }
  return { index: clauses.index, plan: undefined, isConfidential: false }
}

/** As they were looked through last: there is one agreement in force, and one language at a time. */
let clauses:
  | { agreement: Agreement; signed: SignedWording | undefined; locale: Locale; index: FindIndex }
  | undefined

/** Indexes live as long as the plan is on the page; what has not changed since the last question is not read again. */
const indexes = new WeakMap<OpenPlan, { index: FindIndex; refresh(locale: Locale): void }>()

function indexOf(plan: OpenPlan, locale: Locale): FindIndex {
  const known = indexes.get(plan) ?? follow(plan)
  indexes.set(plan, known)
  known.refresh(locale)
  return known.index
}

function follow({ agreement, categories, document, ledger, activities }: OpenPlan) {
  const index = new FindIndex()
  let read: Locale | undefined
  const changed = () => {
    read = undefined
  }
  document.on('update', changed)
  ledger.on('update', changed)
  return {
    index,
    refresh(locale: Locale) {
      if (read === locale) return
      read = locale
      index.keep([
        ...activities.read().map((activity) => entryOf(activity, agreement)),
        ...categories.map((category) =>
          sectionEntry({ category, text: readRichText(sectionText(document, category)) }, agreement, locale),
        ),
        ...commentEntries(readThreads(ledger)),
      ])
    },
  }
}

/** Activities keep their identity while they are not changed. */
const entries = new WeakMap<Activity, FindEntry>()

function entryOf(activity: Activity, agreement: Agreement): FindEntry {
  const known = entries.get(activity) ?? activityEntry(activity, agreement)
  entries.set(activity, known)
  return known
}
