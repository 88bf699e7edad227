import type { Locale } from '#shared/basics/locale.ts'
import type { Texts } from '../text/da.ts'
import { PAGE_WORDS, type PageTexts, pageTextsIn } from '../text/page-texts.ts'
import { textsIn } from '../text/texts-in.ts'

/** Every text in this language, those of single pages among them. */
export async function allTextsIn(locale: Locale): Promise<Texts & PageTexts> {
  const ofPages = PAGE_WORDS.map(async (word) => [word, await pageTextsIn(word, locale)] as const)
  return {
    ...(await textsIn(locale)),
    ...(Object.fromEntries(await Promise.all(ofPages)) as PageTexts),
  }
}
