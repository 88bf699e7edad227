import type { Evidence, Explanation } from '../findings/findings.ts'
import type { CalledParties } from './called-parties.ts'
import type { ConceptAspect } from './concept-table.ts'
import { describeTime } from './describe-time.ts'
import { type Profile, sharedMentions } from './likeness.ts'
import type { Mention, Reading } from './reading.ts'
import { isStopWord } from './stop-words.ts'
import { NOWHERE } from './trip.ts'
import { wordsOf } from './words.ts'

const MOST = { offering: 1, topic: 2, audience: 2, counterpart: 2 } as const
const MOST_WORDS = 3
const SHORTEST_WORD = 5
/** How near an offering must be to the strongest one of its activity to be called what the activity is. */
const MAIN_SHARE = 0.6

/** What both activities show, as facts a reader can check in the texts of both. */
export function evidenceOf(a: Profile, b: Profile): Evidence[] {
  const offerings = conceptEvidence(a, b, 'offering')
  const topics = conceptEvidence(a, b, 'topic')
  const counterparts = conceptEvidence(a, b, 'counterpart').filter(
    ({ concept }) => !topics.some((topic) => topic.concept.en === concept.en),
  )
  const subjectUnknown = topics.length + counterparts.length === 0
  return [
    ...offerings,
    ...topics,
    ...(subjectUnknown ? wordEvidence(a, b) : []),
    ...withoutParts(counterparts),
    ...conceptEvidence(a, b, 'audience'),
    ...placeEvidence(a, b),
    ...timeEvidence(a, b),
  ]
}

function conceptEvidence(a: Profile, b: Profile, aspect: ConceptAspect): Evidence[] {
  const shared = sharedMentions(a, b, aspect).filter(
    ([mine, theirs]) => !mine.concept.common && isMain(a, mine) && isMain(b, theirs),
  )
  if (shared.length > 0) {
    const broader = new Set(shared.map(([mine]) => mine.concept.broader))
    return shared
      .filter(([mine]) => !broader.has(mine.concept.id))
      .slice(0, MOST[aspect])
      .map(([mine, theirs]) =>
        toEvidence(aspect, mine.concept.label, [mine], [theirs], a.reading.vocabulary.parties),
      )
  }
  return aspect === 'counterpart' ? [] : broaderEvidence(a, b, aspect)
}

/** An activity is what it mostly is: a fair that also serves coffee is no reception. Its topics and people may be many. */
function isMain({ reading }: Profile, mention: Mention): boolean {
  if (mention.concept.aspect !== 'offering') return true
  const offerings = [...reading.mentions.values()].filter(({ concept }) => concept.aspect === 'offering')
  return mention.weight >= MAIN_SHARE * Math.max(...offerings.map(({ weight }) => weight))
}

/** "Forsvarsministeriet" goes without saying beside "Forsvarsministeriets Personalestyrelse". */
function withoutParts(evidence: readonly Evidence[]): Evidence[] {
  return evidence.filter(
    (piece) => !evidence.some((other) => other !== piece && other.concept.da.includes(piece.concept.da)),
  )
}

/** Two different kinds of one thing: NIS2 and ransomware are both cyber security. */
function broaderEvidence(a: Profile, b: Profile, aspect: ConceptAspect): Evidence[] {
  const mine = byFamily(a, aspect)
  const theirs = byFamily(b, aspect)
  for (const [family, mentions] of mine) {
    const others = theirs.get(family)
    const concept = a.reading.vocabulary.builtIn.concepts.get(family)
    if (others && concept && !concept.common)
      return [toEvidence(aspect, concept.label, mentions, others, a.reading.vocabulary.parties)]
  }
  return []
}

function byFamily(profile: Profile, aspect: ConceptAspect): Map<string, Mention[]> {
  const mentions = [...profile.reading.mentions.values()].filter(
    (mention) => mention.concept.aspect === aspect && isMain(profile, mention),
  )
  mentions.sort((p, q) => q.weight - p.weight || (p.concept.id < q.concept.id ? -1 : 1))
  return Map.groupBy(mentions, ({ concept }) => concept.broader ?? concept.id)
}

function toEvidence(
  aspect: ConceptAspect,
  concept: Explanation,
  mine: Mention[],
  theirs: Mention[],
  parties: CalledParties,
): Evidence {
  return {
    aspect,
    concept,
    wordsA: tellingWords(mine, parties),
    wordsB: tellingWords(theirs, parties),
  }
}

/**
 * The words worth showing: of "Workshop" and "how to" the first. A form may be made of words that every text has; they stand
 * for it only where nothing else does.
 */
function tellingWords(mentions: readonly Mention[], { nameWords }: CalledParties): string[] {
  const words = mentions.flatMap((mention) => mention.words)
  const telling = words.filter(
    (written) => !wordsOf(written).every((word) => isStopWord(word) || nameWords.has(word.lower)),
  )
  const phrases = words.filter((written) => written.includes(' '))
  return [telling, phrases, words].find((some) => some.length > 0) ?? []
}

/** Words of some length that both use beyond the vocabulary, by their stems, sorted; what the rest of the plan says does not matter. */
export function sharedWordsOf(a: Reading, b: Reading): string[] {
  return [...a.terms]
    .filter(([key, term]) => b.terms.has(key) && isLongWord(term.words))
    .map(([key]) => key)
    .sort()
}

/** Rare words in common, when the vocabulary knows no subject that both are about. */
function wordEvidence(a: Profile, b: Profile): Evidence[] {
  const shared: { weight: number; wordsA: string[]; wordsB: string[] }[] = []
  for (const [key, term] of a.reading.terms) {
    const other = b.reading.terms.get(key)
    const weight = (a.vectors.words.get(key) ?? 0) / term.weight
    if (other && a.tellingWords.has(key) && isLongWord(term.words))
      shared.push({ weight, wordsA: term.words, wordsB: other.words })
  }
  shared.sort((p, q) => q.weight - p.weight || ((p.wordsA[0] ?? '') < (q.wordsA[0] ?? '') ? -1 : 1))
  return shared.slice(0, MOST_WORDS).map(({ wordsA, wordsB }) => {
    const named = `»${asWithinSentence([...wordsA, ...wordsB])}«`
    return { aspect: 'topic', concept: { da: named, en: named }, wordsA, wordsB }
  })
}

/** In small letters where a text has it so: what is always in capitals is a name. */
function asWithinSentence(words: readonly string[]): string {
  return words.find((word) => word === word.toLowerCase()) ?? words[0] ?? ''
}

function isLongWord([word = '']: readonly string[]): boolean {
  return word.length >= SHORTEST_WORD && !/^\d+$/u.test(word)
}

/** Towns and houses. */
function placeEvidence(a: Profile, b: Profile): Evidence[] {
  const [mine, theirs] = [a.reading.activity.place.trim(), b.reading.activity.place.trim()]
  if (!mine || mine.toLowerCase() !== theirs.toLowerCase() || NOWHERE.test(mine)) return []
  return [{ aspect: 'place', concept: { da: mine, en: mine }, wordsA: [mine], wordsB: [theirs] }]
}

function timeEvidence(a: Profile, b: Profile): Evidence[] {
  const concept = describeTime(a.reading.time, b.reading.time)
  return concept ? [{ aspect: 'time', concept, wordsA: [], wordsB: [] }] : []
}
