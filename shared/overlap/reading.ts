import type { Activity } from '../plan/plan.ts'
import type { CalledParties } from './called-parties.ts'
import type { Concept } from './concept-table.ts'
import { findMatches, type Lexicon, partsOf, type Stretch } from './lexicon.ts'
import { hasOtherAsPartner, sentencesOnOther } from './other-party.ts'
import { isPractical } from './practicalities.ts'
import { isStopWord } from './stop-words.ts'
import { readTime, type Time } from './time.ts'
import { FAIRS, type Vocabulary } from './vocabulary.ts'
import { danishKey, type Word, wordsOf } from './words.ts'

/** The fields of an activity that findings are judged from. */
export type JudgedActivity = Pick<
  Activity,
  | 'id'
  | 'party'
  | 'category'
  | 'title'
  | 'description'
  | 'start'
  | 'end'
  | 'precision'
  | 'status'
  | 'audience'
  | 'partners'
  | 'place'
  | 'counterpart'
>

export type Field = 'title' | 'description' | 'audience' | 'partners' | 'place' | 'counterpart'

/** A concept that an activity shows. */
export interface Mention {
  concept: Concept
  /** How much the activity is about it, from where it stands: 1 for once in the description. */
  weight: number
  /** As written, in reading order, each once. */
  words: string[]
  fields: ReadonlySet<Field>
}

/** What an activity says, in concepts and in its own content words. */
export interface Reading {
  activity: JudgedActivity
  mentions: ReadonlyMap<string, Mention>
  /** Content words by stem, compounds also by their parts. */
  terms: ReadonlyMap<string, Term>
  time: Time
  /** The text says how the other party comes in, so whoever wrote it knows of that party's work. */
  mindsOther: boolean
  /** What it was read with. */
  vocabulary: Vocabulary
  /** With the built-in vocabulary alone, where words were added to it: what decisions are kept by, so that an added word opens none again. */
  builtIn?: Reading
}

export interface Term {
  weight: number
  words: string[]
}

/** How much a mention counts by where it stands. */
const FIELD_WEIGHT: Record<Field, number> = {
  title: 1.6,
  description: 1,
  audience: 1,
  partners: 1,
  place: 0.6,
  counterpart: 1.5,
}

/** Reads one activity alone: the same activity and vocabulary always give the same reading. */
export function readActivity(activity: JudgedActivity, vocabulary: Vocabulary): Reading {
  const reading = readWith(activity, vocabulary)
  const { lexicon, builtIn } = vocabulary
  if (lexicon === builtIn) return reading
  return { ...reading, builtIn: readWith(activity, { ...vocabulary, lexicon: builtIn }) }
}

function readWith(activity: JudgedActivity, vocabulary: Vocabulary): Reading {
  const { lexicon, parties } = vocabulary
  const mentions = new Map<string, Mention>()
  const terms = new Map<string, Term>()
  for (const [field, text] of fieldsOf(activity)) {
    const words = withoutPracticalities(wordsOf(text))
    const matches = findMatches(words, lexicon)
    for (const { concept, shown } of matches.filter((match) => belongs(match.concept, field))) {
      const quotes = shown.map(({ from, to }) => text.slice(from, to))
      addMention(mentions, concept, FIELD_WEIGHT[field], quotes, field)
    }
    const forms = matches
      .filter(({ concept }) => SAID_ELSEWHERE.has(concept.aspect))
      .flatMap((match) => match.shown)
    addTerms(terms, words, forms, FIELD_WEIGHT[field], vocabulary)
  }
  addDialogueWithAuthorities(mentions, lexicon)
  const time = readTime(activity)
  addFairByTownAndMonth(mentions, activity, time)
  return { activity, mentions, terms, time, mindsOther: mindsOther(activity, parties), vocabulary }
}

function mindsOther(activity: JudgedActivity, parties: CalledParties): boolean {
  const { party } = activity
  if (party === 'joint') return true
  return hasOtherAsPartner(activity, party, parties) || sentencesOnOther(activity, party, parties).length > 0
}

function fieldsOf(activity: JudgedActivity): [Field, string][] {
  return [
    ['title', activity.title],
    ['description', activity.description],
    ['audience', activity.audience.join('. ')],
    ['partners', activity.partners.join('. ')],
    ['place', activity.place],
    ['counterpart', activity.counterpart],
  ]
}

/** Partners and places say nothing of the subject, an audience ("dronevirksomheder") may. */
function belongs({ aspect }: Concept, field: Field): boolean {
  if (field === 'title' || field === 'description') return true
  return aspect === 'counterpart' || (field === 'audience' && aspect !== 'offering')
}

