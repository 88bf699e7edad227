import { type CsvError, parse } from 'csv-parse/sync'
import { type LeftBehind, MOST_COLUMNS, type SheetReading } from '#shared/import/reading.ts'
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
  const whole = decoded(bytes)
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

/** Programs other than a browser write Danish letters in Windows-1252, which is never valid UTF-8. */
function decoded(bytes: Uint8Array): string {
  const text = decodedAs(encodingOf(bytes), bytes) ?? decodedAs('windows-1252', bytes) ?? ''
  // Pictures, PDFs and programs hold what no text does.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what tells that it is no text
  if (/[\u0000-\u0008\u000e-\u001f]/u.test(text)) throw new NotImportable('import-unknown-type')
  if (/^\s*(?:%PDF|\{\\rtf|<[!?a-z])/iu.test(text)) throw new NotImportable('import-unknown-type')
  return text
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' {
  return first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8'
}

function decodedAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
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
