import { type Locale, languageTag } from './locale.ts'

const UNITS = ['B', 'KB', 'MB', 'GB'] as const

/** `812 B`, `24 KB`, `1,3 MB`: of thousand and twenty-four, with a decimal where it says something. */
export function formatBytes(bytes: number, locale: Locale): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10))
  const value = bytes / 1024 ** step
  const digits = step > 0 && value < 10 ? 1 : 0
  return `${new Intl.NumberFormat(languageTag(locale), { maximumFractionDigits: digits }).format(value)} ${UNITS[step]}`
}
