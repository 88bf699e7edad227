import { COLOURS } from './document-colours.ts'
import type { PageSize } from './foreign-pages.ts'
import type { PdfCanvas } from './pdf-canvas.ts'
import type { Strip } from './pdf-pages.ts'
import { baselineIn } from './pdf-paragraph.ts'
import { PDF_LOOKS, PDF_TEXT_HEIGHT, PDF_TEXT_WIDTH } from './pdf-styles.ts'

/** What is put into a PDF where it is written, behind all that stands under a heading of level 1. */
export type PdfInsert = { anchor: string } & (
  | {
      kind: 'pages'
      /** What its pages are called, each with its number. */
      title: string
      /** As `foreignPages` answers them. */
      bytes: Uint8Array
      sizes: readonly PageSize[]
    }
  | {
      kind: 'attachment'
      /** Unlike every other's. */
      name: string
      mediaType: string
      /** ISO instant at which it came. */
      at: string
      bytes: Uint8Array
    }
)

type PagesInsert = PdfInsert & { kind: 'pages' }

/** A drawing that the written file refers to and that is put into it afterwards. */
interface Placed {
  insert: PagesInsert
  page: number
  /** Of the page in the written file, from 0. */
  on: number
  name: string
}

/** A frame around each, under a line that says what it is. */
const LINE = PDF_LOOKS.caption
const FRAME_TOP = LINE.leading + 6
const FRAME = { width: PDF_TEXT_WIDTH, height: PDF_TEXT_HEIGHT - FRAME_TOP }

/** Places pages of other files in a PDF: reserved while it is drawn, filled in once it is written. */
export class PdfInserts {
  readonly #inserts: readonly PdfInsert[]
  readonly #placed: Placed[] = []

  constructor(inserts: readonly PdfInsert[]) {
    this.#inserts = inserts
  }

  /** The pages that come behind what stands under that heading. */
  stripsAfter(anchor: string, canvas: PdfCanvas, pageNumber: () => number, words: PageWords): Strip[] {
    return this.#inserts.flatMap((insert) =>
      insert.kind === 'pages' && insert.anchor === anchor
        ? insert.sizes.map((size, page) => this.#strip(insert, page, size, { canvas, pageNumber, words }))
        : [],
    )
  }

  /** Attaches the files that are to be attached. */
  attachTo(document: PDFKit.PDFDocument): void {
    for (const insert of this.#inserts) {
      if (insert.kind !== 'attachment') continue
      const { name, mediaType, at, bytes } = insert
      const date = new Date(at)
      document.file(Buffer.from(bytes), {
        name,
        type: mediaType.split(';')[0] ?? mediaType,
        creationDate: date,
        modifiedDate: date,
        relationship: 'Supplement',
      })
    }
  }

  /** The written file with the drawings in it that it refers to. */
  async fill(written: Uint8Array): Promise<Uint8Array> {
    if (this.#placed.length === 0) return written
    // Large, and needed by such files alone.
    const { PDFDocument, PDFName } = await import('@cantoo/pdf-lib')
    const file = await PDFDocument.load(written, { updateMetadata: false })
    for (const [{ bytes }, placed] of Map.groupBy(this.#placed, ({ insert }) => insert)) {
      const from = await PDFDocument.load(bytes, { updateMetadata: false })
      const drawings = await file.embedPages(placed.map(({ page }) => from.getPage(page)))
      placed.forEach(({ on, name }, index) => {
        const drawing = drawings[index]
        if (drawing) file.getPage(on).node.setXObject(PDFName.of(name), drawing.ref)
      })
    }
    return file.save({ addDefaultPage: false, updateFieldAppearances: false })
  }

  #strip(
    insert: PagesInsert,
    page: number,
    size: PageSize,
    { canvas, pageNumber, words }: { canvas: PdfCanvas; pageNumber: () => number; words: PageWords },
  ): Strip {
    const section = canvas.element('Sect', canvas.root)
    const line = canvas.element('P', section)
    const drawing = canvas.element('P', section)
    const scale = Math.min(1, FRAME.width / size.width, FRAME.height / size.height)
    return {
      height: PDF_TEXT_HEIGHT,
      newPage: true,
      draw: (x, y) => {
        const name = `Insert${this.#placed.length + 1}`
        const title = `${insert.title}: ${words.page.toLowerCase()} ${page + 1} ${words.of} ${insert.sizes.length}`
        canvas.words(title, 'regular', x, y + baselineIn(LINE), LINE.size, LINE.colour, line)
        const left = x + (FRAME.width - size.width * scale) / 2
        canvas.frame(left, y + FRAME_TOP, size.width * scale, size.height * scale, COLOURS.line)
        canvas.drawing(name, { left, top: y + FRAME_TOP, height: size.height * scale, scale }, drawing)
        this.#placed.push({ insert, page, on: pageNumber(), name })
      },
    }
  }
}

/** `Side 3 af 12`. */
interface PageWords {
  page: string
  of: string
}
