import { BUILT_IN_VOCABULARY } from '#shared/overlap/testing/built-in-vocabulary.ts'
import type { Overlap } from '../../findings/findings.ts'
import { type Profile, profileOf } from '../likeness.ts'
import { rarityOf } from '../rarity.ts'
import { type JudgedActivity, readActivity } from '../reading.ts'
import { type Couple, couldWarn, coupleOf, judge, twoBest } from '../score.ts'
import { strongestFirst, warningOf } from '../warning.ts'

/** The warnings of a plan by the definitions alone: every CenSec activity compared with every DI FOS one, without an index. */
export function overlapsOfAllPairs(activities: readonly JudgedActivity[]): Overlap[] {
  const couples = couplesOf(activities).filter(couldWarn)
  const glancesOf = (profile: Profile) =>
    couples.filter(({ a, b }) => a === profile || b === profile).map(({ glance }) => glance)
  return couples
    .flatMap((couple) => {
      const rivals = [twoBest(glancesOf(couple.a)), twoBest(glancesOf(couple.b))] as const
      return warningOf(judge(couple, rivals), 0) ?? []
    })
    .sort(strongestFirst)
}

function couplesOf(activities: readonly JudgedActivity[]): Couple[] {
  const readings = activities
    .filter(({ status }) => status !== 'cancelled')
    .map((activity) => readActivity(activity, BUILT_IN_VOCABULARY))
  const counts = new Map<string, number>()
  for (const { mentions, terms } of readings)
    for (const key of new Set([...mentions.keys(), ...terms.keys()]))
      counts.set(key, (counts.get(key) ?? 0) + 1)
  const profiles = readings.map((reading) =>
    profileOf(reading, (key) => rarityOf(counts.get(key) ?? 0, readings.length)),
  )
  const of = (party: string) => profiles.filter(({ reading }) => reading.activity.party === party)
  return of('censec').flatMap((a) => of('difos').map((b) => coupleOf(a, b)))
}
