import type { Profile } from './likeness.ts'
import { isShort } from './time.ts'
import { tripTo } from './trip.ts'

/**
 * Everything that two activities must have one of in common to be a warning: a subject, a fair, company or authority, a
 * word that is rare in the plan, a day, or where a trip goes: what `judge` asks of a warning, and no less. What shares none of these need not be compared.
 */
export function meetingPoints(profile: Profile): Set<string> {
  const { vectors, tellingWords, reading } = profile
  const { topic, entity, counterpart } = vectors
  const points = new Set([...topic.keys(), ...entity.keys(), ...counterpart.keys(), ...tellingWords])
  for (const place of tripTo(profile)) points.add(`trip to ${place}`)
  const { first, last } = reading.time
  if (first !== undefined && last !== undefined && isShort(reading.time)) {
    // One more: two that are a day apart meet on the day between them.
    for (let day = first; day <= last + 1; day++) points.add(`day ${day}`)
  }
  return points
}
