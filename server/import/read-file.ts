import type { Reading } from '#shared/import/reading.ts'
import { readCsv } from './csv-reader.ts'
import { readDocx } from './docx-reader.ts'
import { NotImportable } from './not-importable.ts'
import { OfficePackage } from './office-package.ts'
import { readXlsx } from './xlsx-reader.ts'
import { attribute, childrenOf } from './xml.ts'

/** Reads a .docx, .xlsx or .csv; which it is its content says, never its name. Throws NotImportable. */
export function readFile(bytes: Uint8Array): Reading {
  const reading = readAsWhatItIs(bytes)
  if (isEmpty(reading)) throw new NotImportable('import-empty')
  return reading
}

function readAsWhatItIs(bytes: Uint8Array): Reading {
  if (bytes.length === 0) throw new NotImportable('import-empty')
  if (startsWith(bytes, OLD_OFFICE))
    throw new NotImportable(holdsUtf16(bytes, 'EncryptedPackage') ? 'import-encrypted' : 'import-old-format')
  return startsWith(bytes, ZIP) ? readPackage(new OfficePackage(bytes)) : readCsv(bytes)
}

function isEmpty(reading: Reading): boolean {
  return reading.kind === 'text'
    ? reading.blocks.length === 0
    : reading.sheets.every(({ rows }) => rows.length === 0)
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** Word and Excel from before 2007, and everything that Office has put a password on. */
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

function startsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte)
}

function holdsUtf16(bytes: Uint8Array, word: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(word, 'utf16le'))
}

const WORD_MAIN =
  /^application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.(?:document|template)\.main\+xml$/u
const EXCEL_MAIN =
  /^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.(?:sheet|template)\.main\+xml$/u

function readPackage(file: OfficePackage): Reading {
  const types = file.part('[Content_Types].xml')
  const parts = types ? childrenOf(types) : []
  const hasMacros = parts.some((part) =>
    /macroEnabled|vbaProject/u.test(attribute(part, 'ContentType') ?? ''),
  )
  if (hasMacros || file.names().some((name) => /vbaProject\.bin$/iu.test(name)))
    throw new NotImportable('import-macros')
  const main = (type: RegExp) =>
    parts
      .find((part) => type.test(attribute(part, 'ContentType') ?? ''))
      ?.attributes.PartName?.replace(/^\//u, '')
  const document = main(WORD_MAIN)
  if (document) return readDocx(file, document)
  const workbook = main(EXCEL_MAIN)
  if (workbook) return readXlsx(file, workbook)
  throw new NotImportable('import-unknown-type')
}
