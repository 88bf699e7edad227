import { COLOURS } from './document-colours.ts'
import { type Face, FONT_FEATURES, type PdfFonts } from './pdf-fonts.ts'
import type { Line, Piece } from './pdf-lines.ts'

export type Element = PDFKit.PDFStructureElement
type Document = PDFKit.PDFDocument

export interface ElementOptions {
  scope?: 'Row' | 'Column'
  columns?: number
  rows?: number
}

/**
 * Draws on the pages of a PDF file so that everything on them is either part of its structure, and read in its order, or
 * marked as mere decoration.
 */
export class PdfCanvas {
  readonly fonts: PdfFonts
  readonly #document: Document
  readonly #root: Element
  /** The element whose words are being drawn: neighbouring words are one stretch of the page. */
  #open: Element | undefined
  /** One link is one element, also over several lines. */
  readonly #links = new Map<object, Element>()
  /** What is drawn has been drawn before, and is mere decoration as a whole. */
  #isAgain = false

  constructor(document: Document, fonts: PdfFonts) {
    this.#document = document
    this.fonts = fonts
    this.#root = document.struct('Document')
    document.addStructure(this.#root)
  }

  get root(): Element {
    return this.#root
  }

  element(kind: string, parent: Element, { scope, columns = 1, rows = 1 }: ElementOptions = {}): Element {
    const element = this.#document.struct(kind)
    const attributes = {
      ...(scope && { Scope: scope }),
      ...(columns > 1 && { ColSpan: columns }),
      ...(rows > 1 && { RowSpan: rows }),
    }
    if (Object.keys(attributes).length > 0) element.dictionary.data.A = { O: 'Table', ...attributes }
    parent.add(element)
    return element
  }

  addPage(): void {
    this.#close()
    this.#document.addPage()
  }

  end(): void {
    this.#close()
    this.#document.end()
  }

  /** One line of words that belong to the element; `baseline` is what they stand on. */
  line(line: Line, x: number, baseline: number, size: number, colour: string, element: Element): void {
    let at = x
    for (const piece of line) {
      this.#piece(piece, at, baseline, size, colour, element)
      at += piece.width
    }
  }

  /** Words of our own. */
  words(
    text: string,
    face: Face,
    x: number,
    baseline: number,
    size: number,
    colour: string,
    element?: Element,
  ): void {
    if (element) this.#begin(element)
    this.#text(text, face, x, baseline, size, colour)
  }

  /** What is drawn says nothing: nobody's program reads it out. */
  decoration(draw: () => void, kind: 'Layout' | 'Pagination' = 'Layout'): void {
    if (this.#isAgain) {
      draw()
      return
    }
    this.#close()
    this.#document.markContent('Artifact', { type: kind })
    draw()
    this.#document.endMarkedContent()
  }

  /** Draws what is in the structure already, on another page. */
  again(draw: () => void): void {
    this.decoration(() => {
      this.#isAgain = true
      draw()
      this.#isAgain = false
    }, 'Pagination')
  }

  rectangle(x: number, y: number, width: number, height: number, colour: string): void {
    this.decoration(() => this.#document.rect(x, y, width, height).fill(`#${colour}`))
  }

  /** A thin line around something. */
  frame(x: number, y: number, width: number, height: number, colour: string): void {
    this.decoration(() => this.#document.lineWidth(0.5).rect(x, y, width, height).stroke(`#${colour}`))
  }

  /** A drawing that is put into the file under this name once it is written; its words belong to the element. */
  drawing(
    name: string,
    { left, top, height, scale }: { left: number; top: number; height: number; scale: number },
    element: Element,
  ): void {
    this.#begin(element)
    // Pages are drawn from the top down here, and drawings from the bottom up.
    this.#document.addContent(`q ${scale} 0 0 ${-scale} ${left} ${top + height} cm /${name} Do Q`)
  }

  /** Where `goTo` leads. */
  destination(name: string, y: number): void {
    this.#document.addNamedDestination(name, 'XYZ', null, y, null)
  }

  outlineItem(parent: PDFKit.PDFOutline | undefined, title: string, y: number): PDFKit.PDFOutline {
    const { outline } = this.#document
    return (parent ?? outline).addItem(title, { top: y })
  }

  /** A stretch of the page that leads somewhere. */
  leadTo(
    anchor: string,
    box: { x: number; y: number; width: number; height: number },
    words: string,
    link: Element,
  ) {
    this.#document.goTo(box.x, box.y, box.width, box.height, anchor, {
      structParent: link,
      Contents: new String(words),
    })
  }

  #piece(piece: Piece, x: number, baseline: number, size: number, colour: string, element: Element): void {
    const { run, width } = piece
    const leads = run.link !== undefined || run.jumpTo !== undefined
    const owner = leads && !this.#isAgain ? this.#linkOf(run, element) : element
    this.#begin(owner)
    const ink = leads ? COLOURS.link : colour
    if (piece.actual !== undefined) this.#document.markContent('Span', { actual: piece.actual })
    this.#text(piece.text, piece.face, x, baseline, size, ink)
    if (piece.actual !== undefined) this.#document.endMarkedContent()
    if (run.underline || run.link) this.#rule(x, baseline + size * 0.14, width, size, ink)
    if (run.strike) this.#rule(x, baseline - size * 0.27, width, size, ink)
    if (!leads || this.#isAgain) return
    const [top, height] = [baseline - size, size * 1.3]
    const contents = { structParent: owner, Contents: new String(run.text) }
    if (run.link !== undefined) this.#document.link(x, top, width, height, run.link, contents)
    else if (run.jumpTo !== undefined) this.#document.goTo(x, top, width, height, run.jumpTo, contents)
  }

  #linkOf(run: object, element: Element): Element {
    const known = this.#links.get(run)
    if (known) return known
    const link = this.element('Link', element)
    this.#links.set(run, link)
    return link
  }

  #rule(x: number, y: number, width: number, size: number, colour: string): void {
    this.#document.rect(x, y, width, Math.max(0.45, size * 0.05)).fill(`#${colour}`)
  }

  #text(text: string, face: Face, x: number, baseline: number, size: number, colour: string): void {
    this.#document
      .font(face)
      .fontSize(size)
      .fillColor(`#${colour}`)
      .text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic', features: FONT_FEATURES })
  }

  #begin(element: Element): void {
    if (this.#isAgain || this.#open === element) return
    this.#close()
    const kind = String(element.dictionary.data.S)
    element.add(this.#document.markStructureContent(kind))
    this.#open = element
  }

  #close(): void {
    if (this.#open) this.#document.endMarkedContent()
    this.#open = undefined
  }
}
