import { type CsvError, parse } from 'csv-parse/sync'
import { type LeftBehind, MOST_COLUMNS, type SheetReading } from '#shared/import/reading.ts'
import { decodedText } from './decoded-text.ts'
import { NotImportable } from './not-importable.ts'

const DELIMITERS = [';', '\t', ','] as const
type Delimiter = (typeof DELIMITERS)[number]

const MOST_ROWS = 20_000
/** How many lines the delimiter is guessed from. */
const LOOKED_AT_LINES = 30

/**
 * Reads lines of values, however their program writes them: in UTF-8, UTF-16 or Windows-1252, parted by semicolons, tabs or
 * commas. A text that no delimiter parts is no table. Throws NotImportable.
 */
export function readCsv(bytes: Uint8Array): SheetReading {
  const whole = decodedText(bytes)
  // Excel takes a first line that says the delimiter, and so must who reads what was made for it.
  const [said = '', declared] = /^sep=([;,\t])\r?\n/u.exec(whole) ?? []
  const text = whole.slice(said.length)
  const delimiter = DELIMITERS.find((known) => known === declared) ?? delimiterOf(text)
  if (!delimiter) throw new NotImportable('import-unknown-type')
  const records = recordsOf(text, delimiter)
  if (records.length > MOST_ROWS) throw new NotImportable('import-too-much')
  const rows = records
    .map((cells, index) => ({ number: index + 1, cells: cells.slice(0, MOST_COLUMNS) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const count = records.flatMap((cells) =>
    cells.slice(MOST_COLUMNS).filter((cell) => cell.trim() !== ''),
  ).length
  const leftBehind: LeftBehind[] = count > 0 ? [{ what: 'far-cells', count }] : []
  return { kind: 'sheets', sheets: [{ name: '', rows }], leftBehind }
}

function recordsOf(text: string, delimiter: Delimiter): string[][] {
  try {
    return parse(text, { delimiter, relax_column_count: true, relax_quotes: true, to: MOST_ROWS + 1 })
  } catch (error) {
    const { code } = error as CsvError
    throw code === undefined ? error : new NotImportable('import-damaged')
  }
}

/** The one that parts most lines into as many values as another line; undefined where none parts any. */
function delimiterOf(text: string): Delimiter | undefined {
  const lines = text
    .split(/\r?\n|\r/u, LOOKED_AT_LINES)
    .map((line) => line.replace(/"(?:[^"]|"")*"/gu, ''))
    .filter((line) => line.trim() !== '')
  const scores = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    const alike = counts.filter((count, index) => count > 0 && counts.indexOf(count) !== index).length
    return { delimiter, score: alike * 1_000 + Math.min(Math.max(0, ...counts), 999) }
  })
  const [best] = scores.toSorted((a, b) => b.score - a.score)
  return best && best.score > 0 ? best.delimiter : undefined
}
