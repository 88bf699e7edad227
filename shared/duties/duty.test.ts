import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT } from '../agreement/built-in-agreement.ts'
import { findClause } from '../agreement/clause.ts'
import { addDays } from '../basics/iso-date.ts'
import type { Decision, DecisionOutcome } from '../findings/decision.ts'
import { judgedState } from '../findings/judged-state.ts'
import { BUILT_IN_VOCABULARY } from '../overlap/testing/built-in-vocabulary.ts'
import type { Signature } from '../permissions/person.ts'
import { type Activity, PARTIES, type Party } from '../plan/plan.ts'
import { anActivity } from '../plan/testing/an-activity.ts'
import { findRoleFindings } from '../role-findings/find-role-findings.ts'
import { usualDueDate } from './due-date.ts'
import { type Duty, dutiesOf, isOverdue, mayAct } from './duty.ts'
import { DUTY_ACTS, type DutyAct, type DutyDeed, partyDoing, recipientOf } from './duty-act.ts'
import { inDutyOrder } from './duty-list.ts'

const lockheed = (change: Partial<Activity> = {}) =>
  anActivity({
    id: 'lockheed',
    party: 'difos',
    title: 'Møde med Lockheed Martin',
    start: '2027-05-12',
    end: '2027-05-12',
    precision: 'day',
    ...change,
  })
const signature = (personId: string, party: Party): Signature => ({
  personId,
  name: personId,
  party,
  role: 'director',
})
const mette = signature('mette', 'difos')
const anna = signature('anna', 'censec')

interface Facts {
  activities?: Activity[]
  acts?: DutyAct[]
  decisions?: Decision[]
}
const duties = ({ activities = [lockheed()], acts = [], decisions = [] }: Facts = {}): Duty[] =>
  dutiesOf({
    year: 2027,
    activities,
    roleFindings: findRoleFindings(activities, BUILT_IN_VOCABULARY),
    decisions,
    acts,
  })

function theDuty(facts: Facts = {}): Duty {
  const [duty] = duties(facts)
  if (!duty) throw new Error('There should be a duty.')
  return duty
}

let minute = 0
const act = (deed: DutyDeed, by = mette): DutyAct => {
  const { id, activityId, kind, clause, owner } = theDuty()
  minute += 1
  const at = `2027-04-01T10:${String(minute % 60).padStart(2, '0')}:00.000Z`
  return { duty: { id, activityId, kind, clause, owner }, deed, by, at }
}
const sent = (activity = lockheed()) =>
  act({ act: 'sent', message: 'Vi mødes med dem i maj.', wording: judgedState(activity) })
const acknowledged = (activity = lockheed()) =>
  act({ act: 'acknowledged', wording: judgedState(activity) }, anna)

describe('[DUTY-1] a warning that asks to inform or involve is a duty', () => {
  test('of the party whose activity it is, under the clause, due before it begins', () => {
    expect(theDuty()).toMatchObject({
      id: 'duty:lockheed:tillaeg.3.b',
      kind: 'inform',
      clause: 'tillaeg.3.b',
      owner: 'difos',
      due: { on: '2027-04-28', basis: 'start' },
      state: { name: 'open' },
      acts: [],
    })
    expect(recipientOf(theDuty())).toBe('censec')
  })

  test('is none where the other party is told of it, it is cancelled, or both do it', () => {
    const told = lockheed({ description: 'CenSec orienteres om mødet.' })
    expect(duties({ activities: [told] })).toEqual([])
    expect(duties({ activities: [lockheed({ status: 'cancelled' })] })).toEqual([])
    expect(duties({ activities: [lockheed({ party: 'joint' })] })).toEqual([])
  })

  test('never lacks clause and owner, whatever the activities are', () => {
    const titles = ['Møde med Lockheed Martin', 'Industrisamarbejde med Boeing', 'Kursus', 'EDF Infodag', '']
    const anyActivity = fc.record({
      party: fc.constantFrom(...PARTIES, 'joint' as const),
      title: fc.constantFrom(...titles),
      description: fc.constantFrom(
        '',
        'Indkøbschefen besøger os.',
        'DI FOS orienteres.',
        'Vi møder ministeren.',
      ),
      place: fc.constantFrom('', 'Paris'),
      status: fc.constantFrom('idea' as const, 'planned' as const, 'cancelled' as const),
    })
    fc.assert(
      fc.property(fc.array(anyActivity, { maxLength: 6 }), (fields) => {
        const activities = fields.map((one, index) => anActivity({ ...one, id: `a${index}` }))
        for (const duty of duties({ activities })) {
          expect(findClause(BUILT_IN_AGREEMENT, duty.clause)).toBeDefined()
          expect(PARTIES).toContain(duty.owner)
          expect(duty.owner).toBe(activities.find(({ id }) => id === duty.activityId)?.party)
        }
      }),
    )
  })
})

