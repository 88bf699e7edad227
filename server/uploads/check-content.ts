/** What an uploaded file is, told by its bytes alone: each kind is looked through to its end for what is no part of it. */
import type { DocumentType } from '#shared/uploads/document.ts'
import { decodedText } from '../import/decoded-text.ts'
import { type ImportRefusal, NotImportable } from '../import/not-importable.ts'
import { isProgram, JPEG, OLD_OFFICE, PNG, startsWith, ZIP } from './beginnings.ts'
import { checkPackage } from './check-package.ts'
import { checkJpeg, checkPng } from './check-picture.ts'
import { type DocumentRefusal, NotTaken } from './not-taken.ts'
import { hasZipEnd } from './zip-layout.ts'

/** Throws NotTaken for what is none of the kinds that are taken, or has something in it that is no part of a document. */
export async function checkContent(bytes: Uint8Array): Promise<DocumentType> {
  if (bytes.length === 0) throw new NotTaken('document-empty')
  if (isProgram(bytes)) throw new NotTaken('document-program')
  if (startsWith(bytes, OLD_OFFICE)) throw new NotTaken(whatOldOfficeIs(bytes))
  try {
    return await kindOf(bytes)
  } catch (error) {
    throw error instanceof NotImportable ? new NotTaken(REFUSALS[error.code]) : error
  }
}

async function kindOf(bytes: Uint8Array): Promise<DocumentType> {
  const pdfAt = Buffer.from(bytes.subarray(0, PDF_BEGINS_WITHIN)).indexOf('%PDF-')
  if (startsWith(bytes, ZIP)) {
    if (pdfAt >= 0) throw new NotTaken('document-two-kinds')
    return checkPackage(bytes)
  }
  // An archive is read from its end, whatever stands before it.
  if (hasZipEnd(bytes)) throw new NotTaken('document-two-kinds')
  const isPicture = startsWith(bytes, PNG) || startsWith(bytes, JPEG)
  if (pdfAt >= 0 && !isPicture) {
    // Only who checks one waits for what reads it.
    const { checkPdf } = await import('./check-pdf.ts')
    await checkPdf(bytes, pdfAt)
    return 'pdf'
  }
  if (pdfAt >= 0) throw new NotTaken('document-two-kinds')
  if (startsWith(bytes, PNG)) {
    checkPng(bytes)
    return 'png'
  }
  if (startsWith(bytes, JPEG)) {
    checkJpeg(bytes)
    return 'jpeg'
  }
  if (decodedText(bytes).trim() === '') throw new NotTaken('document-empty')
  return 'text'
}

/** Programs that read a PDF look no further for where it begins. */
const PDF_BEGINS_WITHIN = 1024

function whatOldOfficeIs(bytes: Uint8Array): DocumentRefusal {
  const name = Buffer.from('EncryptedPackage', 'utf16le')
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name)
    ? 'document-encrypted'
    : 'document-old-format'
}

/** What a refusal of the readers is for a document. */
const REFUSALS: Record<ImportRefusal, DocumentRefusal> = {
  'import-unknown-type': 'document-unknown-type',
  'import-old-format': 'document-old-format',
  'import-encrypted': 'document-encrypted',
  'import-macros': 'document-macros',
  'import-damaged': 'document-damaged',
  'import-too-much': 'document-too-much',
  'import-empty': 'document-empty',
}
