import type { Locale } from '#shared/basics/locale.ts'

/** The tag for Intl and for the page's lang attribute. */
export function languageTag(locale: Locale): string {
  return locale === 'da' ? 'da-DK' : 'en-GB'
}
