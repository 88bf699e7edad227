/** What two texts have in common, word by word. */
import { diffArrays } from 'diff'

/** One step from one text to another: words that both have, or that only the old or only the new one has. */
export interface TokenRun {
  kind: 'same' | 'inserted' | 'deleted'
  tokens: string[]
}

/** Words, white space, and every other sign by itself. */
const TOKEN = /[\p{L}\p{M}\p{N}]+|\s+|./gsu
/** Beyond so many differences the texts have nothing in common that would help anybody to read them. */
const MOST_DIFFERENCES = 4_000

export function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? []
}

/**
 * The steps that make the new one of the old one: all that is `same` or `deleted` is the old one, all that is `same` or
 * `inserted` the new one. Scraps that both have by chance are not called the same.
 */
export function compareTokens(before: readonly string[], after: readonly string[]): TokenRun[] {
  const changes = diffArrays([...before], [...after], { maxEditLength: MOST_DIFFERENCES })
  const runs: TokenRun[] = changes
    ? changes.map(({ value, added, removed }) => ({
        kind: added ? 'inserted' : removed ? 'deleted' : 'same',
        tokens: value,
      }))
    : [
        { kind: 'deleted', tokens: [...before] },
        { kind: 'inserted', tokens: [...after] },
      ]
  return withoutScraps(inOrder(runs))
}

/** Between two stretches that both have: first all that went, then all that came. */
function inOrder(runs: readonly TokenRun[]): TokenRun[] {
  const ordered: TokenRun[] = []
  let deleted: string[] = []
  let inserted: string[] = []
  const flush = () => {
    if (deleted.length > 0) ordered.push({ kind: 'deleted', tokens: deleted })
    if (inserted.length > 0) ordered.push({ kind: 'inserted', tokens: inserted })
    ;[deleted, inserted] = [[], []]
  }
  for (const { kind, tokens } of runs) {
    if (kind === 'deleted') deleted.push(...tokens)
    else if (kind === 'inserted') inserted.push(...tokens)
    else {
      flush()
      const last = ordered.at(-1)
      if (last?.kind === 'same') last.tokens.push(...tokens)
      else ordered.push({ kind, tokens: [...tokens] })
    }
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

function lettersOf(tokens: readonly string[]): number {
  return tokens.reduce((sum, token) => sum + token.length, 0)
}
