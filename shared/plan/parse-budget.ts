/**
 * Whole kroner as written by hand: `125.000`, `125000 kr.`, `150 t.kr.`, `ca. 1,25 mio.`; undefined for an empty text, and
 * 'fault' when it is no amount.
 */
export function parseBudget(text: string): number | undefined | 'fault' {
  const written = text
    .toLowerCase()
    .replace(/^(?:ca\.?|cirka|omkring|about) /, '')
    .replace(/kroner|dkk|kr\.?/g, '')
    .replace(/,-$/, '')
    .trim()
  if (written === '') return undefined
  const match = /^(\d[\d.,\s]*?)\s*(mio\.?|million(?:er)?|t\.?|tusind|k)?$/.exec(written)
  const digits = match?.[1]?.trim()
  if (!match || !digits) return 'fault'
  const kroner = Math.round(numberIn(digits, match[2]) * factorOf(match[2]))
  return Number.isSafeInteger(kroner) && kroner >= 0 && kroner <= MOST ? kroner : 'fault'
}

/** `1.250 t.kr.` is more than a million, while `1.250 mio.` is written for 1,25. */
function numberIn(digits: string, unit: string | undefined): number {
  const groups = unit === undefined ? /^\d{1,3}(?:[.,\s]\d{3})+$/ : /^\d{1,3}(?:[.\s]\d{3})+$/
  if (groups.test(digits) && !unit?.startsWith('mi')) return Number(digits.replace(/\D/g, ''))
  const danish = /^\d{1,3}(?:[.\s]\d{3})+,\d+$/.test(digits) ? digits.replace(/\./g, '') : digits
  return Number(danish.replace(/\s/g, '').replace(',', '.'))
}

/** The server's own limit: a thousand milliard. */
const MOST = 1_000_000_000_000

function factorOf(word: string | undefined): number {
  if (!word) return 1
  return word.startsWith('mi') ? 1_000_000 : 1_000
}
