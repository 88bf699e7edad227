import { expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT, BUILT_IN_CATEGORIES } from '../agreement/built-in-agreement.ts'
import { type Duty, dutyOf, headOf } from '../duties/duty.ts'
import type { DutyAct, DutyDeed } from '../duties/duty-act.ts'
import { judgedState } from '../findings/judged-state.ts'
import type { Activity } from '../plan/plan.ts'
import { anActivity } from '../plan/testing/an-activity.ts'
import { dutiesAppendix } from './duties-appendix.ts'
import type { ExportBlock } from './export-document.ts'

const finding = { id: 'f', activity: 'a', kind: 'inform', clause: 'tillaeg.3.b', fingerprint: 'f' } as const
const head = headOf(finding, 'difos')
const mette = { personId: 'm', name: 'Mette', party: 'difos', role: 'director' } as const
const anna = { personId: 'a', name: 'Anna', party: 'censec', role: 'director' } as const
const activity = anActivity({
  id: 'a',
  party: 'difos',
  category: 3,
  title: 'Møde med Lockheed Martin',
  start: '2027-05-12',
  end: '2027-05-12',
  precision: 'day',
  place: 'Paris',
})
const act = (deed: DutyDeed, by: DutyAct['by']): DutyAct => {
  if (!head) throw new Error('This should be a duty.')
  return { duty: head, deed, by, at: '2027-03-01T08:00:00.000Z' }
}
const sent = act({ act: 'sent', message: 'Vi ses med dem.', wording: judgedState(activity) }, mette)
const acknowledged = act({ act: 'acknowledged', wording: judgedState(activity) }, anna)

function dutyWith(acts: readonly DutyAct[], now: Activity = activity): Duty {
  if (!head) throw new Error('This should be a duty.')
  return dutyOf({ head, finding, activity: now, decisions: [], acts, year: 2027 })
}

function cellsOf(duties: readonly Duty[], now: Activity = activity): string[][] {
  const sections = BUILT_IN_CATEGORIES.map((category) => ({
    category,
    text: [],
    activities: category === 3 ? [now] : [],
  }))
  const plan = { title: 'Plan', year: 2027, sections }
  const around = { plan, agreement: BUILT_IN_AGREEMENT, locale: 'da', today: '2027-05-01' } as const
  const table = dutiesAppendix(duties, around).blocks.find(({ kind }) => kind === 'table')
  if (table?.kind !== 'table') return []
  return table.rows.slice(1).map((row) => row.map(({ blocks }) => blocks.map(textOf).join(' | ')))
}
function textOf(block: ExportBlock): string {
  return block.kind === 'paragraph' ? block.runs.map(({ text }) => text).join('') : ''
}

test('[EXPORT-27] who sent and acknowledged what, when, and in which words', () => {
  expect(cellsOf([dutyWith([sent, acknowledged])])).toEqual([
    [
      'Møde med Lockheed Martin | Orientér CenSec (Tillæg 1, afsnit 3, b)',
      'DI FOS | Senest 28. april 2027',
      'Mette for DI FOS, 1. marts 2027 kl. 09.00 | Vi ses med dem.',
      'Anna for CenSec, 1. marts 2027 kl. 09.00 | Ordlyd: »Møde med Lockheed Martin«, 12. maj 2027, Paris',
    ],
  ])
})

test('[EXPORT-27] an acknowledgement of an earlier wording says so, and what has changed since', () => {
  const moved = { ...activity, start: '2027-06-09', end: '2027-06-09' }
  const [[, , , acknowledgement = ''] = []] = cellsOf([dutyWith([sent, acknowledged], moved)], moved)
  expect(acknowledgement).toContain('Ordlyd: »Møde med Lockheed Martin«, 12. maj 2027, Paris')
  expect(acknowledgement).toContain('Kvitteret for en tidligere ordlyd.')
  expect(acknowledgement).toMatch(/Siden ændret: .*9\. juni 2027/)
})

test('[EXPORT-27] what waits, what is overdue and what was let go', () => {
  const dropped = act({ act: 'dropped', reason: 'De var med.', wording: judgedState(activity) }, anna)
  const [[, waitingFor, unsent, waiting] = [], [, , , gone] = []] = cellsOf([
    dutyWith([]),
    dutyWith([dropped]),
  ])
  expect(waitingFor).toContain('Fristen er overskredet')
  expect([unsent, waiting]).toEqual(['Ikke sendt', 'Ikke kvitteret'])
  expect(gone).toBe('Bortfaldet: De var med. | Anna for CenSec, 1. marts 2027 kl. 09.00')
  expect(cellsOf([])).toEqual([])
})
