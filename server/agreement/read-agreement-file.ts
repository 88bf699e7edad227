import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { proposeWording } from '#shared/agreement/wording/propose-wording.ts'
import type { WordingLayers } from '#shared/agreement/wording/signed-wording.ts'
import type { ProblemCode } from '#shared/protocol/problems.ts'
import { MOST_WORDING_LETTERS, wordingLayers } from '#shared/protocol/schemas/agreement-wordings.ts'
import { decodedText } from '../import/decoded-text.ts'
import { type ImportRefusal, NotImportable } from '../import/not-importable.ts'
import { readFile } from '../import/read-file.ts'
import { linesOfBlocks } from './lines-of-blocks.ts'
import { readPdf } from './pdf-reader.ts'

/** What a file that holds an agreement says, cleaned and split; what it is its content says. Throws NotImportable. */
export async function readAgreementFile(bytes: Uint8Array): Promise<WordingLayers> {
  const raw = (await textOf(bytes)).replaceAll(/\r\n?/gu, '\n')
  if (raw.trim() === '') throw new NotImportable('import-empty')
  if (raw.length > MOST_WORDING_LETTERS) throw new NotImportable('import-too-much')
  const proposal = proposeWording(raw, BUILT_IN_AGREEMENT)
  // So that nobody reads through what could not be published.
  if (!wordingLayers.safeParse(proposal).success) throw new NotImportable('import-too-much')
  return proposal
}

async function textOf(bytes: Uint8Array): Promise<string> {
  if (bytes.length === 0) throw new NotImportable('import-empty')
  if (holds(bytes, '%PDF-')) return readPdf(bytes)
  if (!OFFICE.some((beginning) => beginning.every((byte, index) => bytes[index] === byte)))
    return decodedText(bytes)
  const reading = readFile(bytes)
  if (reading.kind !== 'text') throw new NotImportable('import-unknown-type')
  return [reading.title, ...linesOfBlocks(reading.blocks)].filter(Boolean).join('\n')
}

/** A zip, and what was before it. */
const OFFICE = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]
/** Programs that write a PDF may put something before it, but no more than this. */
const PDF_BEGINS_WITHIN = 1024

function holds(bytes: Uint8Array, words: string): boolean {
  return Buffer.from(bytes.subarray(0, PDF_BEGINS_WITHIN)).includes(words)
}

/** What a refusal of the readers is for an agreement. */
export const AGREEMENT_REFUSALS: Record<ImportRefusal, ProblemCode> = {
  'import-unknown-type': 'agreement-unknown-type',
  'import-old-format': 'agreement-unknown-type',
  'import-encrypted': 'agreement-encrypted',
  'import-macros': 'import-macros',
  'import-damaged': 'agreement-damaged',
  'import-too-much': 'agreement-too-much',
  'import-empty': 'agreement-without-text',
}
