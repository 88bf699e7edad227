import type { Reading } from './reading.ts'

/** Shares of the families of offerings that an activity names; what is left to 1 is doubt. */
export type Acts = ReadonlyMap<string, number>

/** Titles say what kind of work it is; a description names many kinds in passing. */
export function actsOf(reading: Reading): Acts {
  const acts = new Map<string, number>()
  for (const { concept, weight, fields } of reading.mentions.values()) {
    if (concept.aspect !== 'offering') continue
    const family = concept.broader ?? concept.id
    acts.set(family, (acts.get(family) ?? 0) + weight * (fields.has('title') ? 2 : 1))
  }
  const total = [...acts.values()].reduce((sum, weight) => sum + weight, DOUBT)
  return new Map([...acts].map(([family, weight]) => [family, weight / total]))
}

/** What an activity may be beside what it names: one word in passing decides little, a title much. */
const DOUBT = 1
const AGREEMENT_IN_DOUBT = 0.5

/** Kinds of work that can stand in for each other: a seminar for a conference, a delegation for a pavilion. */
const KINDRED = [
  ['learning', 'conference', 'guide', 'advice', 'network'],
  ['bringing together', 'talent work', 'investor event', 'incubation'],
  ['fair work', 'export push', 'study trip', 'visit', 'incoming delegation'],
  ['demonstration', 'exercise'],
  ['news', 'monitoring', 'podcast', 'campaign', 'website', 'press work'],
  ['survey', 'directory', 'procurement preview'],
]
const KIND_OF_WORK: ReadonlyMap<string, number> = new Map(
  KINDRED.flatMap((kin, index) => kin.map((name) => [`offering:${name}`, index] as const)),
)
const KINDRED_AGREEMENT = 0.5

/** How far two activities are the same kind of work, 0..1; a half when neither says. */
export function actAgreement(a: Acts, b: Acts): number {
  const same = sharedShare(a, b)
  const kindred = sharedShare(kindsOf(a), kindsOf(b))
  const shared = same + KINDRED_AGREEMENT * (kindred - same)
  const [doubtA, doubtB] = [doubtOf(a), doubtOf(b)]
  return Math.min(1, shared + AGREEMENT_IN_DOUBT * (doubtA + doubtB - doubtA * doubtB))
}

/** Both name a kind of work, and the two can stand in for each other. */
export function areKindred(a: Acts, b: Acts): boolean {
  return sharedShare(kindsOf(a), kindsOf(b)) > 0
}

const OWN_HOUSE = [
  'news',
  'podcast',
  'website',
  'press work',
  'governance',
  'secretariat',
  'member recruitment',
  'social gathering',
]
const MOSTLY = 0.4

/** Mostly its party's own newsletter, podcast, board or party. */
export function isOwnHouse(acts: Acts): boolean {
  return OWN_HOUSE.reduce((sum, name) => sum + (acts.get(`offering:${name}`) ?? 0), 0) >= MOSTLY
}

const COMMUNICATION: ReadonlySet<string> = new Set(
  ['news', 'podcast', 'campaign', 'website', 'press work'].map((name) => `offering:${name}`),
)

/**
 * A newsletter, a podcast or a party's own channels without an end. What it is stands in its title; only a title that
 * names no kind of work leaves it to the description, whose text may be pasted from anything it has written about.
 */
export function isStandingCommunication({ mentions, time }: Reading): boolean {
  if (!time.standing && time.first !== undefined) return false
  const offerings = [...mentions.values()].filter(({ concept }) => concept.aspect === 'offering')
  const inTitle = offerings.filter(({ fields }) => fields.has('title'))
  return (inTitle.length > 0 ? inTitle : offerings).some(({ concept }) => COMMUNICATION.has(concept.id))
}

function sharedShare(a: Acts, b: Acts): number {
  let shared = 0
  for (const [key, share] of a) shared += Math.min(share, b.get(key) ?? 0)
  return shared
}

function kindsOf(acts: Acts): Acts {
  const kinds = new Map<string, number>()
  for (const [family, share] of acts) {
    const kind = String(KIND_OF_WORK.get(family) ?? family)
    kinds.set(kind, (kinds.get(kind) ?? 0) + share)
  }
  return kinds
}

function doubtOf(acts: Acts): number {
  return 1 - [...acts.values()].reduce((sum, share) => sum + share, 0)
}
