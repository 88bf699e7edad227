import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { DOCUMENT_LIMIT_BYTES } from '#shared/protocol/frames.ts'
import { IMPORT_PROPOSAL_LIMIT_BYTES, MOST_IMPORTED_ACTIVITIES } from '#shared/protocol/schemas/import.ts'
import { fillGradually } from '../plans/fill-gradually.ts'
import { smallDocx } from '../testing/small-docx.ts'
import { smallXlsx } from '../testing/small-xlsx.ts'
import { propose } from './propose.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** A workbook says a text once and names it in each cell. */
function sayingOver(text: string, times: number): Uint8Array {
  const cell = (place: string, index: number) => `<c r="${place}" t="s"><v>${index}</v></c>`
  const rows = Array.from(
    { length: times },
    (_, n) => `<row r="${n + 2}">${cell(`A${n + 2}`, 2)}${cell(`B${n + 2}`, 0)}</row>`,
  )
  return smallXlsx([{ name: 'x', rows: [['Titel', 'Part', text]] }], {
    'xl/worksheets/sheet0.xml': `<worksheet xmlns="${MAIN}"><sheetData><row r="1">${cell('A1', 0)}${cell('B1', 1)}</row>${rows.join('')}</sheetData></worksheet>`,
  })
}

function lines(activities: number): Uint8Array {
  const rows = Array.from({ length: activities }, (_, n) => `Møde ${n};uge 12\n`)
  return new TextEncoder().encode(`Titel;Tid\n${rows.join('')}`)
}

test('[IMPORT-5] a small file that says a long text again and again is refused', () => {
  const bytes = sayingOver('x'.repeat(20_000), 300)
  expect(bytes.length).toBeLessThan(100_000)
  expect(() => propose(bytes, BUILT_IN_AGREEMENT, 2027)).toThrow('import-too-much')
})

test('[IMPORT-5] a file of more activities than a plan is made of is refused at once', () => {
  expect(propose(lines(MOST_IMPORTED_ACTIVITIES), BUILT_IN_AGREEMENT, 2027).activities).toHaveLength(
    MOST_IMPORTED_ACTIVITIES,
  )
  expect(() => propose(lines(MOST_IMPORTED_ACTIVITIES + 1), BUILT_IN_AGREEMENT, 2027)).toThrow(
    'import-too-much',
  )
})

test.each([
  ['a text', `<w:p><w:r><w:t>${'x'.repeat(100_001)}</w:t></w:r></w:p>`],
  [
    'a cell merged',
    `<w:tbl>${Array.from({ length: 1_001 }, (_, n) => `<w:tr><w:tc><w:tcPr><w:vMerge${n === 0 ? ' w:val="restart"' : ''}/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>`).join('')}</w:tbl>`,
  ],
])('[IMPORT-5] %s longer than any in a plan is refused before anybody reviews it', (_what, body) => {
  expect(() => propose(smallDocx(body), BUILT_IN_AGREEMENT, 2027)).toThrow('import-too-much')
})

test('[IMPORT-5] what is proposed has room in a plan, however much of it is kept', async () => {
  const many = 500
  const proposal = propose(lines(many), BUILT_IN_AGREEMENT, 2027)
  const document = new Y.Doc()
  const activities = proposal.activities.map(({ period: _, where: __, remarks: ___, ...fields }) => ({
    ...fields,
    party: 'censec' as const,
    category: 1 as const,
    start: '2027-03-22',
    end: '2027-03-28',
    precision: 'week' as const,
    budget: 1_000_000,
  }))
  const ids = { newId: () => crypto.randomUUID(), randomBit: () => Math.random() < 0.5 }
  await fillGradually(document, { sections: [], activities }, ids, undefined)
  const beyondJson =
    Y.encodeStateAsUpdate(document).length - new TextEncoder().encode(JSON.stringify(proposal)).length
  const ofAll = (beyondJson / many) * MOST_IMPORTED_ACTIVITIES
  expect(IMPORT_PROPOSAL_LIMIT_BYTES + ofAll).toBeLessThan(DOCUMENT_LIMIT_BYTES)
})
