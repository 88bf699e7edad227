import { describe, expect, it } from 'vitest'
import { BUILT_IN_AGREEMENT } from '../agreement/built-in-agreement.ts'
import { type NewsletterOptions, newsletterOf, newsletterText } from './newsletter.ts'
import type { PublicActivity, PublicPlan } from './public-plan.ts'

const OPTIONS: NewsletterOptions = {
  agreement: BUILT_IN_AGREEMENT,
  locale: 'da',
  party: 'censec',
  today: '2027-02-01',
  address: 'https://samplan.example/offentlig/2027-abcdefgh',
}

function activity(fields: Partial<PublicActivity> & Pick<PublicActivity, 'title'>): PublicActivity {
  return {
    id: fields.title,
    party: 'censec',
    category: 3,
    body: [],
    status: 'planned',
    audience: [],
    partners: [],
    place: '',
    regions: [],
    updatedAt: '2027-01-10T09:00:00.000Z',
    precision: 'open',
    ...fields,
  }
}

const paragraph = (text: string) => ({ kind: 'paragraph' as const, runs: [{ text }] })
const day = (date: string) => ({ start: date, end: date, precision: 'day' as const })

const PLAN: PublicPlan = {
  publicId: '2027-abcdefgh',
  year: 2027,
  sections: [
    {
      category: 2,
      agreedAt: '2027-01-10T09:00:00.000Z',
      text: [],
      activities: [
        activity({ title: 'Forbi', ...day('2027-01-20') }),
        activity({ title: 'Uden dato' }),
        activity({ title: 'Hele året', precision: 'ongoing', ...{ start: '2027-01-01', end: '2027-01-31' } }),
        activity({
          title: 'Messe i Paris',
          ...day('2027-06-15'),
          place: 'Paris',
          audience: ['små virksomheder', 'startups'],
          partners: ['Naval Team Denmark'],
          body: [paragraph('Fællesstand for danske virksomheder.'), paragraph('Mere om det.')],
        }),
      ],
    },
    {
      category: 3,
      agreedAt: '2027-01-25T23:30:00.000Z',
      text: [],
      activities: [
        activity({ title: 'Medlemsmøde', party: 'difos', ...day('2027-03-05') }),
        activity({ title: 'Topmøde', party: 'joint', status: 'cancelled', ...day('2027-04-01') }),
        activity({ title: 'Nyt forløb', party: 'difos', status: 'idea', ...day('2027-02-10') }),
      ],
    },
  ],
}

describe('[PUBLIC-10] what members can be told of a public plan', () => {
  it('has what lies ahead by who does it, the party itself first and the soonest first', () => {
    const { groups } = newsletterOf(PLAN, OPTIONS)
    expect(groups.map(({ heading, items }) => [heading, ...items.map(({ title }) => title)])).toEqual([
      ['CenSec står for', 'Messe i Paris', 'Hele året', 'Uden dato'],
      ['CenSec og DI FOS sammen', 'Aflyst: Topmøde'],
      ['DI FOS står for', 'Nyt forløb', 'Medlemsmøde'],
    ])
    const theirs = newsletterOf(PLAN, { ...OPTIONS, party: 'difos' })
    expect(theirs.groups.map(({ heading }) => heading)).toEqual([
      'DI FOS står for',
      'CenSec og DI FOS sammen',
      'CenSec står for',
    ])
  })

  it('says of each activity when, where, for whom, with whom, and how its description begins', () => {
    const [fair, allYear, undated] = newsletterOf(PLAN, OPTIONS).groups[0]?.items ?? []
    expect(fair).toEqual({
      title: 'Messe i Paris',
      when: '15. juni 2027',
      facts: ['Paris', 'for små virksomheder og startups', 'sammen med Naval Team Denmark'],
      summary: 'Fællesstand for danske virksomheder.',
    })
    expect(allYear?.when).toBe('løbende')
    expect(undated).toEqual({ title: 'Uden dato', when: 'tidspunktet følger', facts: [], summary: '' })
    const idea = newsletterOf(PLAN, OPTIONS).groups[2]?.items[0]
    expect(idea?.facts).toEqual(['endnu en idé'])
  })

  it('cuts a long description between words', () => {
    const body = [paragraph(`${'Ordet her er langt, '.repeat(20)}slut`)]
    const plan = {
      ...PLAN,
      sections: [{ ...PLAN.sections[0], activities: [activity({ title: 'A', body })] }],
    }
    const [item] = newsletterOf(plan as PublicPlan, OPTIONS).groups[0]?.items ?? []
    expect(item?.summary).toMatch(/^Ordet her er langt, .*\p{L} …$/u)
    expect(item?.summary.length).toBeLessThanOrEqual(222)
  })

  it('tells the sections that were agreed since a day in Denmark alone, where that is asked', () => {
    const news = newsletterOf(PLAN, { ...OPTIONS, agreedSince: '2027-01-26' })
    expect(news.groups.flatMap(({ items }) => items.map(({ title }) => title))).toEqual([
      'Aflyst: Topmøde',
      'Nyt forløb',
      'Medlemsmøde',
    ])
    expect(news.intro).toContain('26. januar 2027')
  })

  it('says so where nothing lies ahead', () => {
    const text = newsletterText(newsletterOf(PLAN, { ...OPTIONS, agreedSince: '2027-02-01' }))
    expect(text).toContain('Der er ingen kommende aktiviteter')
    expect(text).not.toContain('står for')
  })

  it('is plain text to be pasted, with the page’s address, in either language', () => {
    const text = newsletterText(newsletterOf(PLAN, OPTIONS))
    expect(text.split('\n\n').slice(0, 4)).toEqual([
      'Det gør CenSec og DI FOS i 2027',
      'CenSec og DI FOS har aftalt, hvem der gør hvad i 2027. Her er de aktiviteter, der ligger forude.',
      'CenSec står for',
      '- Messe i Paris\n  15. juni 2027 · Paris · for små virksomheder og startups · sammen med Naval Team Denmark\n  Fællesstand for danske virksomheder.',
    ])
    expect(text.endsWith(`kalender:\n${OPTIONS.address}\n`)).toBe(true)
    const english = newsletterText(newsletterOf(PLAN, { ...OPTIONS, locale: 'en' }))
    expect(english).toContain(
      '15 June 2027 · Paris · for små virksomheder and startups · with Naval Team Denmark',
    )
    expect(english).toContain('Cancelled: Topmøde')
  })
})
