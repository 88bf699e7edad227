import type { Signature } from '../../permissions/person.ts'
import type { LabelAct } from '../../protocol/schemas/label.ts'

export const ANNA: Signature = { personId: 'anna', name: 'Anna', party: 'censec', role: 'director' }

type Unsigned<Act> = Act extends unknown ? Omit<Act, 'id' | 'by' | 'at'> : never

/** What was done, one thing a day from 1 March 2027 on, all by Anna; the nth has the id `act-n`. */
export function actsOf(...deeds: Unsigned<LabelAct>[]): LabelAct[] {
  return deeds.map((deed, index) => ({
    ...deed,
    id: `act-${index + 1}`,
    by: ANNA,
    at: `2027-03-${String(index + 1).padStart(2, '0')}T10:00:00.000Z`,
  }))
}
