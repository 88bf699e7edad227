/** The words by which an export of ours is known again. */
import { LOCALES } from '#shared/basics/locale.ts'
import { EXPORT_WORDS } from '#shared/export/export-words.ts'
import type { ImportField } from './import-field.ts'

const words = LOCALES.map((locale) => EXPORT_WORDS[locale])

export const PLAIN_EXPORT_LABELS: readonly [string, ImportField][] = words.flatMap(({ fields }) =>
  Object.entries(fields).map(([field, label]): [string, ImportField] => [
    label.toLowerCase(),
    field as keyof typeof fields,
  ]),
)

/** Headings of what an export adds to the plan's own content. */
const ADDED_HEADINGS = new Set(
  words.flatMap(({ overview, contents, overlapAppendix, roleAppendix, earlierAppendix }) => [
    overview,
    contents,
    overlapAppendix,
    roleAppendix,
    earlierAppendix,
  ]),
)

export function isAddedByExport(heading: string): boolean {
  return ADDED_HEADINGS.has(heading.trim())
}

/** Sentences that an export puts under the heading of a section. */
export function isSentenceOfExport(text: string): boolean {
  const said = text.trim()
  return words.some(
    ({ responsibleByAgreement, noActivities }) =>
      said === noActivities || said.startsWith(responsibleByAgreement),
  )
}

/** What an export calls an activity that nobody has given a title. */
export function isUntitled(title: string): boolean {
  return words.some(({ untitled }) => untitled === title)
}

export const STATUS_WORDS_OF_EXPORT = words.map(({ status }) => status)
