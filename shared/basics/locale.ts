/** The languages Samplan speaks; Danish is the one people meet first. */
export const LOCALES = ['da', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** The tag for Intl, for a page's lang attribute and for documents. `en` alone would be American, and the parties write 5 March. */
export function languageTag(locale: Locale): string {
  return locale === 'da' ? 'da-DK' : 'en-GB'
}
