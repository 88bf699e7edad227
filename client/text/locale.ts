export const LOCALES = ['da', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** The tag for Intl and for the page's lang attribute. */
export function languageTag(locale: Locale): string {
  return locale === 'da' ? 'da-DK' : 'en-GB'
}
