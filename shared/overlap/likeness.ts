import type { ConceptAspect } from './concept-table.ts'
import type { Rarity } from './rarity.ts'
import type { Mention, Reading } from './reading.ts'
import { clash, timeCloseness } from './time.ts'

/** How alike two activities are in each respect, 0..1. */
export interface Likeness {
  offering: number
  topic: number
  audience: number
  counterpart: number
  words: number
  time: number
  clash: boolean
}

/** An activity's concepts of one aspect as weighted parts of a whole, for comparing. */
type Vector = ReadonlyMap<string, number>

export interface Profile {
  reading: Reading
  vectors: Record<ConceptAspect | 'words', Vector>
  lengths: Record<ConceptAspect | 'words', number>
}

/** What sharing a common concept counts against a telling one. */
const COMMON = 0.25
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
    counterpart: conceptVector(reading, 'counterpart', rarity),
    words: new Map([...reading.terms].map(([key, term]) => [key, term.weight * rarity.ofTerm(key)] as const)),
  }
  return {
    reading,
    vectors,
    lengths: {
      offering: lengthOf(vectors.offering),
      topic: lengthOf(vectors.topic),
      audience: lengthOf(vectors.audience),
      counterpart: lengthOf(vectors.counterpart),
      words: lengthOf(vectors.words),
    },
  }
}

function conceptVector(reading: Reading, aspect: ConceptAspect, rarity: Rarity): Vector {
  const vector = new Map<string, number>()
  const add = (id: string, weight: number): void => void vector.set(id, (vector.get(id) ?? 0) + weight)
  for (const { concept, weight } of reading.mentions.values()) {
    if (concept.aspect !== aspect) continue
    const telling =
      weight * (concept.common ? COMMON : 1) * (aspect === 'offering' ? 1 : rarity.ofConcept(concept.id))
    add(concept.id, telling)
    if (concept.broader) add(concept.broader, telling * BROADER[aspect])
  }
  return vector
}

function lengthOf(vector: Vector): number {
  return Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0))
}

/** Compares two activities in every respect. */
export function compare(a: Profile, b: Profile): Likeness {
  return {
    offering: cosine(a, b, 'offering'),
    topic: cosine(a, b, 'topic'),
    audience: cosine(a, b, 'audience'),
    counterpart: cosine(a, b, 'counterpart'),
    words: cosine(a, b, 'words'),
    time: timeCloseness(a.reading.time, b.reading.time),
    clash: clash(a.reading.time, b.reading.time),
  }
}

function cosine(a: Profile, b: Profile, aspect: ConceptAspect | 'words'): number {
  const lengths = a.lengths[aspect] * b.lengths[aspect]
  if (lengths === 0) return 0
  let sum = 0
  for (const [key, weight] of a.vectors[aspect]) sum += weight * (b.vectors[aspect].get(key) ?? 0)
  return Math.min(1, sum / lengths)
}

/** Concepts that both mention, the most telling first. */
export function sharedMentions(a: Profile, b: Profile, aspect: ConceptAspect): [Mention, Mention][] {
  const shared: { pair: [Mention, Mention]; weight: number }[] = []
  for (const [id, mine] of a.reading.mentions) {
    const theirs = b.reading.mentions.get(id)
    if (!theirs || mine.concept.aspect !== aspect) continue
    const weight = (a.vectors[aspect].get(id) ?? 0) * (b.vectors[aspect].get(id) ?? 0)
    shared.push({ pair: [mine, theirs], weight })
  }
  shared.sort((p, q) => q.weight - p.weight || (p.pair[0].concept.id < q.pair[0].concept.id ? -1 : 1))
  return shared.map(({ pair }) => pair)
}
