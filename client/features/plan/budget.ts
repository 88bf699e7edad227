import { type Locale, languageTag } from '#shared/basics/locale.ts'

export function formatBudget(kroner: number | undefined, locale: Locale): string {
  return kroner === undefined ? '' : new Intl.NumberFormat(languageTag(locale)).format(kroner)
}
