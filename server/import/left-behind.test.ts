/** What a file holds is read, or counted as left behind. */
import { describe, expect, test } from 'vitest'
import { plainText } from '#shared/plan/rich-text.ts'
import { smallDocx } from '../testing/small-docx.ts'
import { smallXlsx } from '../testing/small-xlsx.ts'
import { readFile } from './read-file.ts'

const paragraph = (content: string) => `<w:p><w:r>${content}</w:r></w:p>`
const text = (words: string) => paragraph(`<w:t>${words}</w:t>`)
const cell = (words: string) => `<w:tc>${text(words)}</w:tc>`
const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`
const control = (content: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${content}</w:sdtContent></w:sdt>`
const custom = (content: string) => `<w:customXml w:element="x">${content}</w:customXml>`

function readWord(body: string) {
  const reading = readFile(smallDocx(body))
  if (reading.kind !== 'text') throw new Error('a Word document is a text')
  return { words: plainText(reading.blocks), leftBehind: reading.leftBehind }
}

describe('[IMPORT-4] of a Word document', () => {
  test('rows and cells are read within whatever controls they stand', () => {
    const rows = [
      row('A', 'B'),
      control(row('C', 'D')),
      custom(control(row('E', 'F'))),
      `<w:tr>${control(cell('G'))}${custom(cell('H'))}</w:tr>`,
    ]
    expect(readWord(`<w:tbl>${rows.join('')}</w:tbl>`)).toEqual({
      words: 'A\tB\nC\tD\nE\tF\nG\tH',
      leftBehind: [],
    })
  })

  test('rows that are deleted, parts of other files and signs of a font are counted', () => {
    const deleted = `<w:tr><w:trPr><w:del/></w:trPr>${cell('slettet')}</w:tr>`
    const body = [
      `<w:tbl>${row('A')}${deleted}${control(deleted)}</w:tbl>`,
      '<w:altChunk r:id="r1" xmlns:r="r"/>',
      paragraph('<w:t>ja </w:t><w:sym w:font="Wingdings" w:char="F0FC"/>'),
    ]
    expect(readWord(body.join(''))).toEqual({
      words: 'A\nja ',
      leftBehind: [
        { what: 'deleted-text', count: 2 },
        { what: 'embedded-files', count: 1 },
        { what: 'symbols', count: 1 },
      ],
    })
  })
})

describe('[IMPORT-4] of a table', () => {
  const far = Array.from({ length: 102 }, (_, column) => (column === 99 || column === 101 ? 'x' : ''))

  test('errors of formulas and what stands far to the right are counted', () => {
    const reading = readFile(
      smallXlsx([{ name: 'x', rows: [] }], {
        'xl/worksheets/sheet0.xml':
          '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1" t="e"><v>#REF!</v></c><c r="CX1"><v>7</v></c><c r="CY1"/></row></sheetData></worksheet>',
      }),
    )
    expect(reading).toMatchObject({
      sheets: [{ rows: [{ cells: ['a', ''] }] }],
      leftBehind: [
        { what: 'far-cells', count: 1 },
        { what: 'formula-errors', count: 1 },
      ],
    })
  })

  test('what stands far to the right in a line is counted', () => {
    const reading = readFile(new TextEncoder().encode(`${far.join(';')}\n${far.join(';')}\n`))
    expect(reading.leftBehind).toEqual([{ what: 'far-cells', count: 2 }])
  })
})
