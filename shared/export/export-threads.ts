import type { Agreement } from '#shared/agreement/agreement.ts'
import { categoryTitle } from '#shared/agreement/clause.ts'
import { partyName } from '#shared/agreement/party-name.ts'
import { formatInstant } from '#shared/basics/format-date.ts'
import type { Locale } from '#shared/basics/locale.ts'
import type { TextPlace } from '#shared/comments/thread.ts'
import { activitiesOf, type Plan } from '#shared/plan/plan.ts'
import { flatText } from '#shared/plan/rich-text.ts'
import type { ExportThread } from './export-document.ts'
import { EXPORT_WORDS } from './export-words.ts'
import type { PlacedThread, ThreadPlace } from './placed-thread.ts'

/** The threads as the document tells them, numbered from one in their order. */
export function exportThreads(
  threads: readonly PlacedThread[],
  plan: Plan,
  agreement: Agreement,
  locale: Locale,
): ExportThread[] {
  const words = EXPORT_WORDS[locale]
  const activities = new Map(activitiesOf(plan).map((activity) => [activity.id, activity]))
  const textOf = (place: TextPlace) =>
    place.kind === 'body'
      ? activities.get(place.activityId)?.body
      : plan.sections.find(({ category }) => category === place.category)?.text
  const about = (place: ThreadPlace): string => {
    switch (place.kind) {
      case 'plan':
        return plan.title
      case 'activity':
        return activities.get(place.activityId)?.title.trim() || words.untitled
      case 'attached':
        return flatText(textOf(place.place) ?? []).slice(place.from, place.to)
      case 'detached':
        return place.section === undefined
          ? words.goneWords(place.quote)
          : `${words.goneWords(place.quote)} (${place.section}. ${categoryTitle(agreement, place.section, locale)})`
      default:
        place satisfies never
        throw new Error('unknown place of a thread')
    }
  }
  return threads.map(({ comments, place }, index) => ({
    number: index + 1,
    about: about(place),
    comments: comments.map(({ author, at, body }) => ({
      author: `${author.name} (${partyName(agreement, author.party, locale)})`,
      at,
      when: formatInstant(at, locale),
      lines: body.split('\n'),
    })),
  }))
}
