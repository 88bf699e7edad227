import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { activitiesOf } from '#shared/plan/plan.ts'
import { FORMULA_PAYLOADS } from '../testing/formula-payloads.ts'
import { CONVERSION_MS, convertInLibreOffice, SOFFICE } from '../testing/libre-office.ts'
import { contentOf, demoContent } from './testing/data-content.ts'
import { writeXlsx } from './xlsx-writer.ts'

/** Every sheet, each to a file of its own, numbers and dates as they are shown. */
const ALL_SHEETS = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,true,false,false,-1'

function partsOf(xlsx: Uint8Array): (name: string) => string {
  const files = unzipSync(xlsx)
  return (name) => strFromU8(files[name] ?? new Uint8Array())
}

async function openedSheets(xlsx: Uint8Array): Promise<Map<string, string[][]>> {
  const files = await convertInLibreOffice('plan.xlsx', xlsx, ALL_SHEETS)
  return new Map(
    [...files].map(([name, bytes]) => [
      name.replace(/^plan-(.*)\.csv$/, '$1'),
      Papa.parse<string[]>(bytes.toString('utf8'), { delimiter: ';', skipEmptyLines: true }).data,
    ]),
  )
}

describe('writeXlsx', () => {
  const part = partsOf(writeXlsx(demoContent()))
  const sheet = part('xl/worksheets/sheet1.xml')

  it('[EXPORT-21] keeps numbers and dates as numbers, in Danish formats', () => {
    const content = contentOf([
      { id: 'x', start: '2027-03-05', end: '2027-03-07', precision: 'day', budget: 1_250_000 },
    ])
    const one = partsOf(writeXlsx(content))
    const cells = one('xl/worksheets/sheet1.xml')
    // 5 March 2027 is day 46451.
    expect(cells).toMatch(/<c r="F2" s="4"><v>46451<\/v><\/c><c r="G2" s="4"><v>46453<\/v><\/c>/)
    expect(cells).toContain('<c r="P2" s="5"><v>1250000</v></c>')
    expect(one('xl/styles.xml')).toContain('formatCode="d\\.m\\.yyyy"')
    expect(one('xl/styles.xml')).toContain('formatCode="#,##0\\ &quot;kr.&quot;"')
  })

  it('[EXPORT-21] says where the file tells of itself that a text is longer than a cell takes', () => {
    const told = (description: string) =>
      partsOf(writeXlsx(contentOf([{ description }])))('xl/sharedStrings.xml')
    expect(told('x'.repeat(32_768))).toContain('En tekst er længere, end en celle i Excel kan rumme')
    expect(told('x'.repeat(32_767))).not.toContain('Afkortede tekster')
  })

  it('[EXPORT-21] freezes the headings, and makes the rows a table that can be filtered', () => {
    const rows = activitiesOf(demoContent().plan).length
    expect(sheet).toContain('ySplit="1" topLeftCell="E2" activePane="bottomRight" state="frozen"')
    expect(sheet).toContain('<tableParts count="1"><tablePart r:id="rId1"/></tableParts>')
    expect(part('xl/tables/table1.xml')).toContain(`<autoFilter ref="A1:S${rows + 1}"/>`)
    expect(part('xl/workbook.xml')).toContain(">'Aktiviteter'!$A:$D,'Aktiviteter'!$1:$1<")
    expect(part('xl/workbook.xml')).toContain(">'Afsnit'!$1:$1<")
    expect(sheet).toContain('<col min="4" max="4" width="44" customWidth="1"/>')
  })

  it('[EXPORT-21] a row is as high as its longest text needs, as far as a row can be', () => {
    const descriptions = ['Kort.', 'Et ord ad gangen. '.repeat(20), 'x\n'.repeat(500)]
    const file = partsOf(writeXlsx(contentOf(descriptions.map((description) => ({ description, goal: '' })))))
    const heights = [...file('xl/worksheets/sheet1.xml').matchAll(/<row r="\d+" ht="(\d+)"/g)]
    expect(heights.map(([, height]) => Number(height))).toEqual([30, 90, 405])
  })

  it('[EXPORT-21] [S25] names no person, and says its title and its language', () => {
    const core = part('docProps/core.xml')
    expect(core).toContain('<dc:title>Fælles aktivitetsplan 2027</dc:title><dc:language>da-DK</dc:language>')
    expect(core).not.toMatch(/creator|lastModifiedBy/)
  })

  it('[EXPORT-21] gives the same bytes for the same plan', () => {
    expect(writeXlsx(demoContent())).toEqual(writeXlsx(demoContent()))
  })

  it('[EXPORT-22] [S24] holds no formula, whatever anybody writes, and keeps it text when the cell is edited', () => {
    const file = partsOf(writeXlsx(contentOf(FORMULA_PAYLOADS.map((title) => ({ title, place: title })))))
    const cells = file('xl/worksheets/sheet1.xml')
    expect(cells).not.toMatch(/<f[ >]/)
    expect(cells.match(/<c r="[DN]\d+" s="3" t="s">/g)?.length).toBeGreaterThan(300)
    expect(file('xl/styles.xml')).toContain('quotePrefix="1"')
  })

  it('writes what XML cannot hold, what Excel reads as a code, and more than a cell takes, so that the file opens', () => {
    const title = 'A\u0000B\u000b <b>&amp; "_x0041_" \ud800 😀 æøå\r\nny linje'
    const content = contentOf([{ title, description: 'å'.repeat(40_000) }])
    const strings = partsOf(writeXlsx(content))('xl/sharedStrings.xml')
    expect(strings).toContain('AB &lt;b&gt;&amp;amp; &quot;_x005F_x0041_&quot; \ufffd 😀 æøå\nny linje')
    expect(strings).toContain(`${'å'.repeat(32_766)}…`)
  })

  it('an external edition has no budget on any sheet', () => {
    const external = partsOf(writeXlsx(demoContent({ variant: 'external' })))
    for (const name of ['xl/sharedStrings.xml', 'xl/tables/table1.xml', 'xl/tables/table2.xml'])
      expect(external(name), name).not.toContain('Budget')
    for (const at of [1, 2, 3]) expect(external(`xl/worksheets/sheet${at}.xml`)).not.toMatch(/ s="(5|10)"/)
  })

  it('a plan without activities has an empty table', () => {
    const empty = partsOf(writeXlsx(contentOf([])))
    expect(empty('xl/tables/table1.xml')).toContain('ref="A1:S2"')
  })
})

