import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { DEMO_PLAN } from '#server/demo/demo-plan.ts'
import type { ExportBlock, ExportCell } from '#shared/export/export-document.ts'
import { writeDocx } from './docx-writer.ts'
import { demoDocument, demoPlan } from './testing/demo-content.ts'
import { PROGRAM_MS, programOrSkip, textByLibreOffice, withSingleSpaces } from './testing/other-programs.ts'
import { cell, paragraph, smallDocument, wordsIn } from './testing/small-document.ts'
import { TRYING_BLOCKS } from './testing/trying-blocks.ts'

const demo = demoDocument()

function partsOf(docx: Uint8Array): (name: string) => string {
  const files = unzipSync(docx)
  return (name) => strFromU8(files[name] ?? new Uint8Array())
}

/** The table of contents: the words of each entry. */
function contentsOf(xml: string): string[][] {
  const contents = xml.match(/<w:sdt>.*?<\/w:sdt>/s)?.[0] ?? ''
  return [...contents.matchAll(/<w:hyperlink .*?<\/w:hyperlink>/gs)].map(
    ([entry]) => entry.match(/(?<=<w:t(?: [^>]*)?>)[^<]+/g) ?? [],
  )
}

const xmlOf = async (blocks: ExportBlock[]) =>
  partsOf(await writeDocx(smallDocument(blocks)))('word/document.xml')

