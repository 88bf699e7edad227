import { describe, expect, test } from 'vitest'
import { BUILT_IN_VOCABULARY } from '#shared/overlap/testing/built-in-vocabulary.ts'
import { findOverlaps, pairsOf } from './find-overlaps.ts'
import { type JudgedActivity, readActivity } from './reading.ts'
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
  return findOverlaps(
    [
      { ...COURSE, ...a },
      { ...WORKSHOP, ...b },
    ],
    BUILT_IN_VOCABULARY,
  ).map((overlap) => overlap.label)
}

describe('two activities that would be done twice', () => {
  test('are an overlap in Danish and English alike, and the reasons say what, for whom and when', () => {
    const [overlap] = findOverlaps([COURSE, WORKSHOP], BUILT_IN_VOCABULARY)
    expect(overlap).toMatchObject({ id: 'overlap:c1:d1', a: 'c1', b: 'd1', label: 'overlap' })
    expect(overlap?.reasons[0]?.da).toBe(
      'Begge er kurser om eksportkontrol for mindre virksomheder i foråret.',
    )
    expect(overlap?.reasons[0]?.en).toBe(
      'Both are courses on export control for smaller firms in the spring.',
    )
    expect(overlap?.clauses).toContain('opgaver.b')
  })

  test('carry the words of each text, for marking', () => {
    const [overlap] = findOverlaps([COURSE, WORKSHOP], BUILT_IN_VOCABULARY)
    const topic = overlap?.evidence.find(({ aspect }) => aspect === 'topic')
    expect(topic?.wordsA).toContain('eksportkontrol')
    expect(topic?.wordsB).toContain('end-user statements')
  })

  test('[FIND-2] carry no words that every text has, and nothing that is not said', () => {
    const [overlap] = findOverlaps(
      [
        { ...COURSE, description: 'Workshop om, hvad I må. Endagskursus om dual-use.' },
        { ...WORKSHOP, description: 'How to fill in licence applications. Workshop on end-user statements.' },
      ],
      BUILT_IN_VOCABULARY,
    )
    const words = overlap?.evidence.flatMap(({ wordsA, wordsB }) => [...wordsA, ...wordsB])
    expect(words).toContain('Workshop')
    expect(words?.map((word) => word.toLowerCase())).not.toContain('how to')

    const related = findOverlaps(
      [
        { ...COURSE, audience: ['jurister'] },
        { ...WORKSHOP, title: 'Export control newsletter', description: 'Dual-use news.', audience: [] },
      ],
      BUILT_IN_VOCABULARY,
    )
    expect(related.map(({ label }) => label)).toEqual(['related'])
    expect(related[0]?.evidence.map(({ aspect }) => aspect)).not.toContain('offering')
  })

  test('in one slip of the keyboard too', () => {
    expect(
      pairWith({ title: 'Kursus i eksprotkontrol', description: 'Endagskursus om eksportkontorl' }, {}),
    ).toEqual(['overlap'])
  })
})

describe('two trips of the same people in the same days', () => {
  const delegation = (destination: string): JudgedActivity =>
    activity({
      id: 'c1',
      party: 'censec',
      title: `Delegationsrejse til ${destination}`,
      audience: ["SMV'er"],
      start: '2027-05-17',
      end: '2027-05-23',
      precision: 'week',
    })
  const push = (destination: string, more: Partial<JudgedActivity> = {}): JudgedActivity =>
    activity({
      id: 'd1',
      party: 'difos',
      title: `Eksportdelegation til ${destination}`,
      audience: ["SMV'er"],
      start: '2027-05-18',
      end: '2027-05-20',
      ...more,
    })
  /** A plan in which hardly anything is rare: every other activity is for the same people. */
  const others = Array.from({ length: 30 }, (_, index) =>
    activity({
      id: `x${index}`,
      party: index % 2 === 0 ? 'censec' : 'difos',
      title: `Møde ${index}`,
      audience: ["SMV'er"],
    }),
  )

  test.each([
    ['Warszawa', 'Warszawa'],
    ['Warszawa', 'Polen'],
    ['Plovdiv', 'Plovdiv'],
  ])('to %s and %s are an overlap, from the fields alone', (mine, theirs) => {
    const [overlap] = findOverlaps([delegation(mine), push(theirs), ...others], BUILT_IN_VOCABULARY)
    expect(overlap).toMatchObject({ label: 'overlap', a: 'c1', b: 'd1' })
    expect(overlap?.reasons[0]?.da).toBe('Begge er eksportfremstød for mindre virksomheder i samme periode.')
  })

  test('are not one trip to two places, for two kinds of people or months apart', () => {
    const isSameTrip = (other: JudgedActivity) =>
      pairsOf([delegation('Plovdiv'), other].map((one) => readActivity(one, BUILT_IN_VOCABULARY)))[0]
        ?.likeness.sameTrip
    expect(isSameTrip(push('Plovdiv'))).toBe(true)
    expect(isSameTrip(push('Varna'))).toBe(false)
    expect(isSameTrip(push('Plovdiv', { audience: ['studerende'] }))).toBe(false)
    expect(isSameTrip(push('Plovdiv', { start: '2027-06-16', end: '2027-06-18' }))).toBe(false)
    expect(isSameTrip(push('Plovdiv', { title: 'Konference i Plovdiv' }))).toBe(false)
  })
})