describe('[DUTY-2] what is done about it, one step after the other', () => {
  test('open, sent, seen, acknowledged', () => {
    const acts: DutyAct[] = []
    expect(theDuty({ acts }).state.name).toBe('open')
    for (const [step, name] of [
      [sent(), 'sent'],
      [act({ act: 'seen' }, anna), 'seen'],
      [acknowledged(), 'acknowledged'],
    ] as const) {
      acts.push(step)
      expect(theDuty({ acts }).state.name).toBe(name)
    }
    expect(theDuty({ acts }).acts).toEqual(acts)
  })

  test('everything that may be done is recorded, nothing else changes the state, and nothing is lost', () => {
    const deeds: Record<(typeof DUTY_ACTS)[number], DutyDeed> = {
      sent: { act: 'sent', message: 'Til jer', wording: judgedState(lockheed()) },
      seen: { act: 'seen' },
      acknowledged: { act: 'acknowledged', wording: judgedState(lockheed()) },
      dropped: { act: 'dropped', reason: 'Aflyst af dem', wording: judgedState(lockheed()) },
      reopened: { act: 'reopened' },
      assigned: { act: 'assigned', responsible: { personId: 'jonas', name: 'Jonas' } },
      'due-changed': { act: 'due-changed', dueDate: '2027-05-01' },
    }
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...DUTY_ACTS), { maxLength: 12 }), (tried) => {
        const acts: DutyAct[] = []
        for (const name of tried) {
          const before = theDuty({ acts })
          if (!mayAct(name, before)) continue
          acts.push(act(deeds[name], partyDoing(name, before, 'difos') === 'censec' ? anna : mette))
          const after = theDuty({ acts })
          expect(after.acts).toEqual(acts)
          const isSetting = name === 'assigned' || name === 'due-changed'
          if (isSetting) expect(after.state).toEqual(before.state)
          else expect(after.state).not.toEqual(before.state)
        }
        // However they are read again, they lead to the same.
        expect(theDuty({ acts: structuredClone(acts) })).toEqual(theDuty({ acts }))
      }),
    )
  })

  test('one that was let go is open again when the activity is changed in substance', () => {
    const acts = [act({ act: 'dropped', reason: 'De ved det', wording: judgedState(lockheed()) })]
    expect(theDuty({ acts }).state).toMatchObject({ name: 'dropped', reason: 'De ved det' })
    const moved = [lockheed({ start: '2027-06-02', end: '2027-06-02' })]
    expect(theDuty({ acts, activities: moved }).state.name).toBe('open')
  })

  test('stays on record once no warning asks for it any more', () => {
    const activities = [lockheed({ status: 'cancelled' })]
    expect(theDuty({ acts: [sent()], activities }).state.name).toBe('lapsed')
    expect(theDuty({ acts: [sent(), acknowledged()], activities }).state.name).toBe('acknowledged')
    expect(theDuty({ acts: [sent()], activities: [] })).toMatchObject({
      title: 'Møde med Lockheed Martin',
      state: { name: 'lapsed' },
    })
  })
})

describe('[DUTY-3] an acknowledgement is of the words it was given on', () => {
  test('an activity that is changed in substance marks it as given for an earlier wording', () => {
    const acts = [sent(), acknowledged()]
    expect(theDuty({ acts }).isEarlierWording).toBe(false)
    for (const change of [
      { start: '2027-06-02', end: '2027-06-02' },
      { place: 'Washington' },
      { title: 'Møde med Lockheed Martin og Boeing' },
      { description: 'Om F-35.' },
      { counterpart: 'Lockheed Martin' },
      { category: 1 as const },
    ]) {
      const duty = theDuty({ acts, activities: [lockheed(change)] })
      expect(duty).toMatchObject({ state: { name: 'acknowledged' }, isEarlierWording: true })
      expect(mayAct('acknowledged', duty)).toBe(true)
      expect(mayAct('sent', duty)).toBe(true)
    }
    for (const change of [
      { status: 'confirmed' as const },
      { budget: 10_000 },
      { rank: 'b' },
      { goal: 'Ti' },
    ])
      expect(theDuty({ acts, activities: [lockheed(change)] }).isEarlierWording).toBe(false)
  })
})

