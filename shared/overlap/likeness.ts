import type { Concept, ConceptAspect } from './concept-table.ts'
import {
  type Acts,
  actAgreement,
  actsOf,
  areKindred,
  isOwnHouse,
  isStandingCommunication,
} from './kind-of-work.ts'
import { type Rarity, TELLING_WORD } from './rarity.ts'
import type { Mention, Reading } from './reading.ts'
import { clash, timeCloseness } from './time.ts'
import { isSameTrip } from './trip.ts'
import { FAIR_IDS } from './vocabulary.ts'

/** How alike two activities are in each respect, 0..1. */
export interface Likeness {
  /** The same kind of work, whatever its form: teaching, matching, exhibiting …; a half when one does not say. */
  act: number
  offering: number
  topic: number
  audience: number
  /** The same fair, company or country. */
  entity: number
  /** Of fairs, companies and countries nothing but a country, by other kinds of work in other places: that is where, not what. */
  countryAlone: boolean
  /** The same authority or institution. */
  counterpart: number
  words: number
  /** Both use a word that tells what an activity is about. */
  tellingWord: boolean
  time: number
  clash: boolean
  /** Each party's own newsletter, podcast, board or party, which both are bound to have. */
  ownHouse: boolean
  /** The same people to the same place in the same days. */
  sameTrip: boolean
  /** One's text says how the other party comes in: then the two are parts of one thing sooner than the same thing twice. */
  mindful: boolean
  /** One is a newsletter or the like without an end, which writes of everything in passing, and the other an event. */
  reportsOnly: boolean
}

/** An activity's concepts of one aspect as weighted parts of a whole, for comparing. */
type Vector = ReadonlyMap<string, number>

type Respect = ConceptAspect | 'entity' | 'words'

export interface Profile {
  reading: Reading
  vectors: Record<Respect, Vector>
  lengths: Record<Respect, number>
  /** Its words that are rare in the plan: what the vocabulary does not know, it is about. */
  tellingWords: ReadonlySet<string>
  /** Shares of the families of offerings; empty when the activity names none. */
  acts: Acts
}

/** What sharing a common concept counts against a telling one. */
const COMMON = 0.25
/** Offerings and audiences that are a subject by themselves: two mentoring schemes are alike whatever the mentors talk about. */
const SUBJECTS: ReadonlySet<string> = new Set([
  'offering:mentoring',
  'offering:directory',
  'offering:award',
  'offering:recruiting',
  'offering:school outreach',
  'offering:hackathon',
  'offering:investor event',
  'offering:monitoring',
  'offering:incubation',
  'offering:exercise',
  'offering:joint purchasing',
  'offering:staff exchange',
  'audience:new suppliers',
  'audience:veterans',
  'audience:women',
  'audience:investors',
])
const AS_SUBJECT = 0.8

/** A network is about its members: two networks of finance managers are the same one twice. */
const PEOPLE_OF_NO_TRADE = ['companies', 'small firms', 'large firms', 'suppliers']
const NO_TRADE: ReadonlySet<string> = new Set(PEOPLE_OF_NO_TRADE.map((name) => `audience:${name}`))

function isSubjectByItself({ id, aspect, isOfNoTrade }: Concept, { mentions }: Reading): boolean {
  if (SUBJECTS.has(id)) return true
  return aspect === 'audience' && !isOfNoTrade && !NO_TRADE.has(id) && mentions.has('offering:network')
}

/** What a concept says about the broader one it is a kind of. */
const BROADER: Record<ConceptAspect, number> = {
  offering: 0.7,
  topic: 0.45,
  audience: 0.5,
  counterpart: 0.15,
}

export function profileOf(reading: Reading, rarity: Rarity): Profile {
  const vectors = {
    offering: conceptVector(reading, 'offering', rarity),
    topic: conceptVector(reading, 'topic', rarity),
    audience: conceptVector(reading, 'audience', rarity),
    counterpart: conceptVector(reading, 'counterpart', rarity, ({ concept }) => !isEntity(concept)),
    entity: conceptVector(reading, 'counterpart', rarity, ({ concept }) => isEntity(concept)),
    words: new Map([...reading.terms].map(([key, term]) => [key, term.weight * rarity(key)] as const)),
  }
  return {
    reading,
    vectors,
    acts: actsOf(reading),
    tellingWords: new Set(reading.terms.keys().filter((key) => rarity(key) >= TELLING_WORD)),
    lengths: {
      offering: lengthOf(vectors.offering),
      topic: lengthOf(vectors.topic),
      audience: lengthOf(vectors.audience),
      counterpart: lengthOf(vectors.counterpart),
      entity: lengthOf(vectors.entity),
      words: lengthOf(vectors.words),
    },
  }
}

