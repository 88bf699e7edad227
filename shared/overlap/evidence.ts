import type { Evidence, Explanation } from '../findings/findings.ts'
import type { ConceptAspect } from './concept-table.ts'
import { describeTime } from './describe-time.ts'
import { type Profile, sharedMentions } from './likeness.ts'
import type { Mention } from './reading.ts'
import { VOCABULARY } from './vocabulary.ts'

const MOST = { offering: 1, topic: 2, audience: 2, counterpart: 2 } as const
/** A shared word counts as evidence only when few activities of the plan use it. */
const TELLING_WORD = 0.55
const MOST_WORDS = 3

/** What both activities show, as facts a reader can check in the texts of both. */
export function evidenceOf(a: Profile, b: Profile): Evidence[] {
  const topics = conceptEvidence(a, b, 'topic')
  const counterparts = conceptEvidence(a, b, 'counterpart')
  return [
    ...conceptEvidence(a, b, 'offering'),
    ...topics,
    ...(topics.length + counterparts.length === 0 ? wordEvidence(a, b) : []),
    ...counterparts,
    ...conceptEvidence(a, b, 'audience'),
    ...placeEvidence(a, b),
    ...timeEvidence(a, b),
  ]
}

function conceptEvidence(a: Profile, b: Profile, aspect: ConceptAspect): Evidence[] {
  const shared = sharedMentions(a, b, aspect).filter(([mine]) => !mine.concept.common)
  if (shared.length > 0) {
    const broader = new Set(shared.map(([mine]) => mine.concept.broader))
    return shared
      .filter(([mine]) => !broader.has(mine.concept.id))
      .slice(0, MOST[aspect])
      .map(([mine, theirs]) => toEvidence(aspect, mine.concept.label, [mine], [theirs]))
  }
  return aspect === 'counterpart' ? [] : broaderEvidence(a, b, aspect)
}

/** Two different kinds of one thing: NIS2 and ransomware are both cyber security. */
function broaderEvidence(a: Profile, b: Profile, aspect: ConceptAspect): Evidence[] {
  const mine = byFamily(a, aspect)
  const theirs = byFamily(b, aspect)
  for (const [family, mentions] of mine) {
    const others = theirs.get(family)
    const concept = VOCABULARY.concepts.get(family)
    if (others && concept && !concept.common) return [toEvidence(aspect, concept.label, mentions, others)]
  }
  return []
}

function byFamily(profile: Profile, aspect: ConceptAspect): Map<string, Mention[]> {
  const mentions = [...profile.reading.mentions.values()].filter(({ concept }) => concept.aspect === aspect)
  mentions.sort((p, q) => q.weight - p.weight || (p.concept.id < q.concept.id ? -1 : 1))
  return Map.groupBy(mentions, ({ concept }) => concept.broader ?? concept.id)
}

function toEvidence(
  aspect: ConceptAspect,
  concept: Explanation,
  mine: Mention[],
  theirs: Mention[],
): Evidence {
  return {
    aspect,
    concept,
    wordsA: mine.flatMap((mention) => mention.words),
    wordsB: theirs.flatMap((mention) => mention.words),
  }
}

/** Rare words in common, when the vocabulary knows nothing that both are about. */
function wordEvidence(a: Profile, b: Profile): Evidence[] {
  const shared: { weight: number; wordsA: string[]; wordsB: string[] }[] = []
  for (const [key, term] of a.reading.terms) {
    const other = b.reading.terms.get(key)
    const weight = (a.vectors.words.get(key) ?? 0) / term.weight
    if (other && weight >= TELLING_WORD) shared.push({ weight, wordsA: term.words, wordsB: other.words })
  }
  shared.sort((p, q) => q.weight - p.weight || ((p.wordsA[0] ?? '') < (q.wordsA[0] ?? '') ? -1 : 1))
  return shared.slice(0, MOST_WORDS).map(({ wordsA, wordsB }) => {
    const named = `»${wordsA[0]?.toLowerCase()}«`
    return { aspect: 'topic', concept: { da: named, en: named }, wordsA, wordsB }
  })
}

function placeEvidence(a: Profile, b: Profile): Evidence[] {
  const [mine, theirs] = [a.reading.activity.place, b.reading.activity.place]
  if (!mine || mine.toLowerCase() !== theirs.toLowerCase() || !a.reading.time.months) return []
  return [{ aspect: 'place', concept: { da: mine, en: mine }, wordsA: [mine], wordsB: [theirs] }]
}

function timeEvidence(a: Profile, b: Profile): Evidence[] {
  const concept = describeTime(a.reading.time, b.reading.time)
  return concept ? [{ aspect: 'time', concept, wordsA: [], wordsB: [] }] : []
}
