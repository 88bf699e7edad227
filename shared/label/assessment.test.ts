import { describe, expect, it } from 'vitest'
import { assessmentsIn, basisOf, gapsOf, scoreOf } from './assessment.ts'
import { presentSet } from './indicator-sets.ts'
import { HIGHEST_LEVEL, type Level } from './label.ts'
import { actsOf } from './testing/acts.ts'

const IN_USE = { isRetired: false, target: 3 } as const
const there = { state: 'there' } as const
const gone = { state: 'gone' } as const

describe('[LABEL-4] what an indicator lacks', () => {
  it('is evidence, an assessment, and what is below its target', () => {
    expect(gapsOf(IN_USE, {}, [])).toEqual(['no-evidence', 'not-assessed'])
    expect(gapsOf(IN_USE, { level: 2 }, [there])).toEqual(['below-target'])
    expect(gapsOf(IN_USE, { level: 3 }, [there])).toEqual([])
    expect(gapsOf({ ...IN_USE, target: 4 }, { level: 3 }, [there])).toEqual(['below-target'])
  })

  it('is told of evidence that is gone, and none that is left counts as none', () => {
    expect(gapsOf(IN_USE, { level: 3 }, [there, gone])).toEqual(['evidence-gone'])
    expect(gapsOf(IN_USE, { level: 3 }, [gone])).toEqual(['no-evidence'])
    expect(gapsOf(IN_USE, { level: 3 }, [{ state: 'unreadable' }])).toEqual([])
  })

  it('is nothing once it is retired', () => {
    expect(gapsOf({ ...IN_USE, isRetired: true }, {}, [])).toEqual([])
  })
})

describe('[LABEL-4] the self-assessment', () => {
  const { indicators } = presentSet([])
  const allAt = (level: Level) => new Map(indicators.map(({ id }) => [id, { level }]))

  it('is enough from 80 % of all points on: 100 of 124, not 99', () => {
    expect(scoreOf(indicators, allAt(4))).toMatchObject({ points: 124, of: 124, isEnough: true })
    const exactly = allAt(3)
    for (const { id } of indicators.slice(0, 7)) exactly.set(id, { level: HIGHEST_LEVEL })
    expect(scoreOf(indicators, exactly)).toMatchObject({ points: 100, isEnough: true })
    exactly.set(indicators[0]?.id ?? '', { level: 3 })
    expect(scoreOf(indicators, exactly)).toMatchObject({ points: 99, isEnough: false })
  })

  it('counts nothing for what is not assessed, and leaves out what is retired', () => {
    const [first, ...rest] = indicators
    if (!first) throw new Error('There are no indicators.')
    const retired = [{ ...first, isRetired: true }, ...rest]
    expect(scoreOf(retired, new Map([[first.id, { level: 4 }]]))).toMatchObject({
      points: 0,
      of: 120,
      assessed: 0,
      indicators: 30,
      isEnough: false,
    })
    expect(scoreOf([], new Map()).isEnough).toBe(false)
  })

  it('is the last that was said, and that is what the next is based on', () => {
    const acts = actsOf(
      { act: 'assessed', indicatorId: 'maturity', state: 'under-way', text: 'Først', level: 1 },
      { act: 'assessed', indicatorId: 'maturity', state: 'ready', text: 'Så' },
    )
    const last = assessmentsIn(acts).get('maturity')
    expect(last).toMatchObject({ state: 'ready', text: 'Så' })
    expect(last?.level).toBeUndefined()
    expect(basisOf(last)).toBe('act-2')
    expect(basisOf(undefined)).toBe('')
  })
})
