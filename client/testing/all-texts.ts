import type { Locale } from '#shared/basics/locale.ts'
import { da } from '../text/da.ts'
import { en } from '../text/en.ts'
import { pagesDa } from '../text/pages-da.ts'
import { pagesEn } from '../text/pages-en.ts'

type TextTree = { [key: string]: string | TextTree }

/** Everything that the interface says. */
export const ALL_TEXTS: Record<Locale, TextTree> = { da: { ...da, ...pagesDa }, en: { ...en, ...pagesEn } }
