import type { Field } from '#shared/export/export-document.ts'

/** Characters that fit beside another field without breaking. */
const SHORT_VALUE = 32

/** Two fields a row where their values are short, and after them the longer ones, each with a row of its own. */
export function fieldRows(fields: readonly Field[]): Field[][] {
  const isShort = ({ value }: Field): boolean => value.length <= SHORT_VALUE && !value.includes('\n')
  const short = fields.filter(isShort)
  const pairs = short.flatMap((_, index) => (index % 2 === 0 ? [short.slice(index, index + 2)] : []))
  return [...pairs, ...fields.filter((field) => !isShort(field)).map((field) => [field])]
}
