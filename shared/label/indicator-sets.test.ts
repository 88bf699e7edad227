import { describe, expect, it } from 'vitest'
import type { Indicator, LabelAct } from '../protocol/schemas/label.ts'
import { BUILT_IN_INDICATORS } from './built-in-indicators.ts'
import { evidenceIn } from './evidence.ts'
import { presentSet, setVersions } from './indicator-sets.ts'
import { ANNA, actsOf } from './testing/acts.ts'

const OWN: Indicator = {
  id: 'own',
  group: 2,
  name: { da: 'Egen', en: 'Own' },
  question: { da: 'Hvad?', en: 'What?' },
  asked: { da: 'Noget', en: 'Something' },
  target: 2,
  suggests: [],
  figures: [],
}

const ACTS = actsOf(
  { act: 'begun', set: BUILT_IN_INDICATORS },
  { act: 'indicator-added', indicator: OWN },
  {
    act: 'evidence-added',
    evidenceId: 'e1',
    indicatorId: 'own',
    source: { kind: 'minutes', meetingId: '2027-03' },
    note: '',
  },
  { act: 'indicator-changed', indicator: { ...OWN, name: { da: 'Vores', en: 'Ours' } } },
  { act: 'indicator-retired', indicatorId: 'maturity', reason: 'Spørges der ikke om mere.' },
)

describe('[LABEL-2] the versions of the set of indicators', () => {
  it('are one more for each edit, with who made it and when, and earlier ones read as they did', () => {
    const versions = setVersions(ACTS)
    expect(versions.map(({ line }) => [line.version, line.at, line.by, line.change?.kind])).toEqual([
      [1, undefined, undefined, undefined],
      [2, '2027-03-02T10:00:00.000Z', ANNA, 'added'],
      [3, '2027-03-04T10:00:00.000Z', ANNA, 'changed'],
      [4, '2027-03-05T10:00:00.000Z', ANNA, 'retired'],
    ])
    const nameIn = (version: number) =>
      versions[version - 1]?.indicators.find(({ id }) => id === 'own')?.name.da
    expect([1, 2, 3, 4].map(nameIn)).toEqual([undefined, 'Egen', 'Vores', 'Vores'])
    expect(versions[3]?.line.change?.reason).toBe('Spørges der ikke om mere.')
  })

  it('leave evidence with its indicator', () => {
    expect(evidenceIn(ACTS)).toMatchObject([{ id: 'e1', indicatorId: 'own' }])
  })

  it('leave every number as it was: a new one comes last in its group, a retired one keeps its own', () => {
    const numbers = new Map(presentSet(ACTS).indicators.map(({ id, number }) => [id, number]))
    for (const { id, number } of presentSet([]).indicators) expect(numbers.get(id)).toBe(number)
    expect(numbers.get('own')).toBe('2.11')
    expect(presentSet(ACTS).indicators.find(({ id }) => id === 'maturity')?.isRetired).toBe(true)
  })

  it('do not change with the set that a later Samplan comes with', () => {
    const set = { ...BUILT_IN_INDICATORS, indicators: [OWN] }
    expect(presentSet(actsOf({ act: 'begun', set })).indicators.map(({ id }) => id)).toEqual(['own'])
  })

  it('pass over an edit of an indicator that there is not', () => {
    const stray: LabelAct[] = actsOf({ act: 'indicator-restored', indicatorId: 'nobody' })
    expect(setVersions(stray)).toHaveLength(1)
  })
})