describe('no warning', () => {
  test.each([
    ['Nyt fra DI FOS', 'Delegationen til Warszawa i maj samlede 14 virksomheder hos PGZ.'],
    ['DI FOS orienterer', 'Løbende nyhedsbrev. Vi var på eksportfremstød i Warszawa med SMV’er.'],
    ['Opslag på LinkedIn', 'Vi var i Warszawa i maj, eksport til Polen fylder.'],
  ])('between a trip and the standing communication »%s« that writes of the town', (title, description) => {
    const trip = { title: 'Delegationsrejse til Warszawa', start: '2027-05-17', end: '2027-05-23' }
    const standing = { title, description, start: '2027-01-01', end: '2027-12-31' } as const
    expect(pairWith(trip, { ...standing, precision: 'ongoing' })).toEqual([])
    expect(pairWith(trip, { title, description, start: undefined, end: undefined })).toEqual([])
  })

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

  test('[FIND-3] for a country alone, which is where two things happen and not what they are', () => {
    const trip = {
      title: 'Delegationsrejse til Polen',
      description: '',
      audience: ['salgschefer'],
      place: 'Gdynia',
      start: '2027-03-03',
      end: '2027-03-05',
    }
    const hiring = { title: 'Rekruttering af polske svejsere', description: '', audience: ['HR-chefer'] }
    expect(pairWith(trip, hiring)).toEqual([])
    expect(pairWith(trip, { ...hiring, title: 'Eksportfremstød: de polske kunder' })).not.toEqual([])
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
    findOverlaps([{ ...COURSE, ...a }, WORKSHOP], BUILT_IN_VOCABULARY)[0]?.fingerprint

  test('stays when only the wording changes', () => {
    expect(fingerprintWith({ description: 'Endagskursus, om dual-use og slutbrugererklæringer!' })).toBe(
      fingerprintWith({}),
    )
  })

  test('[FIND-5] changes with a subject that the vocabulary does not know, and the reason names it', () => {
    const about = (subject: string) =>
      findOverlaps(
        [
          { ...COURSE, title: `Workshop om ${subject}`, description: `Prøv ${subject} i praksis.` },
          { ...WORKSHOP, title: `Workshop om ${subject}`, description: `Vi viser ${subject} på værkstedet.` },
        ],
        BUILT_IN_VOCABULARY,
      )[0]
    expect(about('stråtækning')?.fingerprint).toBeDefined()
    expect(about('stråtækning')?.fingerprint).not.toBe(about('kurvefletning')?.fingerprint)
    expect(about('stråtækning')?.reasons.map(({ da }) => da)).toContain('Begge nævner »stråtækning«.')
  })

  test('changes with the period and with the audience', () => {
    expect(fingerprintWith({ start: '2027-03-04', end: '2027-03-04' })).not.toBe(fingerprintWith({}))
    expect(fingerprintWith({ audience: ["SMV'er", 'jurister'] })).not.toBe(fingerprintWith({}))
  })
})