describe.skipIf(!SOFFICE)('writeXlsx, opened by LibreOffice', () => {
  it(
    '[EXPORT-21] every activity stands with all its fields',
    async () => {
      const content = demoContent()
      const sheets = await openedSheets(writeXlsx(content))
      expect([...sheets.keys()].sort()).toEqual(['Afsnit', 'Aktiviteter', 'Om filen'])
      const [headings = [], ...rows] = sheets.get('Aktiviteter') ?? []
      const activities = activitiesOf(content.plan)
      expect(rows).toHaveLength(activities.length)
      for (const [at, activity] of activities.entries()) {
        const row = Object.fromEntries(headings.map((heading, column) => [heading, rows[at]?.[column]]))
        expect(row).toMatchObject({
          'Kategori nr.': String(activity.category),
          Titel: activity.title,
          Startdato: shown(activity.start),
          Slutdato: shown(activity.end),
          Ansvarlig: activity.responsible,
          Målgruppe: activity.audience.join(', '),
          Modpart: activity.counterpart,
          Sted: activity.place,
          Partnere: activity.partners.join(', '),
          Succeskriterium: activity.goal,
          Beskrivelse: activity.description,
          Id: activity.id,
        })
        const budget = row.Budget?.replaceAll(/[^\d]/g, '')
        expect(budget).toBe(activity.budget === undefined ? '' : String(activity.budget))
      }
      const [, ...sections] = sheets.get('Afsnit') ?? []
      expect(sections).toHaveLength(6)
      expect(sections.at(-1)?.[0]).toBe('I alt')
      expect(sheets.get('Om filen')?.map(([label]) => label)).toContain('Kontrolsum (SHA-256)')
    },
    CONVERSION_MS,
  )

  it(
    '[EXPORT-22] [S24] evaluates nothing, and damages no number',
    async () => {
      const titles = FORMULA_PAYLOADS.map((title, at) => ({ title, budget: at }))
      const sheets = await openedSheets(writeXlsx(contentOf(titles)))
      const [headings = [], ...rows] = sheets.get('Aktiviteter') ?? []
      const [title, budget] = [headings.indexOf('Titel'), headings.indexOf('Budget')]
      expect(rows.map((row) => row[title])).toEqual(
        FORMULA_PAYLOADS.map((payload) => payload.replaceAll('\r', '\n')),
      )
      expect(rows.map((row) => row[budget]?.replaceAll(/\D/g, ''))).toEqual(
        titles.map((one) => String(one.budget)),
      )
    },
    CONVERSION_MS,
  )
})

/** A date as the sheet shows it: 5.3.2027. */
function shown(date: string | undefined): string {
  if (date === undefined) return ''
  const [year, month, day] = date.split('-').map(Number)
  return `${day}.${month}.${year}`
}
