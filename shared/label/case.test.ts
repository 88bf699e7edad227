import { describe, expect, it } from 'vitest'
import { dice } from '../overlap/testing/dice.ts'
import type { CaseDeed, LabelAct } from '../protocol/schemas/label.ts'
import { caseRounds, refusalOf, renewalReminder, stepNow } from './case.ts'
import { CASE_STEPS, type CaseStep } from './label.ts'
import { ANNA, actsOf } from './testing/acts.ts'

type Done = CaseDeed & { act: 'done' }
const done = (step: CaseStep, on: string, more: Partial<Done> = {}): Done => ({
  act: 'done',
  step,
  on,
  note: '',
  documents: [],
  ...more,
})
const TO_PEERS = [
  done('self-check', '2027-01-10'),
  done('expert-review', '2027-02-01'),
  done('report', '2027-02-20'),
]
const GRANTED = [
  ...TO_PEERS,
  done('peer-review', '2027-03-01'),
  done('granted', '2027-03-05', { validUntil: '2029-03-05' }),
]

const stateOf = (acts: readonly LabelAct[]) =>
  caseRounds(acts).map(({ steps }) => steps.map(({ step, state }) => `${step} ${state}`))

describe('[LABEL-5] the way to the label', () => {
  it('goes step by step, in the order of the process', () => {
    expect(stateOf([])).toEqual([CASE_STEPS.map((step, index) => `${step} ${index === 0 ? 'now' : 'ahead'}`)])
    const acts = actsOf(...TO_PEERS)
    expect(stepNow(caseRounds(acts))).toBe('peer-review')
    const [round] = caseRounds(acts)
    expect(round?.steps[1]).toMatchObject({ done: { on: '2027-02-01', by: { name: 'Anna' } }, state: 'done' })
  })

  it('tells what is planned, and what was noted', () => {
    const [round] = caseRounds(
      actsOf(
        { act: 'planned', step: 'self-check', on: '2027-04-01', note: 'Inden påske' },
        { act: 'noted', step: 'report', note: 'Eksperterne skriver selv', documents: ['d1'] },
        { act: 'planned', step: 'report', on: '2027-05-01', note: '' },
        { act: 'planned', step: 'report', note: 'Aflyst' },
      ),
    )
    expect(round?.steps[0]).toMatchObject({ plannedOn: '2027-04-01', notes: [{ note: 'Inden påske' }] })
    expect(round?.steps[2]?.plannedOn).toBeUndefined()
    expect(round?.steps[2]?.notes.map(({ note }) => note)).toEqual(['Eksperterne skriver selv', 'Aflyst'])
  })

  it('goes back with a reason: that step is to be done again with all behind it, and nothing of before is lost', () => {
    const acts = actsOf(...TO_PEERS, {
      act: 'sent-back',
      step: 'expert-review',
      on: '2027-03-02',
      reason: 'Der mangler et interview.',
    })
    expect(stateOf(acts)).toEqual([
      [
        'self-check done',
        'expert-review now',
        'report ahead',
        'peer-review ahead',
        'granted ahead',
        'renewal ahead',
      ],
    ])
    const [round] = caseRounds(acts)
    expect(round?.steps[1]).toMatchObject({
      earlier: [{ on: '2027-02-01' }],
      sentBack: [{ on: '2027-03-02', reason: 'Der mangler et interview.' }],
    })
    expect(round?.steps[2]?.earlier).toMatchObject([{ on: '2027-02-20' }])
  })

  it('begins anew with a renewal, and the round before stays as it was', () => {
    const acts = actsOf(...GRANTED, done('renewal', '2028-10-01'))
    const rounds = caseRounds(acts)
    expect(rounds.map(({ number }) => number)).toEqual([1, 2])
    expect(stepNow(rounds)).toBe('self-check')
    expect(rounds[0]?.steps.every(({ state }) => state === 'done')).toBe(true)
  })
})

describe('[LABEL-5] of the case nothing can be said', () => {
  const today = '2027-03-10'
  const refused = (deed: CaseDeed, acts: readonly LabelAct[] = []) => refusalOf(deed, caseRounds(acts), today)

  it.each<[string, CaseDeed, string]>([
    ['before its turn', done('report', '2027-03-01'), 'label-out-of-turn'],
    ['as done on a day to come', done('self-check', '2027-03-11'), 'label-day-ahead'],
    [
      'as sent back to what was never done',
      { act: 'sent-back', step: 'report', on: today, reason: 'x' },
      'label-out-of-turn',
    ],
    [
      'with a validity that only the label has',
      done('self-check', today, { validUntil: '2029-01-01' }),
      'invalid-input',
    ],
  ])('%s', (_, deed, problem) => {
    expect(refused(deed)).toBe(problem)
  })

  it('twice, or planned once it is done', () => {
    const acts = actsOf(done('self-check', '2027-01-10'))
    expect(refused(done('self-check', '2027-02-10'), acts)).toBe('label-out-of-turn')
    expect(refused({ act: 'planned', step: 'self-check', on: '2027-05-01', note: '' }, acts)).toBe(
      'label-out-of-turn',
    )
    expect(refused({ act: 'planned', step: 'report', on: '2027-05-01', note: '' }, acts)).toBeUndefined()
  })

  it('as granted without the day until which it holds, which is later', () => {
    const acts = actsOf(...TO_PEERS, done('peer-review', '2027-03-01'))
    expect(refused(done('granted', today), acts)).toBe('label-validity')
    expect(refused(done('granted', today, { validUntil: today }), acts)).toBe('label-validity')
    expect(refused(done('granted', today, { validUntil: '2029-03-10' }), acts)).toBeUndefined()
  })
})

