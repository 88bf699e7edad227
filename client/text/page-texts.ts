import type { Locale } from '#shared/basics/locale.ts'
import type { accessibility } from './da/accessibility.ts'
import type { account } from './da/account.ts'
import type { agreementImport } from './da/agreement-import.ts'
import type { auditPage } from './da/audit.ts'
import type { feeds } from './da/feeds.ts'
import type { importTexts } from './da/import.ts'
import type { label } from './da/label.ts'
import type { publication } from './da/publication.ts'

/** Words that one page alone shows, by the word before their keys: they are fetched with it, and nobody waits for them elsewhere. */
export type PageTexts = {
  accessibility: typeof accessibility
  account: typeof account
  agreementImport: typeof agreementImport
  auditPage: typeof auditPage
  feeds: typeof feeds
  import: typeof importTexts
  label: typeof label
  publication: typeof publication
}

export type PageWord = keyof PageTexts

const FETCHES: { [Word in PageWord]: Record<Locale, () => Promise<PageTexts[Word]>> } = {
  accessibility: {
    da: () => import('./da/accessibility.ts').then((file) => file.accessibility),
    en: () => import('./en/accessibility.ts').then((file) => file.accessibility),
  },
  account: {
    da: () => import('./da/account.ts').then((file) => file.account),
    en: () => import('./en/account.ts').then((file) => file.account),
  },
  agreementImport: {
    da: () => import('./da/agreement-import.ts').then((file) => file.agreementImport),
    en: () => import('./en/agreement-import.ts').then((file) => file.agreementImport),
  },
  auditPage: {
    da: () => import('./da/audit.ts').then((file) => file.auditPage),
    en: () => import('./en/audit.ts').then((file) => file.auditPage),
  },
  feeds: {
    da: () => import('./da/feeds.ts').then((file) => file.feeds),
    en: () => import('./en/feeds.ts').then((file) => file.feeds),
  },
  import: {
    da: () => import('./da/import.ts').then((file) => file.importTexts),
    en: () => import('./en/import.ts').then((file) => file.importTexts),
  },
  label: {
    da: () => import('./da/label.ts').then((file) => file.label),
    en: () => import('./en/label.ts').then((file) => file.label),
  },
  publication: {
    da: () => import('./da/publication.ts').then((file) => file.publication),
    en: () => import('./en/publication.ts').then((file) => file.publication),
  },
}

export const PAGE_WORDS = Object.keys(FETCHES) as PageWord[]

const fetched = new Map<string, Promise<PageTexts[PageWord]>>()

/** The words of this page, the same promise each time; where they could not be had the next page asks again. */
export function pageTextsIn(word: PageWord, locale: Locale): Promise<PageTexts[PageWord]> {
  const name = `${word} ${locale}`
  const there = fetched.get(name)
  if (there) return there
  const fetching = FETCHES[word][locale]().catch((error: unknown) => {
    fetched.delete(name)
    throw error
  })
  fetched.set(name, fetching)
  return fetching
}
