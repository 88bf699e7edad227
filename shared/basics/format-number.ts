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

const SHARES: Record<Locale, Intl.NumberFormat> = {
  da: new Intl.NumberFormat(languageTag('da'), { style: 'percent' }),
  en: new Intl.NumberFormat(languageTag('en'), { style: 'percent' }),
}

/** A share from 0 to 1 as `82 %` · `82%`, rounded down, so that what is not reached is not said to be. */
export function formatShare(share: number, locale: Locale): string {
  // What floating point leaves below a whole percent is none.
  return SHARES[locale].format(Math.floor(share * 100 + 1e-9) / 100)
}
