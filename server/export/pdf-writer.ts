import PDFDocument from 'pdfkit'
import { languageTag } from '#shared/basics/locale.ts'
import { commentsAtTheEnd } from '#shared/export/comments-at-the-end.ts'
import type { ExportDocument } from '#shared/export/export-document.ts'
import type { TellProgress } from './export-writer.ts'
import { PdfBlocks } from './pdf-blocks.ts'
import { PdfCanvas } from './pdf-canvas.ts'
import { contentsStrips } from './pdf-contents.ts'
import { coverStrips } from './pdf-cover.ts'
import { PdfFonts } from './pdf-fonts.ts'
import { type PdfInsert, PdfInserts } from './pdf-inserts.ts'
import { linesOf } from './pdf-lines.ts'
import { pagesOf, type Strip } from './pdf-pages.ts'
import { PDF_LOOKS, PDF_PAGE, PDF_TEXT_HEIGHT, PDF_TEXT_WIDTH } from './pdf-styles.ts'
import { xmlText } from './xml-text.ts'

/**
 * Writes the document as a PDF file built to PDF/UA-1: tagged, in its language, with its fonts and bookmarks in it. `inserts`
 * are put in where they belong.
 */
export async function writePdf(
  document: ExportDocument,
  tell: TellProgress = () => {},
  inserts: readonly PdfInsert[] = [],
): Promise<Uint8Array> {
  const whole = commentsAtTheEnd(document)
  const { locale, title, madeOn } = whole
  const pdf = new PDFDocument({
    pdfVersion: '1.7',
    // Its types do not know of it yet.
    subset: 'PDF/UA' as never,
    tagged: true,
    lang: languageTag(locale),
    displayTitle: true,
    autoFirstPage: false,
    size: [PDF_PAGE.width, PDF_PAGE.height],
    margin: 0,
    info: {
      Title: xmlText(title),
      Creator: 'Samplan',
      Producer: 'Samplan',
      CreationDate: new Date(`${madeOn}T12:00:00Z`),
      ModDate: new Date(`${madeOn}T12:00:00Z`),
    },
  })
  const bytes = bytesOf(pdf)
  const canvas = new PdfCanvas(pdf, new PdfFonts(pdf))
  const blocks = new PdfBlocks(canvas)
  const cover = coverStrips(whole.titlePage, canvas, blocks)
  const pageNumbers = new Map<string, number>()
  const contents = contentsStrips(whole, canvas, pageNumbers)
  const others = new PdfInserts(inserts)
  let drawn = 0
  const body = bodyStrips(whole, blocks, tell, (anchor) =>
    others.stripsAfter(anchor, canvas, () => drawn, whole.footer),
  )
  const pages = [...pagesOf(cover, PDF_TEXT_HEIGHT), ...pagesOf([...contents, ...body], PDF_TEXT_HEIGHT)]
  pages.forEach((placed, index) => {
    for (const { strip } of placed) if (strip.anchor) pageNumbers.set(strip.anchor, index + 1)
  })
  others.attachTo(pdf)
  pages.forEach((placed, index) => {
    drawn = index
    canvas.addPage()
    for (const { strip, y } of placed) strip.draw(PDF_PAGE.side, PDF_PAGE.top + y)
    if (index > 0) footer(whole, canvas, index + 1, pages.length)
    tell({ kind: 'pages', done: index + 1, of: pages.length })
  })
  canvas.end()
  return others.fill(await bytes)
}

/** All that stands under a heading of level 1, then what is put in behind it. */
function bodyStrips(
  { blocks: all }: ExportDocument,
  blocks: PdfBlocks,
  tell: TellProgress,
  after: (anchor: string) => Strip[],
): Strip[] {
  const begins = all.flatMap((block, index) => (block.kind === 'heading' && block.level === 1 ? [index] : []))
  const parts = [0, ...begins.filter((index) => index > 0)]
  return parts.flatMap((from, part) => {
    const own = all.slice(from, parts[part + 1])
    const [first] = own
    const strips = blocks.write(own, PDF_TEXT_WIDTH, (done) =>
      tell({ kind: 'parts', done: from + done, of: all.length }),
    )
    return [
      ...strips,
      ...(first?.kind === 'heading' && first.anchor !== undefined ? after(first.anchor) : []),
    ]
  })
}

/** The cover has none. */
function footer(
  { footer: { text, page, of } }: ExportDocument,
  canvas: PdfCanvas,
  number: number,
  count: number,
): void {
  const { size, colour } = PDF_LOOKS.caption
  const baseline = PDF_PAGE.height - PDF_PAGE.bottom / 2
  const pages = `${page} ${number} ${of} ${count}`
  const right = PDF_PAGE.side + PDF_TEXT_WIDTH - canvas.fonts.widthOf(pages, 'regular', size)
  const [line] = linesOf([{ text }], right - PDF_PAGE.side - size, { size }, canvas.fonts)
  canvas.decoration(() => {
    for (const piece of line ?? [])
      canvas.words(piece.text, piece.face, PDF_PAGE.side, baseline, size, colour)
    canvas.words(pages, 'regular', right, baseline, size, colour)
  }, 'Pagination')
}

function bytesOf(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
  pdf.on('error', reject)
  return promise
}
