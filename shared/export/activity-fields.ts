import type { Agreement } from '#shared/agreement/agreement.ts'
import { bothPartyNames, partyName } from '#shared/agreement/party-name.ts'
import { formatKroner } from '#shared/basics/format-kroner.ts'
import type { Locale } from '#shared/basics/locale.ts'
import { formatPeriod } from '#shared/plan/format-period.ts'
import type { Activity, ActivityParty } from '#shared/plan/plan.ts'
import type { Field } from './export-document.ts'
import { EXPORT_WORDS } from './export-words.ts'

/** An activity's fields as a reader sees them, in fixed order; the ones nobody has filled in are left out. */
export function activityFields(activity: Activity, agreement: Agreement, locale: Locale): Field[] {
  const words = EXPORT_WORDS[locale]
  const labels = words.fields
  const fields: Field[] = [
    { label: labels.party, value: activityPartyName(activity.party, agreement, locale) },
    { label: labels.period, value: formatPeriod(activity, locale) },
    { label: labels.status, value: words.status[activity.status] },
    { label: labels.responsible, value: activity.responsible },
    { label: labels.audience, value: activity.audience.join(', ') },
    { label: labels.counterpart, value: activity.counterpart },
    { label: labels.place, value: activity.place },
    { label: labels.partners, value: activity.partners.join(', ') },
    {
      label: labels.budget,
      value: activity.budget === undefined ? '' : formatKroner(activity.budget, locale),
    },
    { label: labels.goal, value: activity.goal },
  ]
  return fields.filter((field) => field.value.trim() !== '')
}

/** `CenSec`, or for a joint one both: `Fælles (CenSec og DI FOS)`. */
export function activityPartyName(party: ActivityParty, agreement: Agreement, locale: Locale): string {
  if (party === 'joint') return `${EXPORT_WORDS[locale].joint} (${bothPartyNames(agreement, locale)})`
  return partyName(agreement, party, locale)
}
