import type { Locale } from '#shared/basics/locale.ts'
import type { Texts } from './da.ts'

/** Each in a file of its own: nobody fetches the words of a language that they do not read. */
const FETCHES: Record<Locale, () => Promise<Texts>> = {
  da: () => import('./da.ts').then(({ da }) => da),
  en: () => import('./en.ts').then(({ en }) => en),
}

const fetched = new Map<Locale, Texts>()
const fetching = new Map<Locale, Promise<Texts>>()

/** The texts in a language; while they are on their way, the promise of them. Where they cannot be had, the other language stands in. */
export function textsIn(locale: Locale): Texts | Promise<Texts> {
  return fetched.get(locale) ?? fetching.get(locale) ?? fetchTexts(locale)
}

function fetchTexts(locale: Locale): Promise<Texts> {
  const texts = FETCHES[locale]()
    .catch(() => FETCHES[locale === 'da' ? 'en' : 'da']())
    .then((there) => {
      fetched.set(locale, there)
      return there
    })
  fetching.set(locale, texts)
  return texts
}