describe('[LABEL-6] the reminder of the renewal', () => {
  const rounds = caseRounds(actsOf(...GRANTED))

  it('comes half a year before the label runs out, and stays until the renewal is begun', () => {
    expect(renewalReminder(rounds, '2028-09-04')).toBeUndefined()
    const reminder = renewalReminder(rounds, '2028-09-05')
    expect(reminder).toMatchObject({ validUntil: '2029-03-05', at: '2028-09-05T00:00:00.000Z' })
    expect(renewalReminder(rounds, '2029-06-01')?.id).toBe(reminder?.id)
    expect(
      renewalReminder(caseRounds(actsOf(...GRANTED, done('renewal', '2028-10-01'))), '2028-12-01'),
    ).toBeUndefined()
  })

  it('comes as many months before as was said, or on the day that the renewal is planned', () => {
    const months = [
      ...GRANTED.slice(0, -1),
      done('granted', '2027-03-05', { validUntil: '2029-03-31', remindMonths: 1 }),
    ]
    expect(caseRounds(actsOf(...months))[0]?.remindOn).toBe('2029-02-28')
    const planned = actsOf(...GRANTED, { act: 'planned', step: 'renewal', on: '2028-06-01', note: '' })
    expect(renewalReminder(caseRounds(planned), '2028-06-01')).toBeDefined()
  })

  it('is of no label that was taken back', () => {
    const back = actsOf(...GRANTED, {
      act: 'sent-back',
      step: 'peer-review',
      on: '2027-04-01',
      reason: 'Fejl',
    })
    expect(renewalReminder(caseRounds(back), '2029-01-01')).toBeUndefined()
  })
})

describe('[LABEL-5] whatever is said of the case', () => {
  const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1)
  const DEEDS = ['planned', 'done', 'noted', 'sent-back'] as const
  const TODAY = '2027-03-10'

  it.each(SEEDS)(
    'there is one next step in the round under way, and every act is to be seen (seed %i)',
    (seed) => {
      const roll = dice(seed)
      const acts: LabelAct[] = []
      for (let tries = 0; tries < 120; tries++) {
        const step = CASE_STEPS[roll(CASE_STEPS.length)] ?? 'report'
        const deed = deedOf(DEEDS[roll(DEEDS.length)] ?? 'noted', step)
        const rounds = caseRounds(acts)
        if (refusalOf(deed, rounds, TODAY)) continue
        acts.push({
          ...deed,
          id: `act-${tries}`,
          by: ANNA,
          at: `2027-03-10T10:00:00.${String(tries).padStart(3, '0')}Z`,
        })
      }
      const rounds = caseRounds(acts)
      for (const { number, steps } of rounds) {
        const now = steps.filter(({ state }) => state === 'now')
        expect(now).toHaveLength(number === rounds.length ? 1 : 0)
        const states = steps.map(({ state }) => state)
        expect(states).toEqual(states.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)))
      }
      const shown = rounds.flatMap(({ steps }) =>
        steps.flatMap(({ done, earlier, notes, sentBack }) =>
          [...(done ? [done] : []), ...earlier, ...notes, ...sentBack].map(({ id }) => id),
        ),
      )
      const told = acts.filter(({ act }) => act !== 'planned').map(({ id }) => id)
      expect(shown.sort()).toEqual(told.sort())
    },
  )

  const ORDER = ['done', 'now', 'ahead']

  function deedOf(act: (typeof DEEDS)[number], step: CaseStep): CaseDeed {
    switch (act) {
      case 'planned':
        return { act, step, on: '2027-05-01', note: '' }
      case 'done':
        return done(step, TODAY, step === 'granted' ? { validUntil: '2029-03-10' } : {})
      case 'noted':
        return { act, step, note: 'Set', documents: [] }
      case 'sent-back':
        return { act, step, on: TODAY, reason: 'Igen' }
      default:
        act satisfies never
        throw new Error('unknown deed')
    }
  }
})
