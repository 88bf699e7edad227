/** What two texts have in common, word by word. */
import { diffArrays } from 'diff'

/** One step from one text to another: words that both have, or that only the old or only the new one has. */
export interface TokenRun {
  kind: 'same' | 'inserted' | 'deleted'
  tokens: string[]
}

/** Stands for the end of a line among the words: none of them has both letters and a space. */
export const LINE_END = 'line end'

/** Words, white space, and every other sign by itself. */
const TOKEN = /[\p{L}\p{M}\p{N}]+|\s+|./gsu
/** Beyond so many differences the texts have nothing in common that would help anybody to read them. */
const MOST_DIFFERENCES = 500

export function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? []
}

/**
 * The steps that make the new one of the old one: all that is `same` or `deleted` is the old one, all that is `same` or
 * `inserted` the new one. Scraps that both have by chance are not called the same.
 */
export function compareTokens(before: readonly string[], after: readonly string[]): TokenRun[] {
  return withoutScraps(inOrder(stepsBetween(before, after)))
}

/** The same of whatever can be told apart as words, scraps and all. */
export function stepsBetween(before: readonly string[], after: readonly string[]): TokenRun[] {
  const changes = diffArrays([...before], [...after], { maxEditLength: MOST_DIFFERENCES })
  if (!changes)
    return [
      { kind: 'deleted', tokens: [...before] },
      { kind: 'inserted', tokens: [...after] },
    ]
  return changes.map(({ value, added, removed }) => ({
    kind: added ? 'inserted' : removed ? 'deleted' : 'same',
    tokens: value,
  }))
}

/** Between two stretches that both have: first all that went, then all that came. */
function inOrder(runs: readonly TokenRun[]): TokenRun[] {
  const ordered: TokenRun[] = []
  let changed: Record<'deleted' | 'inserted', string[][]> = { deleted: [], inserted: [] }
  const flush = () => {
    for (const kind of ['deleted', 'inserted'] as const)
      if (changed[kind].length > 0) ordered.push({ kind, tokens: changed[kind].flat() })
    changed = { deleted: [], inserted: [] }
  }
  for (const { kind, tokens } of runs) {
    if (kind !== 'same') {
      changed[kind].push(tokens)
      continue
    }
    flush()
    const last = ordered.at(-1)
    if (last?.kind === 'same') last.tokens = last.tokens.concat(tokens)
    else ordered.push({ kind, tokens })
  }
  flush()
  return ordered
}

/**
 * A stretch that both have, no longer than what has changed on either side of it, is there by chance: a text is easier to
 * read where all of it goes and comes together.
 */
function withoutScraps(runs: readonly TokenRun[]): TokenRun[] {
  let clean = [...runs]
  for (let index = 1; index < clean.length - 1; index++) {
    const run = clean[index]
    if (run?.kind !== 'same') continue
    const longest = Math.min(changedBeside(clean, index, -1), changedBeside(clean, index, 1))
    if (lettersOf(run.tokens) > longest) continue
    const { tokens } = run
    const apart: TokenRun[] = [
      { kind: 'deleted', tokens },
      { kind: 'inserted', tokens },
    ]
    clean = inOrder([...clean.slice(0, index), ...apart, ...clean.slice(index + 1)])
    // What is changed together now is longer, and may make a scrap of what stands before it.
    index = Math.max(0, index - 3)
  }
  return clean
}

/** How much has gone, or come, right before or behind. */
function changedBeside(runs: readonly TokenRun[], index: number, step: -1 | 1): number {
  let most = 0
  for (let at = index + step; ; at += step) {
    const run = runs[at]
    if (!run || run.kind === 'same') return most
    most = Math.max(most, lettersOf(run.tokens))
  }
}

/** A line that ends in both texts holds them together, however little else they have in common. */
function lettersOf(tokens: readonly string[]): number {
  return tokens.reduce((sum, token) => sum + (token === LINE_END ? MANY : token.length), 0)
}

const MANY = 1_000_000
