/** PDF files as they come from outside, made here. */
import { degrees, PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib'

export interface ForeignPdf {
  /** A page for each. */
  words: readonly string[]
  rotate?: 0 | 90 | 180 | 270
  size?: [width: number, height: number]
}

/** With nothing in it but words. */
export async function plainPdf({ words, rotate = 0, size = [400, 300] }: ForeignPdf): Promise<Uint8Array> {
  return (await pdfOf({ words, rotate, size })).save()
}

/** The same encrypted with a password. */
export async function encryptedPdf(about: ForeignPdf): Promise<Uint8Array> {
  const pdf = await pdfOf(about)
  pdf.encrypt({ userPassword: 'hemmeligt', ownerPassword: 'hemmeligt' })
  return pdf.save()
}

/** The same with everything in it that can do something. */
export async function actingPdf(about: ForeignPdf): Promise<Uint8Array> {
  const pdf = await pdfOf(about)
  const { context } = pdf
  const action = (kind: string, more: object) =>
    context.register(context.obj({ Type: 'Action', S: kind, ...more } as never))
  const script = action('JavaScript', { JS: PDFString.of('app.alert("ondt")') })
  const launch = action('Launch', { F: PDFString.of('ondt.exe') })
  pdf.addJavaScript('ondt', 'app.alert("ondt")')
  await pdf.attach(new TextEncoder().encode('MZ ondt'), 'ondt.exe', { mimeType: 'application/x-msdownload' })
  pdf.catalog.set(PDFName.of('OpenAction'), script)
  const file = context.register(
    context.obj({ Type: 'Filespec', F: PDFString.of('ondt.exe'), UF: PDFString.of('ondt.exe') }),
  )
  for (const page of pdf.getPages()) {
    page.node.set(PDFName.of('AA'), context.obj({ O: script, C: launch } as never))
    const link = context.register(
      context.obj({
        Type: 'Annot',
        Subtype: 'Link',
        Rect: [0, 0, 400, 300],
        A: { Type: 'Action', S: 'URI', URI: PDFString.of('https://ondt.example') },
      } as never),
    )
    const attached = context.register(
      context.obj({ Type: 'Annot', Subtype: 'FileAttachment', Rect: [0, 0, 9, 9], FS: file } as never),
    )
    page.node.set(PDFName.of('Annots'), context.obj([link, attached]))
    // Where a program that looks for drawings alone would carry it along.
    const { Resources } = page.node.normalizedEntries()
    Resources.set(
      PDFName.of('Properties'),
      context.obj({ MC0: { Type: 'OCG', AF: file, JS: script } } as never),
    )
    Resources.set(PDFName.of('Actions'), context.obj({ A: launch } as never))
  }
  return pdf.save({ useObjectStreams: false })
}

async function pdfOf({ words, rotate = 0, size = [400, 300] }: ForeignPdf): Promise<PDFDocument> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (const text of words) {
    const page = pdf.addPage(size)
    page.setRotation(degrees(rotate))
    page.drawText(text, { x: 40, y: 150, size: 18, font })
  }
  return pdf
}
