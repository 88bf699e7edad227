import { type Locale, languageTag } from './locale.ts'

// Made once: an account has hundreds of numbers.
const FORMATS: Record<Locale, Intl.NumberFormat> = {
  da: new Intl.NumberFormat(languageTag('da')),
  en: new Intl.NumberFormat(languageTag('en')),
}

/** `1.250` · `1,250`. */
export function formatNumber(value: number, locale: Locale): string {
  return FORMATS[locale].format(value)
}
