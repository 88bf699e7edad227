import type { Locale } from '#shared/basics/locale.ts'
import type { SharedTexts } from './da.ts'
import type { PageTexts } from './pages-da.ts'

/** The texts in a language; while they are on their way, the promise of them. Where they cannot be had, the other language stands in. */
type TextsIn<Of> = (locale: Locale) => Of | Promise<Of>

// Each in a file of its own: nobody fetches the words of a language that they do not read.
export const textsIn: TextsIn<SharedTexts> = fetchedOnce({
  da: () => import('./da.ts').then(({ da }) => da),
  en: () => import('./en.ts').then(({ en }) => en),
})

/** What is said on few pages alone. */
export const pageTextsIn: TextsIn<PageTexts> = fetchedOnce({
  da: () => import('./pages-da.ts').then(({ pagesDa }) => pagesDa),
  en: () => import('./pages-en.ts').then(({ pagesEn }) => pagesEn),
})

function fetchedOnce<Of>(fetches: Record<Locale, () => Promise<Of>>): TextsIn<Of> {
  const known = new Map<Locale, Of | Promise<Of>>()
  return (locale) => {
    const there = known.get(locale)
    if (there !== undefined) return there
    const texts = fetches[locale]()
      .catch(() => fetches[locale === 'da' ? 'en' : 'da']())
      .then((fetched) => {
        known.set(locale, fetched)
        return fetched
      })
    known.set(locale, texts)
    return texts
  }
}
