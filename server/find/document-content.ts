import type { Agreement } from '#shared/agreement/agreement.ts'
import type { Locale } from '#shared/basics/locale.ts'
import type { Thread } from '#shared/comments/thread.ts'
import { clauseEntries } from '#shared/find/clause-entries.ts'
import { commentEntries } from '#shared/find/comment-entries.ts'
import type { FindEntry } from '#shared/find/entry.ts'
import { personEntries } from '#shared/find/person-entries.ts'
import { activityEntry, sectionEntry } from '#shared/find/plan-entries.ts'
import type { Person } from '#shared/permissions/person.ts'
import type { Activity, Category } from '#shared/plan/plan.ts'
import type { RichText } from '#shared/plan/rich-text.ts'

/** What a document holds, or a piece of it, as it goes to the thread that looks through it. */
export type DocumentContent =
  | { kind: 'plan'; texts: { category: Category; text: RichText }[]; activities: Activity[] }
  | { kind: 'ledger'; threads: Thread[] }
  | { kind: 'people'; people: Person[] }
  | { kind: 'agreement'; locale: Locale }

/** What can be found of it. */
export function entriesOf(content: DocumentContent, agreement: Agreement): FindEntry[] {
  switch (content.kind) {
    case 'plan':
      return [
        ...content.texts.map((section) => sectionEntry(section, agreement, 'da')),
        ...content.activities.map((activity) => activityEntry(activity, agreement)),
      ]
    case 'ledger':
      return commentEntries(content.threads)
    case 'people':
      return personEntries(content.people, agreement)
    case 'agreement':
      return clauseEntries(agreement, content.locale)
    default:
      content satisfies never
      return []
  }
}
