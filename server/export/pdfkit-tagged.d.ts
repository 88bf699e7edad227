/** What pdfkit has for tagged files, and its types do not know yet. */
declare namespace PDFKit {
  interface PDFStructureElement {
    /** Its entries in the file. */
    dictionary: { data: Record<string, unknown> }
  }

  interface PDFDocument {
    /** Operators of the page's content, as they are. */
    addContent(operators: string): this
  }

  interface PDFOutline {
    addItem(title: string, options: { top: number }): PDFOutline
  }
}

declare namespace PDFKit.Mixins {
  interface PDFAttachmentOptions {
    /** What the file is to the document: PDF 2.0, 7.11.3. */
    relationship?: 'Supplement'
  }

  /** A String object is written as text, a plain string as a name. */
  interface TaggedAnnotation {
    structParent: PDFStructureElement
    Contents: InstanceType<typeof String>
  }

  interface PDFAnnotation {
    goTo(x: number, y: number, w: number, h: number, name: string, options: TaggedAnnotation): this
    link(x: number, y: number, w: number, h: number, url: string, options: TaggedAnnotation): this
  }
}
