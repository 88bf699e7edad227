/** A PDF is a tree of objects, of which some make its reader run, fetch or unpack something. None that is taken has any. */
import { inflateSync } from 'node:zlib'
import {
  EncryptedPDFError,
  ParseSpeeds,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFStream,
} from '@cantoo/pdf-lib'
import { NotTaken } from './not-taken.ts'

/** Of a drawing that is scanned finely, unpacked; what is packed to harm unpacks to more. */
const MOST_STREAM_BYTES = 200 * 1024 * 1024
const MOST_BYTES = 1024 * 1024 * 1024

/** Throws NotTaken; the PDF begins at `begin`, within what a reader looks through for that. */
export async function checkPdf(bytes: Uint8Array, begin: number): Promise<void> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const end = text.lastIndexOf(END)
  if (end < 0) throw new NotTaken('document-damaged')
  if (!isNothing(text.slice(0, begin)) || !isNothing(text.slice(end + END.length)))
    throw new NotTaken('document-two-kinds')
  // Also in what an earlier version of the file holds, which a reader could be led to.
  if (ACTIVE_NAMES.test(withPlainNames(text))) throw new NotTaken('document-active')
  const context = await objectsIn(bytes)
  if (context.trailerInfo.Encrypt) throw new NotTaken('document-encrypted')
  let total = 0
  for (const [, object] of context.enumerateIndirectObjects()) {
    mustBeStill(object)
    if (object instanceof PDFRawStream) total += unpackedBytes(object)
    if (total > MOST_BYTES) throw new NotTaken('document-too-much')
  }
}

const END = '%%EOF'
/** But for the mark that some programs begin a text with. */
const isNothing = (text: string) => text.replace('\u00ef\u00bb\u00bf', '').replaceAll('\0', '').trim() === ''
/** So long that no packed picture holds them by chance. */
const ACTIVE_NAMES = /\/(?:JavaScript|EmbeddedFile|RichMedia|ImportData|SubmitForm)/u

/** Letters of a name may be written as their codes. */
function withPlainNames(text: string): string {
  return text.replaceAll(/#([2-7][0-9a-f])/giu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

async function objectsIn(bytes: Uint8Array): Promise<PDFContext> {
  let document: PDFDocument
  let pages: number
  try {
    document = await PDFDocument.load(bytes, {
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
      // Else what cannot be read is passed over, and another reader may make something of it.
      throwOnInvalidObject: true,
    })
    pages = document.getPageCount()
  } catch (error) {
    throw new NotTaken(error instanceof EncryptedPDFError ? 'document-encrypted' : 'document-damaged')
  }
  if (pages === 0) throw new NotTaken('document-damaged')
  return document.context
}

/** What an action does. To lead to a place in the document, or to a page on the web once it is clicked, is not among them. */
const ACTIONS = [
  'JavaScript',
  'Launch',
  'ImportData',
  'SubmitForm',
  'GoToE',
  'GoToR',
  'Rendition',
  'Sound',
  'Movie',
  'RichMediaExecute',
]
const ANNOTATIONS = ['FileAttachment', 'RichMedia', 'Movie', 'Sound', 'Screen', '3D']
const ENTRIES = ['JavaScript', 'EmbeddedFiles', 'RichMediaContent', 'XFA']

/** Looks at an object and all that stands in it; what it refers to is looked at by itself. */
function mustBeStill(object: PDFObject): void {
  const waiting: PDFObject[] = [object]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next instanceof PDFStream) waiting.push(next.dict)
    else if (next instanceof PDFArray) waiting.push(...next.asArray())
    else if (next instanceof PDFDict) {
      if (isActive(next)) throw new NotTaken('document-active')
      waiting.push(...next.values())
    }
  }
}

function isActive(dict: PDFDict): boolean {
  return (
    ENTRIES.some((key) => dict.get(PDFName.of(key)) !== undefined) ||
    isOneOf(dict, 'S', ACTIONS) ||
    isOneOf(dict, 'Subtype', ANNOTATIONS) ||
    isOneOf(dict, 'Type', ['EmbeddedFile']) ||
    // A description of a file, with the file.
    dict.get(PDFName.of('EF')) instanceof PDFDict
  )
}

function isOneOf(dict: PDFDict, key: string, names: readonly string[]): boolean {
  const value = dict.get(PDFName.of(key))
  return value instanceof PDFName && names.includes(value.decodeText())
}

/** Of what is packed as zip packs; pictures have ways of their own, which unpack to no more than their size. */
function unpackedBytes({ dict, contents }: PDFRawStream): number {
  const filter = dict.lookup(PDFName.of('Filter'))
  const filters = filter instanceof PDFArray ? filter.asArray() : filter ? [filter] : []
  const [first, second] = filters.map((one) => (one instanceof PDFName ? one.decodeText() : ''))
  if (!isFlate(first)) return contents.byteLength
  const unpacked = inflated(contents)
  return isFlate(second) ? inflated(unpacked).byteLength : unpacked.byteLength
}

const isFlate = (filter: string | undefined) => filter === 'FlateDecode' || filter === 'Fl'

function inflated(bytes: Uint8Array): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_STREAM_BYTES })
  } catch (error) {
    if (error instanceof RangeError) throw new NotTaken('document-too-much')
    // Readers make do with what there is, and so it is nothing to unpack.
    return new Uint8Array()
  }
}
