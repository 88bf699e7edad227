import { describe, expect, test } from 'vitest'
import { findOverlaps } from './find-overlaps.ts'
import type { JudgedActivity } from './reading.ts'
import { activity } from './testing/activity.ts'

const COURSE = activity({
  id: 'c1',
  party: 'censec',
  title: 'Kursus i eksportkontrol',
  description: 'Endagskursus om dual-use og slutbrugererklæringer.',
  audience: ["SMV'er"],
  start: '2027-03-03',
  end: '2027-03-03',
})
const WORKSHOP = activity({
  id: 'd1',
  party: 'difos',
  title: 'Export control in practice',
  description: 'Training for smaller companies on licence applications and end-user statements.',
  audience: ['SMEs'],
  start: '2027-04-14',
  end: '2027-04-14',
})

function pairWith(a: Partial<JudgedActivity>, b: Partial<JudgedActivity>): string[] {
  return findOverlaps([
    { ...COURSE, ...a },
    { ...WORKSHOP, ...b },
  ]).map((overlap) => overlap.label)
}

describe('two activities that would be done twice', () => {
  test('are an overlap in Danish and English alike, and the reasons say what, for whom and when', () => {
    const [overlap] = findOverlaps([COURSE, WORKSHOP])
    expect(overlap).toMatchObject({ id: 'overlap:c1:d1', a: 'c1', b: 'd1', label: 'overlap' })
    expect(overlap?.reasons[0]?.da).toBe(
      'Begge er et kursus om eksportkontrol for mindre virksomheder, begge i foråret.',
    )
    expect(overlap?.reasons[0]?.en).toBe(
      'Both are a course on export control for smaller firms, both in the spring.',
    )
    expect(overlap?.clauses).toContain('opgaver.b')
  })

  test('carry the words of each text, for marking', () => {
    const [overlap] = findOverlaps([COURSE, WORKSHOP])
    const topic = overlap?.evidence.find(({ aspect }) => aspect === 'topic')
    expect(topic?.wordsA).toContain('eksportkontrol')
    expect(topic?.wordsB).toContain('end-user statements')
  })

  test('in one slip of the keyboard too', () => {
    expect(
      pairWith({ title: 'Kursus i eksprotkontrol', description: 'Endagskursus om eksportkontorl' }, {}),
    ).toEqual(['overlap'])
  })
})

describe('no warning', () => {
  test('for the same subject a year apart', () => {
    expect(pairWith({}, { start: '2028-02-16', end: '2028-02-16' })).not.toContain('overlap')
  })

  test('[FIND-7] for a joint or cancelled activity', () => {
    expect(pairWith({ party: 'joint' }, {})).toEqual([])
    expect(pairWith({ status: 'cancelled' }, {})).toEqual([])
    expect(pairWith({}, { status: 'cancelled' })).toEqual([])
  })

  test('[FIND-3] for the same sentence on registration and fees', () => {
    const practical = ' Tilmelding via hjemmesiden, deltagelse er gratis for medlemmer, no-show-gebyr 500 kr.'
    expect(
      pairWith(
        { description: COURSE.description + practical },
        {
          title: 'Svejsning i titanium',
          description: `Kursus i svejsecertifikater.${practical}`,
          audience: ['svejsere'],
        },
      ),
    ).toEqual([])
  })

  test('[FIND-3] for an equal venue and month alone', () => {
    expect(
      pairWith(
        { place: 'Odense' },
        {
          title: 'Frokost om rumlov',
          description: 'Jurister drøfter satellitter.',
          audience: ['jurister'],
          place: 'Odense',
          start: '2027-03-11',
          end: '2027-03-11',
        },
      ),
    ).toEqual([])
  })

  test('[FIND-3] for the word matchmaking alone', () => {
    expect(
      pairWith(
        {
          title: 'Matchmaking om kvantesensorer',
          description: 'Forskere møder firmaer.',
          audience: ['forskere'],
        },
        {
          title: 'Matchmaking: find et bestyrelsesmedlem',
          description: 'Ejerledere møder tidligere direktører.',
          audience: ['ejerledere'],
        },
      ),
    ).toEqual([])
  })
})

describe('the fingerprint', () => {
  const fingerprintWith = (a: Partial<JudgedActivity>): string | undefined =>
    findOverlaps([{ ...COURSE, ...a }, WORKSHOP])[0]?.fingerprint

  test('stays when only the wording changes', () => {
    expect(fingerprintWith({ description: 'Endagskursus, om dual-use og slutbrugererklæringer!' })).toBe(
      fingerprintWith({}),
    )
  })

  test('[FIND-5] changes with a subject that the vocabulary does not know, and the reason names it', () => {
    const about = (subject: string) =>
      findOverlaps([
        { ...COURSE, title: `Workshop om ${subject}`, description: `Prøv ${subject} i praksis.` },
        { ...WORKSHOP, title: `Workshop om ${subject}`, description: `Vi viser ${subject} på værkstedet.` },
      ])[0]
    expect(about('limning')?.fingerprint).toBeDefined()
    expect(about('limning')?.fingerprint).not.toBe(about('hærdning')?.fingerprint)
    expect(about('limning')?.reasons[0]?.da).toContain('»limning«')
  })

  test('changes with the period and with the audience', () => {
    expect(fingerprintWith({ start: '2027-03-04', end: '2027-03-04' })).not.toBe(fingerprintWith({}))
    expect(fingerprintWith({ audience: ["SMV'er", 'jurister'] })).not.toBe(fingerprintWith({}))
  })
})
