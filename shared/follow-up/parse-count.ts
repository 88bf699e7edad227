/** Reads what is typed as a whole number: `1.200`, `1 200` and `1200` alike. Undefined for nothing, `fault` for what is none. */
export function parseCount(text: string): number | undefined | 'fault' {
  const digits = text.replace(/[\s\u00a0.,](?=\d{3}\b)/gu, '').trim()
  if (digits === '') return undefined
  return /^\d{1,9}$/u.test(digits) ? Number(digits) : 'fault'
}
