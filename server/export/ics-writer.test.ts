import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { ExportContent } from '#shared/export/export-content.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { writeIcs } from './ics-writer.ts'
import { contentOf, demoContent } from './testing/data-content.ts'

const textOf = (content: ExportContent) => new TextDecoder().decode(writeIcs(content))

/** As an independent program reads it. */
function eventsOf(content: ExportContent): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(textOf(content)))
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
}

function onlyEventOf(activity: Partial<Activity>): ICAL.Event {
  const [event, ...more] = eventsOf(contentOf([activity]))
  if (!event || more.length > 0) throw new Error('There is not one entry.')
  return event
}

const days = { start: '2027-03-05', end: '2027-03-07', precision: 'day' } as const
const property = (event: ICAL.Event, name: string) => String(event.component.getFirstPropertyValue(name))

describe('writeIcs', () => {
  it('[EXPORT-24] an entry lasts whole days, and ends on the day after the last', () => {
    const event = onlyEventOf(days)
    expect(event.startDate.isDate).toBe(true)
    expect([event.startDate.toString(), event.endDate.toString()]).toEqual(['2027-03-05', '2027-03-08'])
    expect(event.duration.toString()).toBe('P3D')
    expect(onlyEventOf({ ...days, end: '2027-03-05' }).endDate.toString()).toBe('2027-03-06')
  })

  it('[EXPORT-24] an entry is the same whatever is changed in it, and another for another activity', () => {
    const before = onlyEventOf({ ...days, id: 'demo-kiel' })
    const after = onlyEventOf({
      id: 'demo-kiel',
      category: 3,
      title: 'Nyt',
      start: '2027-05-01',
      precision: 'week',
    })
    expect(after.uid).toBe(before.uid)
    expect(onlyEventOf({ ...days, id: 'demo-kiel-2' }).uid).not.toBe(before.uid)
    const uids = eventsOf(demoContent()).map(({ uid }) => uid)
    expect(new Set(uids).size).toBe(uids.length)
  })

  it('[EXPORT-24] has every activity of the plan that lies on days or in weeks, and no other', () => {
    const content = demoContent()
    const dated = content.plan.sections
      .flatMap(({ activities }) => activities)
      .filter(({ precision, start }) => start && (precision === 'day' || precision === 'week'))
    expect(dated.length).toBeGreaterThan(10)
    const summaries = eventsOf(content).map(({ summary }) => summary)
    expect(summaries).toHaveLength(dated.length)
    for (const [at, { title }] of dated.entries()) expect(summaries[at]).toContain(title)
    expect(textOf(content).replaceAll('\r\n ', '')).toContain(
      'Kun aktiviteter\\, der ligger på dage eller i uger\\, er i kalenderen.',
    )
  })

  it('[EXPORT-24] the same plan is the same bytes at the same instant, and a later revision later that day', () => {
    expect(textOf(demoContent())).toBe(textOf(demoContent()))
    const sequences = ['2027-03-05T08:00:00', '2027-03-05T15:30:00'].map((made) => {
      const [event] = eventsOf(demoContent({ generatedAt: `${made}.000Z` }))
      expect(event && property(event, 'dtstamp')).toBe(`${made}Z`)
      expect(event && property(event, 'last-modified')).toBe(`${made}Z`)
      return event?.sequence ?? 0
    })
    expect(sequences[1]).toBeGreaterThan(sequences[0] ?? 0)
  })

  it('[EXPORT-24] tells category, party and status, and nothing of money', () => {
    const event = onlyEventOf({ ...days, party: 'difos', category: 3, status: 'confirmed', budget: 123_456 })
    expect(event.component.getFirstProperty('categories')?.getValues()).toEqual([
      'Internationale fremstød og eksport',
      'DI FOS',
    ])
    expect(property(event, 'status')).toBe('CONFIRMED')
    expect(property(event, 'transp')).toBe('TRANSPARENT')
    expect(event.description).toContain('Periode: 5.–7. marts 2027')
    expect(textOf(demoContent())).not.toMatch(/Budget|kr\./u)
  })

  it('no line is longer than 75 octets, none of them ends within a letter, and all end with CRLF', () => {
    const text = textOf(contentOf([{ ...days, title: 'Æøå😀'.repeat(50), description: 'ø'.repeat(500) }]))
    const lines = text.split('\r\n')
    expect(lines.pop()).toBe('')
    expect(lines.filter((line) => /[\r\n]/.test(line))).toEqual([])
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    expect(text).not.toContain('\ufffd')
  })

  it('[EXPORT-24] nothing that anybody writes adds a line, a property or an entry', () => {
    const letter = fc.constantFrom(
      ...'aå;:,\\\n\r\t"=',
      '\u0000',
      '\u0085',
      '\u2028',
      '😀',
      '\ud800',
      'BEGIN:VEVENT',
      'X-EVIL:1',
    )
    const hostile = fc.string({ unit: letter, maxLength: 60 })
    fc.assert(
      fc.property(hostile, hostile, hostile, (title, place, id) => {
        const content = contentOf([{ ...days, title, place, id, responsible: place, description: title }])
        content.plan.title = title
        const calendar = new ICAL.Component(ICAL.parse(textOf(content)))
        expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1)
        const names = [calendar, ...calendar.getAllSubcomponents()].flatMap((one) =>
          one.getAllProperties().map(({ name }) => name),
        )
        expect(names.filter((name) => name.startsWith('x-evil'))).toEqual([])
        const [event] = eventsOf(content)
        expect(event?.location ?? '').toBe(asText(place.trim()))
      }),
      // What can be in no file may stand within a line break, too.
      { examples: [['', 'a\r\0\na', '']] },
    )
  })
})

/** What a text is once it has been in a file that cannot hold every character. */
function asText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').replaceAll(/\r\n?/g, '\n')
}
