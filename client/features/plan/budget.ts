import { type Locale, languageTag } from '#shared/basics/locale.ts'

/** Whole kroner as written by hand: `125.000`, `125000 kr.`, `1,25 mio.`; 'fault' when it is no amount. */
export function parseBudget(text: string): number | undefined | 'fault' {
  const written = text
    .toLowerCase()
    .replace(/kroner|dkk|kr\.?/g, '')
    .replace(/,-$/, '')
    .trim()
  if (written === '') return undefined
  const match = /^([\d.,\s]+?)\s*(mio\.?|million(?:er)?|t|tusind|k)?$/.exec(written)
  const digits = match?.[1]?.trim()
  if (!match || !digits) return 'fault'
  const isGrouped = /^\d{1,3}(?:[.,\s]\d{3})+$/.test(digits)
  const amount =
    isGrouped && !match[2] ? digits.replace(/\D/g, '') : digits.replace(/\s/g, '').replace(',', '.')
  const kroner = Math.round(Number(amount) * factorOf(match[2]))
  return Number.isSafeInteger(kroner) && kroner >= 0 && kroner <= MOST ? kroner : 'fault'
}

/** The server's own limit: a thousand milliard. */
const MOST = 1_000_000_000_000

function factorOf(word: string | undefined): number {
  if (!word) return 1
  return word.startsWith('mi') ? 1_000_000 : 1_000
}

export function formatBudget(kroner: number | undefined, locale: Locale): string {
  return kroner === undefined ? '' : new Intl.NumberFormat(languageTag(locale)).format(kroner)
}
