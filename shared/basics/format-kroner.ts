import { type Locale, languageTag } from './locale.ts'

/** Whole Danish kroner: `1.250.000 kr.` · `DKK 1,250,000`. */
export function formatKroner(amount: number, locale: Locale): string {
  const number = new Intl.NumberFormat(languageTag(locale), { maximumFractionDigits: 0 }).format(amount)
  return locale === 'da' ? `${number} kr.` : `DKK ${number}`
}
