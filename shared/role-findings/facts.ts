import type { Mention, Reading } from '../overlap/reading.ts'
import { FAIR_IDS } from '../overlap/vocabulary.ts'
import { type Word, wordsOf } from '../overlap/words.ts'
import type { Category, Party } from '../plan/plan.ts'
import { isJoined, isTold } from './told.ts'

/** What the role rules ask of an activity. Every answer is the words that show it, or undefined when nothing does. */
export interface Facts {
  party: Party
  category: Category
  /** Any of the concepts, or of the narrower ones under them. */
  any(ids: readonly string[]): string[] | undefined
  /** The same, but only where the activity is about it: in the title, or twice. */
  mainly(ids: readonly string[]): string[] | undefined
  /** The same, but only in the fields that say for whom or towards whom it is. */
  towards(ids: readonly string[]): string[] | undefined
  /** The same, but only in those fields or among the partners. */
  with(ids: readonly string[]): string[] | undefined
  /** The same, but only in its place. */
  at(ids: readonly string[]): string[] | undefined
  /** Any of the words, in any inflection; `word*` for any ending. */
  words(list: readonly string[]): string[] | undefined
  /** Takes place outside Denmark. */
  abroad(): string[] | undefined
  /** The text says that the other party is consulted, informed or takes part. */
  told: boolean
  /** The other party is a partner or does it together with the planner. */
  joined: boolean
}

/** Fairs that are held in Denmark. */
const DANISH_FAIRS = new Set(
  [
    'DALO Industry Days',
    'Folkemødet',
    'hi Tech & Industry Scandinavia',
    'Danfish',
    'Copenhagen Airshow',
    'FAD/FMI Marinedag',
    'TechBBQ',
  ].map((name) => `counterpart:${name}`),
)

export function factsOf(reading: Reading, party: Party): Facts {
  const { activity, mentions, vocabulary } = reading
  const all = [...mentions.values()]
  const text = wordsOf(`${activity.title}\n${activity.description}`)
  const wordsWhere = (ids: readonly string[], test: (mention: Mention) => boolean): string[] | undefined => {
    const found = all.filter(
      ({ concept }) => ids.includes(concept.id) || (concept.broader && ids.includes(concept.broader)),
    )
    return nonEmpty(found.filter(test).flatMap((mention) => mention.words))
  }
  return {
    party,
    category: activity.category,
    any: (ids) => wordsWhere(ids, () => true),
    mainly: (ids) => wordsWhere(ids, ({ fields, weight }) => fields.has('title') || weight >= 2),
    towards: (ids) => wordsWhere(ids, ({ fields }) => fields.has('audience') || fields.has('counterpart')),
    with: (ids) =>
      wordsWhere(
        ids,
        ({ fields }) => fields.has('audience') || fields.has('partners') || fields.has('counterpart'),
      ),
    at: (ids) => wordsWhere(ids, ({ fields }) => fields.has('place')),
    words: (list) => nonEmpty(matching(text, list).map((word) => word.text)),
    abroad: () =>
      nonEmpty(
        all
          .filter(
            ({ concept, fields }) =>
              isForeign(concept) && (fields.has('place') || (!activity.place && fields.has('title'))),
          )
          .flatMap((mention) => mention.words),
      ),
    told: isTold(activity, party, vocabulary.parties),
    joined: isJoined(activity, party, vocabulary.parties),
  }
}

function isForeign({ id, broader }: Mention['concept']): boolean {
  if (broader === 'counterpart:foreign authority') return true
  return FAIR_IDS.has(id) && !DANISH_FAIRS.has(id)
}

function matching(text: readonly Word[], patterns: readonly string[]): Word[] {
  const exact = new Set(
    patterns.filter((pattern) => !pattern.endsWith('*')).flatMap((word) => wordsOf(word)[0]?.keys ?? []),
  )
  const open = patterns.filter((pattern) => pattern.endsWith('*')).map((pattern) => pattern.slice(0, -1))
  return text.filter(
    (word) =>
      word.keys.some((key) => exact.has(key)) || open.some((beginning) => word.lower.startsWith(beginning)),
  )
}

function nonEmpty(words: readonly string[]): string[] | undefined {
  return words.length > 0 ? [...new Set(words)] : undefined
}
