import { useLocale, useTranslations } from 'use-intl'
import { formatPeriod } from '#shared/plan/format-period.ts'
import type { ActivityParty, Period } from '#shared/plan/plan.ts'
import { shortDay } from './moment.ts'

/**
 * A date or a name that stays on one line; a range may break at its dash. For the screen alone: browsers find and copy
 * these spaces as plain ones, while Word and a text field do not.
 */
export function unbroken(text: string): string {
  return text.replace(/(?<!–) (?!–)/gu, '\u00a0')
}

/** Parties, days and periods as they go into a sentence on the screen. */
export function useNames() {
  const common = useTranslations('common')
  const locale = useLocale()
  return {
    party: (party: ActivityParty) => unbroken(common(`parties.${party}`)),
    /** `CenSecs`, before what is theirs. */
    owner: (party: ActivityParty) => unbroken(common(`partiesGenitive.${party}`)),
    /** Both parties, by which they are, for a sentence that is about the two. */
    both: {
      cluster: unbroken(common('parties.censec')),
      association: unbroken(common('parties.difos')),
    },
    day: (instant: string) => unbroken(shortDay(instant, locale)),
    period: (period: Period) => unbroken(formatPeriod(period, locale)),
  }
}
