/** The words by which an export of ours is known again. */
import { LOCALES } from '#shared/basics/locale.ts'
import { EXPORT_WORDS } from '#shared/export/export-words.ts'
import { TABLE_WORDS } from '#shared/export/table-words.ts'
import type { ImportField } from './import-field.ts'

const words = LOCALES.map((locale) => EXPORT_WORDS[locale])

const tableWords = LOCALES.map((locale) => TABLE_WORDS[locale])

const FIELD_OF_COLUMN = {
  categoryNumber: 'section',
  category: 'section',
  title: 'title',
  start: 'start',
  end: 'end',
  week: 'week',
  description: 'description',
  text: 'sectionText',
  precision: 'ours',
  id: 'ours',
} as const satisfies Partial<Record<keyof (typeof TABLE_WORDS)['da']['columns'], ImportField>>

export const EXPORT_LABELS: readonly [string, ImportField][] = [
  ...words.flatMap(({ fields }) =>
    (Object.keys(fields) as (keyof typeof fields)[]).map((field): [string, ImportField] => [
      plainOf(fields[field]),
      field,
    ]),
  ),
  ...tableWords.flatMap(({ columns }) =>
    (Object.keys(FIELD_OF_COLUMN) as (keyof typeof FIELD_OF_COLUMN)[]).map(
      (column): [string, ImportField] => [plainOf(columns[column]), FIELD_OF_COLUMN[column]],
    ),
  ),
]

function plainOf(label: string): string {
  return label.toLowerCase().replace(/[.:]$/u, '')
}

/** The sheet in which an export says what it is, by its name; and in it the labels of the plan's title and year. */
export function isSheetAboutExport(name: string): boolean {
  return tableWords.some(({ about }) => about === name)
}

export const PLAN_LABELS = {
  title: tableWords.map(({ plan }) => plan),
  year: words.map(({ year }) => year),
} as const

/** More than an export has. */
const MOST_APPENDICES = 9

/** Headings of what an export adds to the plan's own content. */
const ADDED_HEADINGS = new Set(
  words.flatMap(({ overview, contents, appendix, openComments, ...titles }) => [
    overview,
    contents,
    ...[titles.overlapAppendix, titles.roleAppendix, titles.earlierAppendix, openComments].flatMap(
      (title) => [
        title,
        ...Array.from({ length: MOST_APPENDICES }, (_, index) => appendix(index + 1, title)),
      ],
    ),
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
