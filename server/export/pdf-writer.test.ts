import { describe, expect, it } from 'vitest'
import type { ExportBlock } from '#shared/export/export-document.ts'
import { writePdf } from './pdf-writer.ts'
import { demoDocument, demoPlan } from './testing/demo-content.ts'
import { askPoppler, PROGRAM_MS, programOrSkip, withSingleSpaces } from './testing/other-programs.ts'
import { cell, paragraph, smallDocument, wordsIn } from './testing/small-document.ts'
import { TRYING_BLOCKS } from './testing/trying-blocks.ts'

describe('[EXPORT-4] the PDF file in Poppler', { timeout: PROGRAM_MS }, () => {
  it('has every title, text, field and decision of the plan', async ({ skip }) => {
    const pdftotext = programOrSkip('pdftotext', skip)
    const document = demoDocument()
    const text = withSingleSpaces(await askPoppler(pdftotext, await writePdf(document), ['-raw'], ['-']))
    const expected = [
      document.title,
      ...wordsIn(document.blocks),
      ...demoPlan.sections.flatMap(({ activities }) => activities.map(({ title }) => title)),
    ]
    expect(expected.map(withSingleSpaces).filter((words) => !text.includes(words))).toEqual([])
  })

  it('is tagged, in its language, with its title, and names no person', async ({ skip }) => {
    const pdfinfo = programOrSkip('pdfinfo', skip)
    const bytes = await writePdf(demoDocument())
    const facts = await askPoppler(pdfinfo, bytes, [])
    expect(facts).toMatch(/^Title: +Fælles aktivitetsplan 2027$/m)
    expect(facts).toMatch(/^Tagged: +yes$/m)
    expect(facts).not.toMatch(/^Author:/m)
    expect(await askPoppler(pdfinfo, bytes, ['-meta'])).toContain('<pdfuaid:part>1</pdfuaid:part>')
    const raw = Buffer.from(bytes).toString('latin1')
    expect(raw).toContain('/Lang (da-DK)')
    expect(raw).toContain('/DisplayDocTitle true')
  })

  it('embeds its fonts', async ({ skip }) => {
    const pdffonts = programOrSkip('pdffonts', skip)
    const fonts = (await askPoppler(pdffonts, await writePdf(demoDocument()), [])).trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(1)
    for (const font of fonts) expect(font).toMatch(/ yes +yes +yes +\d+ +\d+$/)
  })

  it('has headings, lists, tables with header cells, quotes and links as what they are', async ({ skip }) => {
    const pdfinfo = programOrSkip('pdfinfo', skip)
    const bytes = await writePdf(smallDocument(TRYING_BLOCKS))
    const structure = await askPoppler(pdfinfo, bytes, ['-struct-text'])
    const kinds = new Set(structure.match(/(?<=^ *)[A-Z][A-Za-z0-9]*(?= \(|:?$)/gm))
    for (const kind of [
      'Document',
      'H1',
      'H2',
      'H3',
      'H4',
      'P',
      'L',
      'LI',
      'Lbl',
      'LBody',
      'Table',
      'Caption',
      'TR',
      'TH',
      'TD',
      'BlockQuote',
      'Link',
      'TOC',
      'TOCI',
    ])
      expect(kinds, kind).toContain(kind)
    const words = withSingleSpaces(structure.replaceAll('"', ' '))
    for (const said of wordsIn(TRYING_BLOCKS).flatMap((text) => text.split(/\s+/u)))
      expect(words).toContain(said.replaceAll('"', ' ').trim())
    for (const attribute of ['/Scope /Column', '/Scope /Row', '/RowSpan 2', '/ColSpan 2'])
      expect(structure).toContain(attribute)
  })

  it('repeats the header row of a table on each page, and reads it out once', async ({ skip }) => {
    const [pdftotext, pdfinfo] = [programOrSkip('pdftotext', skip), programOrSkip('pdfinfo', skip)]
    const rows = Array.from({ length: 120 }, (_, row) => [cell(`række ${row}`), cell('tekst')])
    const table: ExportBlock = {
      kind: 'table',
      rows: [[cell('Overskrift', { header: true }), cell('To', { header: true })], ...rows],
    }
    const bytes = await writePdf(smallDocument([table]))
    const pages = (await askPoppler(pdftotext, bytes, [], ['-'])).split('\f').filter(Boolean)
    const withTable = pages.filter((page) => page.includes('række'))
    expect(withTable.length).toBeGreaterThan(2)
    for (const page of withTable) expect(page).toContain('Overskrift')
    const structure = await askPoppler(pdfinfo, bytes, ['-struct-text'])
    expect(structure.match(/Overskrift/g)).toHaveLength(1)
  })

  it('parts a cell that no page holds, and loses none of it', async ({ skip }) => {
    const pdftotext = programOrSkip('pdftotext', skip)
    const lines = Array.from({ length: 300 }, (_, line) => paragraph(`linje ${line}.`))
    const table: ExportBlock = { kind: 'table', rows: [[cell('', { blocks: lines }), cell('ved siden af')]] }
    const text = await askPoppler(pdftotext, await writePdf(smallDocument([table])), [], ['-'])
    expect(lines.flatMap((line) => wordsIn([line])).filter((words) => !text.includes(words))).toEqual([])
  })

  it('says what a letter is that its font does not have', async ({ skip }) => {
    const pdftotext = programOrSkip('pdftotext', skip)
    const bytes = await writePdf(smallDocument([paragraph('Held og lykke 🎉 王小明!')]))
    const text = await askPoppler(pdftotext, bytes, ['-raw'], ['-'])
    expect(text.replace(/\s/g, '')).toContain('Heldoglykke🎉王小明!')
  })
})
