import { type Locale, languageTag } from '#shared/basics/locale.ts'
import type { Party } from '#shared/plan/plan.ts'
import type { Agreement } from './agreement.ts'

/** What the agreement calls a party. */
export function partyName(agreement: Agreement, party: Party, locale: Locale): string {
  return agreement.parties.find(({ id }) => id === party)?.name[locale] ?? party
}

/** Both parties, as in a sentence: `CenSec og DI FOS`. */
export function bothPartyNames(agreement: Agreement, locale: Locale): string {
  const names = agreement.parties.map(({ name }) => name[locale])
  return new Intl.ListFormat(languageTag(locale), { type: 'conjunction' }).format(names)
}
