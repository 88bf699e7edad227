/** Office and OpenDocument files: archives whose parts are all looked at, also the files that are put into them. */
import type { DocumentType } from '#shared/uploads/document.ts'
import { OfficePackage } from '../import/office-package.ts'
import { attribute, childrenOf } from '../import/xml.ts'
import { actsWhenOpened, isElsewhere } from './active-xml.ts'
import { isProgram, OLD_OFFICE, startsWith, ZIP } from './beginnings.ts'
import { NotTaken } from './not-taken.ts'
import { mustBeAllOfIt } from './zip-layout.ts'

/** A chart has its table in it, and that table may have come with one more. */
const DEEPEST = 2

const OOXML = 'application/vnd.openxmlformats-officedocument'
const MAIN_PARTS: Record<string, DocumentType> = {
  [`${OOXML}.wordprocessingml.document.main+xml`]: 'docx',
  [`${OOXML}.spreadsheetml.sheet.main+xml`]: 'xlsx',
  [`${OOXML}.presentationml.presentation.main+xml`]: 'pptx',
}
const MEDIA_TYPES: Record<string, DocumentType> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
}

/** Throws NotTaken, or NotImportable for what is packed to harm. */
export function checkPackage(bytes: Uint8Array, depth = 0): DocumentType {
  mustBeAllOfIt(bytes)
  const file = new OfficePackage(bytes)
  const parts = file.contents()
  const type = file.names().includes('mimetype') ? openDocumentType(file, parts) : officeType(file)
  for (const [name, content] of Object.entries(parts)) checkPart(name, content, depth)
  return type
}

function officeType(file: OfficePackage): DocumentType {
  const types = file.part('[Content_Types].xml')
  const said = (types ? childrenOf(types) : []).map((part) => attribute(part, 'ContentType') ?? '')
  if (said.some((one) => /macroEnabled|vbaProject|activeX/iu.test(one))) throw new NotTaken('document-macros')
  const type = said.map((one) => MAIN_PARTS[one]).find(Boolean)
  if (!type) throw new NotTaken('document-unknown-type')
  // Office minds no capitals in the names of parts.
  for (const name of file.names().filter((one) => /\.rels$/iu.test(one))) checkRelations(file, name)
  return type
}

/** What is fetched, or asked for, as soon as the document is opened. */
const FETCHED = /\/(?:attachedTemplate|oleObject|subDocument|frame|image)$/u

function checkRelations(file: OfficePackage, name: string): void {
  const relations = file.part(name)
  for (const relation of relations ? childrenOf(relations) : []) {
    const target = attribute(relation, 'Target') ?? ''
    const isFetched =
      attribute(relation, 'TargetMode') === 'External' &&
      FETCHED.test(attribute(relation, 'Type') ?? '') &&
      isElsewhere(target)
    if (isFetched) throw new NotTaken('document-active')
  }
}

/** LibreOffice writes empty lists of its libraries into documents that have no macros. */
const IS_SCRIPT = /^(?:Basic\/[^/]+\/(?!script-l[bc]\.xml$)|Scripts\/)./u

function openDocumentType(file: OfficePackage, parts: Record<string, Uint8Array>): DocumentType {
  const type = MEDIA_TYPES[textOf(parts.mimetype).trim()]
  if (!type) throw new NotTaken('document-unknown-type')
  if (textOf(parts['META-INF/manifest.xml']).includes('encryption-data'))
    throw new NotTaken('document-encrypted')
  if (file.names().some((name) => IS_SCRIPT.test(name))) throw new NotTaken('document-macros')
  return type
}

/** Whatever marks its encoding; its type, and not its name, makes a part XML. */
const BEGINS_AS_XML = /^[\ufeff\ufffd\0\s]*</u

function checkPart(name: string, content: Uint8Array, depth: number): void {
  if (isProgram(content)) throw new NotTaken('document-program')
  if (startsWith(content, OLD_OFFICE) || /vbaProject\.bin$|activeX\d*\.bin$/iu.test(name))
    throw new NotTaken('document-macros')
  if (startsWith(content, ZIP)) {
    if (depth >= DEEPEST) throw new NotTaken('document-too-much')
    checkPackage(content, depth + 1)
  }
  if (!/\.(?:xml|rels)$/iu.test(name) && !BEGINS_AS_XML.test(textOf(content.subarray(0, 100)))) return
  // In UTF-16 the letters of names have an empty byte each.
  const text = textOf(content).replaceAll('\0', '')
  // No office program writes them: they are there to be unfolded without end, or to fetch a file.
  if (text.includes('<!ENTITY')) throw new NotTaken('document-damaged')
  if (actsWhenOpened(text)) throw new NotTaken('document-active')
}

function textOf(bytes: Uint8Array | undefined): string {
  return bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8') : ''
}
