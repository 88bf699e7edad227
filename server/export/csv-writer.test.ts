import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { ExportContent } from '#shared/export/export-content.ts'
import { activitiesOf } from '#shared/plan/plan.ts'
import { FORMULA_PAYLOADS } from '../testing/formula-payloads.ts'
import { CONVERSION_MS, convertInLibreOffice, SOFFICE } from '../testing/libre-office.ts'
import { writeCsv } from './csv-writer.ts'
import { contentOf, demoContent } from './testing/data-content.ts'

/** Keeps a byte order mark, unlike a decoder that is not told to. */
const textOf = (content: ExportContent) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv(content))

/** As an independent program reads it: a record an activity, by heading. */
function recordsOf(content: ExportContent): Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(textOf(content).replace(/^\ufeff/, ''), {
    delimiter: ';',
    header: true,
    skipEmptyLines: true,
  })
  expect(errors).toEqual([])
  return data
}

describe('writeCsv', () => {
  it('[EXPORT-23] is as Danish Excel takes it: byte order mark, semicolons, CRLF', () => {
    const text = textOf(contentOf([{ title: 'Æøå', description: 'én' }]))
    expect(text.startsWith('\ufeff"Kategori nr.";"Kategori";"Part";"Titel";"Periode";"Startdato";')).toBe(
      true,
    )
    expect(text.split('\r\n')).toHaveLength(3)
    expect(text.endsWith('\r\n')).toBe(true)
  })

  it('[EXPORT-23] has every field of every activity', () => {
    const content = demoContent()
    const records = recordsOf(content)
    const activities = activitiesOf(content.plan)
    expect(records).toHaveLength(activities.length)
    for (const [at, activity] of activities.entries()) {
      expect(records[at]).toMatchObject({
        'Kategori nr.': String(activity.category),
        Titel: activity.title,
        Startdato: activity.start?.split('-').toReversed().join('-') ?? '',
        Slutdato: activity.end?.split('-').toReversed().join('-') ?? '',
        Ansvarlig: activity.responsible,
        Målgruppe: activity.audience.join(', '),
        Modpart: activity.counterpart,
        Sted: activity.place,
        Partnere: activity.partners.join(', '),
        Budget: activity.budget === undefined ? '' : String(activity.budget),
        Succeskriterium: activity.goal,
        Beskrivelse: activity.description,
        Id: activity.id,
      })
    }
  })

  it('[EXPORT-23] any text comes back as it was written, its lines parted by \\n', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aå;",\'\n\r\t =+-@ ', '😀', '\ufeff') })
    fc.assert(
      fc.property(text, text, fc.integer(), (title, place, budget) => {
        const [record] = recordsOf(contentOf([{ title, place, budget }]))
        expect(record).toMatchObject({ Titel: guarded(title), Sted: guarded(place), Budget: String(budget) })
      }),
    )
  })

  it('[EXPORT-22] [S24] text that could be a formula has an apostrophe before it, and no number has', () => {
    const records = recordsOf(contentOf(FORMULA_PAYLOADS.map((title) => ({ title, budget: -5 }))))
    expect(records.filter(({ Titel = '' }) => /^[=+\-@\t\r\n]/u.test(Titel))).toEqual([])
    expect(new Set(records.map(({ Budget }) => Budget))).toEqual(new Set(['-5']))
  })

  it('[EXPORT-22] [S24] nor has text that could be one where a reader ends the record or splits the field', () => {
    const titles = FORMULA_PAYLOADS.flatMap((payload) =>
      ['\n', '\r', '\r\n', ',', ';', '\t'].map((parting) => `Møde${parting}${payload}`),
    )
    const text = textOf(contentOf(titles.map((title) => ({ title }))))
    expect(strictRecords(text)).toHaveLength(titles.length + 1)
    const pieces = text.replaceAll(/"(?=;|\r\n)/g, '').split(/[\r\n,;\t]+/)
    const numberOrDate = /^-?\d+$/
    expect(pieces.filter((piece) => /^[=+\-@＝＋－＠]/u.test(piece) && !numberOrDate.test(piece))).toEqual([])
  })

  it('[EXPORT-23] an external edition has no budget', () => {
    expect(textOf(demoContent({ variant: 'external' }))).not.toContain('Budget')
  })
})

describe.skipIf(!SOFFICE)('writeCsv, opened by a Danish LibreOffice', () => {
  it(
    '[EXPORT-22] [S24] dates are dates, numbers are numbers, and nothing is a formula',
    async () => {
      const activities = FORMULA_PAYLOADS.map((title) => ({
        title,
        start: '2027-03-05',
        end: '2027-03-07',
        budget: 1_250_000,
      }))
      // Semicolons, quotation marks, UTF-8, Danish, and with formulas taken for what they are.
      const asOpened = ['--infilter=CSV:59,34,76,1,,1030,false,true,false,false,false,0,false,true']
      const files = await convertInLibreOffice('plan.csv', writeCsv(contentOf(activities)), 'fods', asOpened)
      const sheet = files.get('plan.fods')?.toString('utf8') ?? ''
      expect(sheet).not.toContain('table:formula=')
      expect(sheet.match(/office:date-value="2027-03-05"/g)).toHaveLength(activities.length)
      expect(sheet.match(/office:value-type="float" office:value="1250000"/g)).toHaveLength(activities.length)
    },
    CONVERSION_MS,
  )
})

/** As RFC 4180 has it, with LF alone for the end of a record as well: what stands out of quotation marks must fit it. */
function strictRecords(text: string): string[][] {
  const records: string[][] = [[]]
  const field = /(?:"((?:[^"]|"")*)"|([^"\r\n;]*))(;|\r?\n)/y
  const body = text.replace(/^\ufeff/, '')
  while (field.lastIndex < body.length) {
    const at = field.lastIndex
    const match = field.exec(body)
    if (!match) throw new Error(`No field at ${at}: ${body.slice(at, at + 40)}`)
    records.at(-1)?.push(match[1] ?? match[2] ?? '')
    if (match[3] !== ';') records.push([])
  }
  return records.slice(0, -1)
}

function guarded(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n')
  return lines.replaceAll(/(?<=^|[\n\t,;])(?="*[=+\-@\t\n])/gu, "'")
}