describe('writeDocx', () => {
  let part: (name: string) => string

  beforeAll(async () => {
    part = partsOf(await writeDocx(demo))
  })

  it('[EXPORT-2] says that the text is Danish', () => {
    expect(part('word/styles.xml')).toContain('<w:lang w:val="da-DK"/>')
  })

  it('[EXPORT-2] [S25] names the plan and Samplan, and no person', () => {
    const properties = part('docProps/core.xml')
    expect(properties).toContain('<dc:title>Fælles aktivitetsplan 2027</dc:title>')
    expect(properties).toContain('<dc:creator>Samplan</dc:creator>')
    expect(properties).toContain('<cp:lastModifiedBy>Samplan</cp:lastModifiedBy>')
  })

  it('repeats the header row of every table on each page and keeps rows whole', () => {
    const xml = part('word/document.xml')
    const tablesWithHeader = xml.match(/<w:tbl>(?:(?!<\/w:tbl>).)*?<w:tblHeader\/>/g) ?? []
    expect(tablesWithHeader).toHaveLength(4)
    expect(xml.match(/<w:tr>/g)?.length).toBe(xml.match(/<w:cantSplit\/>/g)?.length)
  })

  it('has headings by style, so that readers can walk through them', () => {
    const xml = part('word/document.xml')
    expect(xml.match(/<w:pStyle w:val="Title"\/>/g)).toHaveLength(1)
    expect(xml.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(8)
    expect(xml.match(/<w:pStyle w:val="Heading3"\/>/g)).toHaveLength(DEMO_PLAN.activities.length)
  })

  it('numbers the pages, and lists the sections with theirs', () => {
    const footers = ['word/footer1.xml', 'word/footer2.xml'].map(part).join('')
    expect(footers).toContain('Side ')
    expect(footers).toContain('NUMPAGES')
    const entries = contentsOf(part('word/document.xml'))
    expect(entries.map(([title]) => title)).toContain('3. Internationale fremstød og eksport')
    for (const entry of entries) expect(entry.at(-1)).toMatch(/^\d+$/)
    expect(part('word/settings.xml')).not.toContain('updateFields')
  })

  it('sets two short fields beside each other and gives a long one the whole width', async () => {
    const long = 'Mindst ti virksomheder har fået en aftale med en ny kunde'
    const xml = await xmlOf([
      {
        kind: 'fields',
        fields: [
          { label: 'Mål', value: long },
          { label: 'Part', value: 'CenSec' },
          { label: 'Periode', value: 'uge 21' },
        ],
      },
    ])
    const rows = xml.match(/<w:tr>.*?<\/w:tr>/gs) ?? []
    expect(rows.map((row) => row.match(/(?<=<w:t(?: [^>]*)?>)[^<]+/g))).toEqual([
      ['Part', 'CenSec', 'Periode', 'uge 21'],
      ['Mål', long],
    ])
    expect(rows[1]).toContain('<w:gridSpan w:val="3"/>')
  })

  it('lists the sections of a very long plan without waiting for page numbers', async () => {
    const heading: ExportBlock = { kind: 'heading', level: 1, runs: [{ text: 'Afsnit' }] }
    const lines = Array.from({ length: 1_500 }, () => paragraph('linje'))
    expect(contentsOf(await xmlOf([heading, ...lines.slice(1)]))).toEqual([['Afsnit', '2']])
    expect(contentsOf(await xmlOf([heading, ...lines]))).toEqual([['Afsnit']])
  })

  it('leaves out characters that no XML can hold', async () => {
    const xml = await xmlOf([paragraph('før\u0000\u000b\ud800efter & <b>')])
    expect(xml).toContain('før\ufffdefter &amp; &lt;b&gt;')
  })

  it('keeps a line break within a paragraph', async () => {
    expect(await xmlOf([paragraph('første\nanden')])).toMatch(/første<\/w:t>.*<w:br\/>.*anden/s)
  })

  it('keeps two tables apart, which Word would join', async () => {
    const table: ExportBlock = { kind: 'table', rows: [[cell('a')]] }
    expect(await xmlOf([table, table])).toMatch(/<\/w:tbl><w:p>.*?<\/w:p><w:tbl>/s)
  })

  it('begins each numbered list at its own number', async () => {
    const list = (start: number): ExportBlock => ({
      kind: 'list',
      ordered: true,
      start,
      items: [[paragraph('et')], [paragraph('to')]],
    })
    const read = partsOf(await writeDocx(smallDocument([list(1), list(1), list(5)])))
    const numbers = read('word/document.xml').match(/(?<=<w:numId w:val=")\d+/g) ?? []
    expect(numbers[0]).toBe(numbers[1])
    expect(new Set(numbers).size).toBe(3)
    expect(read('word/numbering.xml')).toContain('<w:start w:val="5"/>')
  })

  it.each<[string, ExportCell[][]]>([
    ['no rows', []],
    ['a row without cells', [[], [cell('a')]]],
    ['a cell without a paragraph', [[cell('', { blocks: [] })]]],
    ['a cell that reaches below the table', [[cell('a', { rows: 9 }), cell('b')]]],
    ['a cell wider than the others', [[cell('a', { columns: 7 })], [cell('b'), cell('c')]]],
    ['a table in a cell', [[cell('', { blocks: [{ kind: 'table', rows: [[cell('inde')]] }] })]]],
  ])('writes a table with %s', async (_, rows) => {
    const xml = await xmlOf([{ kind: 'table', rows }, paragraph('bagefter')])
    expect(xml).toContain('bagefter')
    expect(xml).not.toMatch(/<w:tr>(?:<w:trPr>.*?<\/w:trPr>)?<\/w:tr>/)
    expect(xml).not.toMatch(/<\/w:tbl><\/w:tc>|<\/w:tcPr><\/w:tc>/)
  })
})

test('[EXPORT-1] the Word file opens in LibreOffice with every word of the plan, and of what is hard to write', {
  timeout: PROGRAM_MS,
}, async ({ skip }) => {
  const soffice = programOrSkip('soffice', skip)
  const blocks = [...demo.blocks, ...TRYING_BLOCKS]
  const text = await textByLibreOffice(soffice, await writeDocx({ ...demo, blocks }), 'docx')
  const expected = [
    demo.title,
    ...wordsIn(blocks),
    ...demoPlan.sections.flatMap(({ activities }) => activities.map(({ title }) => title)),
    'Vi rejser sammen på én båd.',
    'Mette for DI FOS',
    '3. februar 2027 kl. 14.05',
    'Årlig leverandørdialog med Lockheed Martin',
  ]
  expect(expected.map(withSingleSpaces).filter((words) => !text.includes(words))).toEqual([])
})
