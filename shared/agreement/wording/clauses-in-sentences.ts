import { allKeysOf, textWords } from '#shared/find/word-keys.ts'
import type { Clause } from '../agreement.ts'

interface Said {
  text: string
  isFirst: boolean
}

/** A sentence that says what two clauses say is met less often than two that say one each. */
const SHARING = 0.25
const TELLING = 3
/** What is less alike says something else. */
const LEAST_ALIKE = 0.08
/** Of how much it has in common with the sentence it was found in, so much makes another one its wording too. */
const ALSO_SAID = 0.9

/**
 * Which clauses each sentence is the wording of. Both stand in the same order, so that the best way to lay one along the other
 * is looked for, by the words that they have in common; a sentence between two belongs to the one whose paragraph it is in.
 */
export function clausesInSentences<S extends Said>(
  sentences: readonly S[],
  clauses: readonly Clause[],
): Map<S, string[]> {
  const scores = likeness(sentences, clauses)
  const anchors = anchorsOf(scores)
  const paragraphs = paragraphsOf(sentences)
  const isOneParagraph = (one: number | undefined, other: number) =>
    one !== undefined && paragraphs[one] === paragraphs[other]
  const idsAt = (anchor: number | undefined) =>
    clauses.flatMap(({ id }, clause) => (anchor !== undefined && anchors[clause] === anchor ? [id] : []))

  /** A sentence that lists what several clauses say begins with the end of what the one before them says. */
  const alsoSaidIn = (sentence: number): string[] => {
    const clause = anchors.indexOf(sentence) - 1
    const anchor = anchors[clause]
    const score = (at: number) => scores[clause]?.[at] ?? 0
    if (anchor !== sentence - 1 || !isOneParagraph(anchor, sentence)) return []
    return score(sentence) > score(anchor) * ALSO_SAID ? [clauses[clause]?.id ?? ''] : []
  }

  /** What belongs to the clauses of the sentences around it: it goes on with the last one said, or leads to the next. */
  const besides = (sentence: number): string[] => {
    const before = anchors.findLast((anchor) => anchor !== undefined && anchor < sentence)
    const after = anchors.find((anchor) => anchor !== undefined && anchor > sentence)
    const leadsOn = !isOneParagraph(before, sentence) && isOneParagraph(after, sentence)
    return leadsOn ? idsAt(after) : idsAt(before).slice(-1)
  }

  return new Map(
    sentences.map((sentence, index) => {
      const said = idsAt(index)
      if (said.length === 0) return [sentence, besides(index)]
      return [sentence, said.length > 1 ? [...alsoSaidIn(index), ...said] : said]
    }),
  )
}

/**
 * The sentence of each clause: never before that of a clause before it, and as alike as can be in all. A clause that no
 * sentence says anything of has none.
 */
function anchorsOf(scores: readonly (readonly number[])[]): (number | undefined)[] {
  const count = scores[0]?.length ?? 0
  /** The best sum in which the last sentence found so far is this one, behind one of none. */
  let sums = [0, ...Array<number>(count).fill(Number.NEGATIVE_INFINITY)]
  /** For every clause and last sentence, where the last one was before; undefined where the clause has no sentence then. */
  const ways: (number | undefined)[][] = []
  for (const row of scores) {
    const way: (number | undefined)[] = [undefined]
    const next = [...sums]
    let best = 0
    for (let last = 1; last <= count; last++) {
      // Among those before this one, kept along the way, or this one for two clauses.
      const shared = (sums[last] ?? 0) - SHARING
      const before = shared > (sums[best] ?? 0) ? last : best
      const found = Math.max(shared, sums[best] ?? 0) + (row[last - 1] ?? 0) - LEAST_ALIKE
      way[last] = found > (sums[last] ?? 0) ? before : undefined
      next[last] = Math.max(found, sums[last] ?? 0)
      if ((sums[last] ?? 0) > (sums[best] ?? 0)) best = last
    }
    ways.push(way)
    sums = next
  }
  const anchors: (number | undefined)[] = []
  let last = sums.indexOf(Math.max(...sums))
  for (let clause = scores.length - 1; clause >= 0; clause--) {
    const before = ways[clause]?.[last]
    anchors[clause] = before === undefined ? undefined : last - 1
    if (before !== undefined) last = before
  }
  return anchors
}

/** How much of what each clause says each sentence says too, between 0 and 1; rare words count more. */
function likeness(sentences: readonly Said[], clauses: readonly Clause[]): number[][] {
  const said = sentences.map(({ text }) => new Set(textWords(text).flatMap(({ lower }) => allKeysOf(lower))))
  const inHowMany = new Map<string, number>()
  for (const keys of said) for (const key of keys) inHowMany.set(key, (inHowMany.get(key) ?? 0) + 1)
  return clauses.map(({ summary, scope }) => {
    const words = textWords(`${summary.da} ${scope?.da ?? ''}`).filter(({ lower }) => lower.length >= TELLING)
    const asked = [...new Set(words.map(({ lower }) => lower))].map((lower) => {
      const keys = allKeysOf(lower)
      const met = Math.max(...keys.map((key) => inHowMany.get(key) ?? 0), 0)
      return { keys, weight: Math.log(1 + sentences.length / Math.max(met, 1)) }
    })
    const total = asked.reduce((sum, { weight }) => sum + weight, 0)
    return said.map((keys) => {
      const sum = asked.reduce(
        (all, one) => all + (one.keys.some((key) => keys.has(key)) ? one.weight : 0),
        0,
      )
      return total === 0 ? 0 : sum / total
    })
  })
}

function paragraphsOf(sentences: readonly Said[]): number[] {
  let paragraph = 0
  return sentences.map(({ isFirst }) => (isFirst ? ++paragraph : paragraph))
}
