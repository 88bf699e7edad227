/** Files of the kinds that can be uploaded, each as small as it can be and still be one. */
import { crc32, deflateSync } from 'node:zlib'
import { type PDFDict, PDFDocument } from '@cantoo/pdf-lib'
import { strToU8, type Zippable, zipSync } from 'fflate'

const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
const PRESENTATION = 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'

/** A PDF of one page; `change` adds to it what a test is about, by its catalog too. */
export async function smallPdf(
  change: (document: PDFDocument, catalog: PDFDict) => unknown = () => {},
  { useObjectStreams = false } = {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.addPage([200, 200])
  await change(document, document.catalog)
  return new Uint8Array(await document.save({ useObjectStreams }))
}

export function smallPptx(more: Zippable = {}): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="${TYPES}"><Override PartName="/ppt/presentation.xml" ContentType="${PRESENTATION}"/></Types>`,
    ),
    'ppt/presentation.xml': strToU8('<p:presentation/>'),
    ...more,
  })
}

export function smallOpenDocument(kind: 'text' | 'spreadsheet', more: Zippable = {}): Uint8Array {
  return zipSync({
    mimetype: [strToU8(`application/vnd.oasis.opendocument.${kind}`), { level: 0 }],
    'content.xml': strToU8('<office:document-content/>'),
    'META-INF/manifest.xml': strToU8('<manifest:manifest/>'),
    ...more,
  })
}

/** A grey picture; `says` are other sizes than it has. */
export function smallPng(says: { width?: number; height?: number } = {}): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(says.width ?? 1, 0)
  header.writeUInt32BE(says.height ?? 1, 4)
  header[8] = 8
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** With what stands between its beginning and its frame, and after its end. */
export function smallJpeg({
  width = 1,
  height = 1,
  before = [] as number[],
  behind = [] as number[],
} = {}): Uint8Array {
  return Uint8Array.from([
    ...[0xff, 0xd8, ...before],
    ...[0xff, 0xc0, 0, 11, 8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0],
    // A scan, with a byte of 255 in it and a mark to begin anew at.
    ...[0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56],
    ...[0xff, 0xd9, ...behind],
  ])
}