describe('[DUTY-4] what was decided on the warning counts', () => {
  const decision = (outcome: DecisionOutcome, by: Signature): Decision => {
    const [finding] = findRoleFindings([lockheed()], BUILT_IN_VOCABULARY)
    if (!finding) throw new Error('There should be a warning.')
    const { id: findingId, fingerprint } = finding
    minute += 1
    const at = `2027-04-01T11:${String(minute % 60).padStart(2, '0')}:00.000Z`
    return { findingId, fingerprint, outcome, reason: 'Ringet', judged: [judgedState(lockheed())], by, at }
  }

  test('»orienteret« by who owes it is sent, by who was to hear of it acknowledged', () => {
    expect(theDuty({ decisions: [decision('done', mette)] }).state).toMatchObject({
      name: 'sent',
      message: 'Ringet',
    })
    expect(theDuty({ decisions: [decision('done', anna)] }).state.name).toBe('acknowledged')
  })

  test('what else holds lets it go, with its reason, until it is taken back', () => {
    const kept = decision('keep', mette)
    expect(theDuty({ decisions: [kept] }).state).toMatchObject({ name: 'dropped', reason: 'Ringet' })
    expect(theDuty({ decisions: [kept, decision('reopen', anna)] }).state.name).toBe('open')
  })

  test('stands among what was done, whose order stays also where the server’s clock was put back', () => {
    const ordered = [sent(), acknowledged()]
    const [first, second] = ordered
    if (!first || !second) throw new Error('There are two.')
    const acts = [first, { ...second, at: '2027-04-01T09:30:00.000Z' }]
    const decisions = [{ ...decision('done', mette), at: '2027-04-01T09:00:00.000Z' }]
    expect(theDuty({ acts, decisions }).state.name).toBe('acknowledged')
  })

  test('what was acknowledged stays so, whoever takes a decision back', () => {
    const decisions = [decision('done', anna), decision('reopen', mette)]
    expect(theDuty({ decisions }).state.name).toBe('acknowledged')
  })
})

describe('[DUTY-5] overdue is the day that it is', () => {
  test('from the day after, until it is acknowledged or let go', () => {
    expect(isOverdue(theDuty(), '2027-04-28')).toBe(false)
    expect(isOverdue(theDuty(), '2027-04-29')).toBe(true)
    expect(isOverdue(theDuty({ acts: [sent()] }), '2027-04-29')).toBe(true)
    expect(isOverdue(theDuty({ acts: [sent(), acknowledged()] }), '2027-04-29')).toBe(false)
  })

  test('who is to be involved hears earlier; without a day it is the first month; another day can be set', () => {
    const period = { start: '2027-05-12', precision: 'day' as const }
    expect(usualDueDate('involve', period, 2027).on).toBe('2027-03-17')
    expect(usualDueDate('inform', { precision: 'open' }, 2027)).toEqual({ on: '2027-01-31', basis: 'year' })
    const acts = [act({ act: 'due-changed', dueDate: '2027-05-01' })]
    expect(theDuty({ acts }).due).toEqual({ on: '2027-05-01', basis: 'set' })
    expect(theDuty({ acts: [...acts, act({ act: 'due-changed' })] }).due.basis).toBe('start')
  })

  test('stands first in a list, what is done with last', () => {
    const today = '2027-04-29'
    const of = (name: string, on: string, isEarlierWording = false) =>
      ({
        id: `${name}${on}`,
        state: { name },
        due: { on: addDays(on, 0), basis: 'set' },
        isEarlierWording,
      }) as Duty
    const list = [
      of('lapsed', '2027-01-01'),
      of('acknowledged', '2027-01-01'),
      of('open', '2027-06-01'),
      of('acknowledged', '2027-01-02', true),
      of('sent', '2027-04-01'),
      of('dropped', '2027-01-01'),
      of('open', '2027-03-01'),
    ]
    expect(list.toSorted(inDutyOrder(today)).map(({ id }) => id)).toEqual([
      'open2027-03-01',
      'sent2027-04-01',
      'open2027-06-01',
      'acknowledged2027-01-02',
      'acknowledged2027-01-01',
      'dropped2027-01-01',
      'lapsed2027-01-01',
    ])
  })
})
