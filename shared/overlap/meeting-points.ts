import type { Profile } from './likeness.ts'
import { type Rarity, TELLING_WORD } from './rarity.ts'
import { isShort } from './time.ts'
import { tripTo } from './trip.ts'

/**
 * Everything that two activities must have one of in common to be a warning: a subject, a fair, company or authority, a
 * rare word, a day, or where a trip goes. What shares none of these need not be compared.
 */
export function meetingPoints(profile: Profile, rarity: Rarity): Set<string> {
  const { vectors, reading } = profile
  const points = new Set([...vectors.topic.keys(), ...vectors.entity.keys(), ...vectors.counterpart.keys()])
  for (const word of vectors.words.keys()) if (rarity(word) >= TELLING_WORD) points.add(word)
  for (const place of tripTo(profile)) points.add(`trip to ${place}`)
  const { first, last } = reading.time
  if (first !== undefined && last !== undefined && isShort(reading.time)) {
    // One more: two that are a day apart meet on the day between them.
    for (let day = first; day <= last + 1; day++) points.add(`day ${day}`)
  }
  return points
}
