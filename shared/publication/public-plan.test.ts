import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anActivity } from '../plan/testing/an-activity.ts'
import { publicPlanSchema } from '../protocol/schemas/publication.ts'
import { wordingOf } from '../sign-off/section-wording.ts'
import { isPublicId, publicActivityId, publicIdOf } from './public-id.ts'
import { publicActivities, publicPlan } from './public-plan.ts'

const PLAN = { id: 'demo-2027', year: 2027 }
const AT = '2027-01-04T08:00:00.000Z'
const ORIGIN = 'https://samplan.example'
const sectionWith = (fields: Parameters<typeof anActivity>[0]) => ({
  wording: wordingOf({ category: 3, text: [], activities: [anActivity(fields)] }),
  agreedAt: AT,
})

describe('[PUBLIC-2] what is public of an activity', () => {
  test('is named field by field: a field that plans get one day is not in it', () => {
    const { wording } = sectionWith({
      title: 'Messe',
      budget: 1,
      responsible: 'R',
      counterpart: 'C',
      goal: 'G',
    })
    const [activity] = wording.activities
    const later = { ...wording, note: 'N', activities: [{ ...activity, note: 'N', rank: 'a' }] }
    const content = publicPlan(PLAN, [{ wording: later as never, agreedAt: AT }], { origin: ORIGIN })
    expect(Object.keys(content)).toEqual(['publicId', 'year', 'sections'])
    expect(Object.keys(publicActivities(content)[0] ?? {}).sort()).toEqual(
      'audience body category id partners party place precision regions status title updatedAt'.split(' '),
    )
    expect(publicPlanSchema.parse(content)).toEqual(content)
  })

  test('[S2] [property] has nothing of who is responsible, of money, counterpart and success criterion, whatever they are', () => {
    const secret = fc.stringMatching(/^[a-z]{12}$/).map((text) => `kanariefugl-${text}`)
    fc.assert(
      fc.property(
        secret,
        fc.string(),
        fc.string(),
        fc.integer({ min: 1_000_000 }),
        (word, title, place, budget) => {
          const section = sectionWith({
            title,
            place,
            budget,
            responsible: word,
            counterpart: word,
            goal: word,
            id: word,
          })
          const told = JSON.stringify(publicPlan(PLAN, [section], { origin: ORIGIN }))
          expect(told).not.toContain('kanariefugl')
          expect(told).not.toContain(`budget`)
        },
      ),
    )
  })

  test('leads nowhere inside and to nobody’s mail', () => {
    const link = (address: string) => ({ text: 'her', link: address })
    const runs = [
      link('https://samplan.example/planer/demo-2027#aktivitet-x'),
      link('http://10.0.0.5:8080/planer/demo-2027'),
      link('mailto:anna@censec.example'),
      link('https://www.censec.dk/messe'),
    ]
    const body = [
      { kind: 'list' as const, ordered: false, start: 1, items: [[{ kind: 'paragraph' as const, runs }]] },
    ]
    const content = publicPlan(PLAN, [sectionWith({ body })], { origin: ORIGIN })
    const told = JSON.stringify(content)
    expect(told.match(/"link":"[^"]+"/gu)).toEqual(['"link":"https://www.censec.dk/messe"'])
    expect(told.match(/"text":"her"/gu)).toHaveLength(4)
  })
})

describe('[PUBLIC-2] the names outside', () => {
  test('are the same each time, each plan’s and activity’s own, and say nothing of those inside', () => {
    const names = Array.from({ length: 2_000 }, (_, index) => publicIdOf({ id: `plan-${index}`, year: 2027 }))
    expect(names.every(isPublicId)).toBe(true)
    expect(new Set(names).size).toBe(names.length)
    expect(publicIdOf(PLAN)).toBe(publicIdOf({ ...PLAN }))
    expect(publicIdOf(PLAN)).toMatch(/^2027-[a-z1-9]{8}$/)
    expect(publicActivityId('a', 'x')).not.toBe(publicActivityId('b', 'x'))
    for (const other of [
      '',
      '2027',
      '2027-',
      '2027-ABCDEFGH',
      '2027-aaaaaaaa ',
      '2027-aaaaaaaaa',
      '../2027-aaaaaaaa',
    ])
      expect(isPublicId(other)).toBe(false)
  })
})
