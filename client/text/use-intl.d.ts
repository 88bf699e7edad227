import type { Locale as SamplanLocale } from '#shared/basics/locale.ts'
import type { Texts } from './da.ts'
import type { PageTexts } from './page-texts.ts'

// Makes every key and every value in a text known to the compiler.
declare module 'use-intl' {
  interface AppConfig {
    Locale: SamplanLocale
    Messages: Texts & PageTexts
  }
}
