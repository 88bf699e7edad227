import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { foreignPages } from './foreign-pages.ts'
import { actingPdf, encryptedPdf, plainPdf } from './testing/foreign-pdf.ts'
import { askPoppler, firstPagePicture, PROGRAM_MS, programOrSkip } from './testing/other-programs.ts'

const ACTING =
  /\/(?:JavaScript|JS|Launch|URI|OpenAction|AA|Annots|EmbeddedFiles?|Filespec|AF|FS|Names|AcroForm|RichMedia)\b|ondt/gu

/** What of the file could do something, with all its objects in plain sight. */
async function actingIn(bytes: Uint8Array): Promise<string[]> {
  const pdf = await PDFDocument.load(bytes)
  const plain = Buffer.from(await pdf.save({ useObjectStreams: false })).toString('latin1')
  return [...new Set(plain.match(ACTING))]
}

describe('[LABEL-10] the pages of a PDF from outside', { timeout: PROGRAM_MS }, () => {
  it('are drawings with their words, and nothing that does something', async ({ skip }) => {
    const pdftotext = programOrSkip('pdftotext', skip)
    const file = await actingPdf({ words: ['Vedtægter', 'Side to'] })
    expect((await actingIn(file)).length).toBeGreaterThan(8)
    const { bytes, sizes } = await foreignPages(file)
    expect(sizes).toEqual([
      { width: 400, height: 300 },
      { width: 400, height: 300 },
    ])
    const text = await askPoppler(pdftotext, bytes, [], ['-'])
    expect(text).toContain('Vedtægter')
    expect(text).toContain('Side to')
    expect(await actingIn(bytes)).toEqual([])
  })

  it.for([
    [0, { width: 400, height: 300 }],
    [90, { width: 300, height: 400 }],
    [180, { width: 400, height: 300 }],
    [270, { width: 300, height: 400 }],
  ] as const)(
    'stand as they are shown where they are turned by %i degrees',
    async ([rotate, size], { skip }) => {
      const pdftoppm = programOrSkip('pdftoppm', skip)
      const file = await plainPdf({ words: ['Drejet'], rotate })
      const { bytes, sizes } = await foreignPages(file)
      expect(sizes).toEqual([size])
      expect(await firstPagePicture(pdftoppm, bytes)).toEqual(await firstPagePicture(pdftoppm, file))
    },
  )

  it.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ['is encrypted', () => encryptedPdf({ words: ['Hemmeligt'] })],
    ['is none', () => new TextEncoder().encode('Det her er ikke en PDF.')],
    ['hides a layer, which their drawings would show', () => pdfWithHiddenLayer()],
    ['is cut off', async () => (await plainPdf({ words: ['Halv'] })).slice(0, 400)],
  ])('are not to be had of a file that %s', async (_, make) => {
    await expect(foreignPages(await make())).rejects.toThrow()
  })
})

async function pdfWithHiddenLayer(): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await plainPdf({ words: ['Kladde'] }))
  const layer = pdf.context.register(pdf.context.obj({ Type: 'OCG', Name: PDFString.of('Kladde') }))
  pdf.catalog.set(PDFName.of('OCProperties'), pdf.context.obj({ OCGs: [layer], D: { OFF: [layer] } }))
  return pdf.save()
}