/** Forms and people are compared as concepts already. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(['offering', 'audience'])

/** Adds the content words that say what the activity is about. */
function addTerms(
  terms: Map<string, Term>,
  words: readonly Word[],
  forms: readonly Stretch[],
  weight: number,
  { lexicon, parties }: Vocabulary,
): void {
  for (const [index, word] of words.entries()) {
    if (
      isStopWord(word) ||
      parties.nameWords.has(word.lower) ||
      forms.some(({ from, to }) => from <= word.from && word.to <= to)
    )
      continue
    addTerm(terms, danishKey(word.lower), isName(word, words[index - 1]) ? weight * NAME : weight, word.text)
    for (const part of partsOf(word.lower, lexicon)) addTerm(terms, part, weight / 2, word.text)
  }
}

/** Names tell two subjects apart better than other words: Hanstholm, Bifrost, Baltic Sentry. */
const NAME = 2

/** Begins with a capital though no sentence begins there. */
function isName(word: Word, before: Word | undefined): boolean {
  return /^\p{Lu}/u.test(word.text) && before?.sentence === word.sentence
}

function withoutPracticalities(words: Word[]): Word[] {
  const bySentence = Map.groupBy(words, (word) => word.sentence)
  return [...bySentence.values()].filter((sentence) => !isPractical(sentence)).flat()
}

function addMention(
  mentions: Map<string, Mention>,
  concept: Concept,
  weight: number,
  words: string[],
  field: Field,
): void {
  const before = mentions.get(concept.id)
  mentions.set(concept.id, {
    concept,
    weight: Math.min((before?.weight ?? 0) + weight, 3),
    words: [...new Set([...(before?.words ?? []), ...words])],
    fields: new Set([...(before?.fields ?? []), field]),
  })
}

function addTerm(terms: Map<string, Term>, key: string, weight: number, word: string): void {
  const before = terms.get(key)
  terms.set(key, {
    weight: Math.min((before?.weight ?? 0) + weight, 3),
    words: [...new Set([...(before?.words ?? []), word])],
  })
}

/** An activity whose audience is only ministers, parliament or authorities is a dialogue with them, whatever it is called. */
function addDialogueWithAuthorities(mentions: Map<string, Mention>, lexicon: Lexicon): void {
  const dialogue = lexicon.concepts.get('offering:dialogue with authorities')
  const audience = [...mentions.values()].filter(
    ({ fields }) => fields.has('audience') || fields.has('counterpart'),
  )
  const [authorities, others] = [audience.filter(isAuthority), audience.filter(isOtherAudience)]
  if (!dialogue || authorities.length === 0 || others.length > 0) return
  addMention(
    mentions,
    dialogue,
    1.5,
    authorities.flatMap((mention) => mention.words),
    'audience',
  )
}

function isAuthority({ concept }: Mention): boolean {
  return AUTHORITIES.has(concept.id) || AUTHORITIES.has(concept.broader ?? '')
}

function isOtherAudience({ concept, fields }: Mention): boolean {
  return concept.aspect === 'audience' && fields.has('audience') && !AUTHORITIES.has(concept.id)
}

const AUTHORITIES: ReadonlySet<string> = new Set([
  'counterpart:minister',
  'counterpart:parliament',
  'counterpart:ministry',
  'counterpart:agency',
  'counterpart:european commission',
  'audience:politicians',
  'audience:public buyers',
])

/** "Fælles stand i London i september": a stand in a fair's town in its month is that fair, though nobody names it. */
function addFairByTownAndMonth(mentions: Map<string, Mention>, activity: JudgedActivity, time: Time): void {
  const showsAtFair = mentions.has('offering:fair') || mentions.has('offering:fair preparation')
  if (!showsAtFair || FAIRS.some(({ concept }) => mentions.has(concept.id))) return
  const where = wordsOf(`${activity.title}. ${activity.place}. ${activity.description}`)
  for (const { concept, towns, months, years } of FAIRS) {
    if (!months.some((month) => time.months?.includes(month)) || !inYears(time.year, years)) continue
    const town = where.find((word) => towns.includes(word.lower))
    if (town) addMention(mentions, concept, 1, [town.text], 'place')
  }
}

function inYears(year: number | undefined, years: 'odd' | 'even' | 'all'): boolean {
  return year === undefined || years === 'all' || (year % 2 === 1) === (years === 'odd')
}