function conceptVector(
  reading: Reading,
  aspect: ConceptAspect,
  rarity: Rarity,
  counts: (mention: Mention) => boolean = () => true,
): Vector {
  const vector = new Map<string, number>()
  const add = (id: string, weight: number): void => void vector.set(id, (vector.get(id) ?? 0) + weight)
  for (const mention of reading.mentions.values()) {
    const { concept, weight } = mention
    const isSubject = aspect === 'topic' && isSubjectByItself(concept, reading)
    if ((concept.aspect !== aspect && !isSubject) || !counts(mention)) continue
    const telling =
      weight *
      (concept.common ? COMMON : 1) *
      (isSubject ? AS_SUBJECT : 1) *
      (aspect === 'offering' ? 1 : rarity(concept.id))
    add(concept.id, telling)
    if (concept.broader) add(concept.broader, telling * BROADER[aspect])
  }
  return vector
}

/** A fair, a company that the agreement knows by name or a country: having it in common says more than having an authority in common. */
function isEntity({ id, broader, isEntity }: Concept): boolean {
  return FAIR_IDS.has(id) || isEntity === true || broader === COUNTRIES
}

const COUNTRIES = 'counterpart:foreign authority'

function shareCountryAlone(a: Profile, b: Profile): boolean {
  const [here, there] = [a, b].map(({ reading }) => reading.activity.place.trim().toLowerCase())
  if (areKindred(a.acts, b.acts) || (here !== '' && here === there)) return false
  return [...a.vectors.entity.keys()]
    .filter((id) => b.vectors.entity.has(id))
    .every((id) => id === COUNTRIES || a.reading.mentions.get(id)?.concept.broader === COUNTRIES)
}

function lengthOf(vector: Vector): number {
  return Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0))
}

/** Compares two activities in every respect. */
export function compare(a: Profile, b: Profile): Likeness {
  return {
    act: actAgreement(a.acts, b.acts),
    offering: cosine(a, b, 'offering'),
    topic: cosine(a, b, 'topic'),
    audience: cosine(a, b, 'audience'),
    counterpart: cosine(a, b, 'counterpart'),
    entity: cosine(a, b, 'entity'),
    countryAlone: shareCountryAlone(a, b),
    words: cosine(a, b, 'words'),
    tellingWord: !a.tellingWords.isDisjointFrom(b.tellingWords),
    time: timeCloseness(a.reading.time, b.reading.time),
    clash: clash(a.reading.time, b.reading.time),
    ownHouse: isOwnHouse(a.acts) && isOwnHouse(b.acts),
    sameTrip: isSameTrip(a, b),
    mindful: a.reading.mindsOther || b.reading.mindsOther,
    reportsOnly: reportsOn(a.reading, b.reading) || reportsOn(b.reading, a.reading),
  }
}

function reportsOn(communication: Reading, event: Reading): boolean {
  return isStandingCommunication(communication) && !isStandingCommunication(event) && !event.time.standing
}

/** What two activities say in a respect must outweigh this: sharing next to nothing is not sharing all. */
const FAINT = 0.1

function cosine(a: Profile, b: Profile, aspect: Respect): number {
  const lengths = a.lengths[aspect] * b.lengths[aspect]
  if (lengths === 0) return 0
  const [mine, theirs] = [a.vectors[aspect], b.vectors[aspect]]
  const [fewer, more] = mine.size <= theirs.size ? [mine, theirs] : [theirs, mine]
  let sum = 0
  for (const [key, weight] of fewer) sum += weight * (more.get(key) ?? 0)
  return sum / (lengths + FAINT)
}

/** Concepts that both mention, the most telling first. */
export function sharedMentions(a: Profile, b: Profile, aspect: ConceptAspect): [Mention, Mention][] {
  const shared: { pair: [Mention, Mention]; weight: number }[] = []
  for (const [id, mine] of a.reading.mentions) {
    const theirs = b.reading.mentions.get(id)
    if (!theirs || mine.concept.aspect !== aspect) continue
    const weight = weightOf(a, mine) * weightOf(b, theirs)
    shared.push({ pair: [mine, theirs], weight })
  }
  shared.sort((p, q) => q.weight - p.weight || (p.pair[0].concept.id < q.pair[0].concept.id ? -1 : 1))
  return shared.map(({ pair }) => pair)
}

function weightOf({ vectors }: Profile, { concept }: Mention): number {
  return vectors[isEntity(concept) ? 'entity' : concept.aspect].get(concept.id) ?? 0
}
