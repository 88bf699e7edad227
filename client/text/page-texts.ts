import type { Locale } from '#shared/basics/locale.ts'
import type { agreementImport } from './da/agreement-import.ts'
import type { auditPage } from './da/audit.ts'
import type { label } from './da/label.ts'

/** Words that one page alone shows, by the word before their keys: they are fetched with it, and nobody waits for them elsewhere. */
export interface PageTexts {
  agreementImport: typeof agreementImport
  auditPage: typeof auditPage
  label: typeof label
}

export type PageWord = keyof PageTexts

const FETCHES: { [Word in PageWord]: Record<Locale, () => Promise<PageTexts[Word]>> } = {
  agreementImport: {
    da: () => import('./da/agreement-import.ts').then((file) => file.agreementImport),
    en: () => import('./en/agreement-import.ts').then((file) => file.agreementImport),
  },
  auditPage: {
    da: () => import('./da/audit.ts').then((file) => file.auditPage),
    en: () => import('./en/audit.ts').then((file) => file.auditPage),
  },
  label: {
    da: () => import('./da/label.ts').then((file) => file.label),
    en: () => import('./en/label.ts').then((file) => file.label),
  },
}

export const PAGE_WORDS = Object.keys(FETCHES) as PageWord[]

const known = new Map<string, PageTexts[PageWord] | Promise<PageTexts[PageWord]>>()

/** The words of this page; while they are on their way, the promise of them. Where they could not be had the next page asks again. */
export function pageTextsIn(
  word: PageWord,
  locale: Locale,
): PageTexts[PageWord] | Promise<PageTexts[PageWord]> {
  const name = `${word} ${locale}`
  const there = known.get(name)
  if (there) return there
  const fetching = FETCHES[word][locale]().then(
    (texts) => {
      known.set(name, texts)
      return texts
    },
    (error: unknown) => {
      known.delete(name)
      throw error
    },
  )
  known.set(name, fetching)
  return fetching
}
