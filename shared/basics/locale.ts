/** The languages Samplan speaks; Danish is the one people meet first. */
export const LOCALES = ['da', 'en'] as const
export type Locale = (typeof LOCALES)[number]
