import { missingFullStops, scannedLines } from './scanned-lines.ts'
import type { ChangeReason, WordingChange } from './signed-wording.ts'

/**
 * What makes a scanned or typed agreement readable, each change with its place and reason, in order and apart from each
 * other. `names` are what the parties are called: a capital I that was read as a small L is put right in them alone.
 */
export function normalise(raw: string, names: readonly string[]): WordingChange[] {
  const changes = [
    ...scannedLines(raw),
    ...missingFullStops(raw),
    ...nameChanges(raw, names),
    ...RULES.flatMap(({ pattern, reads, why, isMade = true }) =>
      [...raw.matchAll(pattern)].map((match) => ({
        at: match.index,
        was: match[0],
        reads: reads(match[0]),
        why,
        isMade,
      })),
    ),
    ...runTogether(raw),
  ]
  return apart(raw, changes)
}

interface Rule {
  pattern: RegExp
  reads: (was: string) => string
  why: ChangeReason
  isMade?: boolean
}

const RULES: readonly Rule[] = [
  { pattern: /[\u00AD\u200B\uFEFF]/gu, reads: () => '', why: 'letter' },
  { pattern: /\uFB01|\uFB02/gu, reads: (was) => (was === '\uFB01' ? 'fi' : 'fl'), why: 'letter' },
  { pattern: /•[\t \uFFFD]+/gu, reads: () => '• ', why: 'letter' },
  // No Danish word.
  { pattern: /(?<![\p{L}\p{N}])ot(?![\p{L}\p{N}])/gu, reads: () => 'at', why: 'letter' },
  { pattern: /(?<![\p{L}\p{N}.])oa(?:\.|(?![\p{L}\p{N}.]))/gu, reads: () => 'o.a.', why: 'abbreviation' },
  { pattern: /(?<=[\p{L}\p{N})]) +(?=[.,;:](?:\s|$))/gmu, reads: () => '', why: 'spacing' },
  { pattern: /(?<=\p{L}-)(?=(?:og|eller)(?!\p{L}))/gu, reads: () => ' ', why: 'spacing' },
  { pattern: /(?<=\S)[ \t]{2,}(?=\S)|(?<=\S)\t(?=\S)/gu, reads: () => ' ', why: 'spacing' },
]

/** What a scanner takes for a letter of these. */
const TAKEN_FOR: Readonly<Record<string, string>> = { I: '[Il1|]', O: '[O0]' }

function nameChanges(raw: string, names: readonly string[]): WordingChange[] {
  // Only what is written in capitals: in other words a small L is one.
  const words = [...new Set(names.flatMap((name) => name.match(/(?<!\p{L})\p{Lu}{2,}(?!\p{L})/gu) ?? []))]
  const joined = [...new Set(names.flatMap((name) => name.match(/\p{Lu}{2,}(?: \p{Lu}{2,})+/gu) ?? []))]
  return [
    ...joined.flatMap((name) => misread(raw, lookalike(name.replaceAll(' ', '')), name, 'name')),
    ...words.flatMap((word) => misread(raw, lookalike(word), word, 'letter')),
  ]
}

function lookalike(word: string): RegExp {
  const letters = [...word].map((letter) => TAKEN_FOR[letter] ?? letter).join('')
  return new RegExp(`(?<![\\p{L}\\p{N}])${letters}(?![\\p{L}\\p{N}])`, 'gu')
}

function misread(raw: string, pattern: RegExp, reads: string, why: ChangeReason): WordingChange[] {
  return [...raw.matchAll(pattern)].flatMap(({ 0: was, index: at }) =>
    was === reads ? [] : [{ at, was, reads, why, isMade: true }],
  )
}

/** »forklyngen«, where »klyngen« is a word of the text: proposed, for the paper may say so. */
function runTogether(raw: string): WordingChange[] {
  const words = new Map<string, number>()
  for (const [word] of raw.toLowerCase().matchAll(/\p{L}+/gu)) words.set(word, (words.get(word) ?? 0) + 1)
  return [...raw.matchAll(/(?<!\p{L})(for)(\p{Ll}{6,})(?!\p{L})/gu)].flatMap(
    ({ 0: was, 1: first = '', 2: rest = '', index: at }) =>
      words.get(was) === 1 && words.has(rest)
        ? [{ at, was, reads: `${first} ${rest}`, why: 'run-together' as const, isMade: false }]
        : [],
  )
}

/** In order; of two that touch the same letters the first that was found stays. */
function apart(raw: string, changes: readonly WordingChange[]): WordingChange[] {
  const isTaken = new Uint8Array(raw.length + 1)
  return changes
    .filter(({ at, was }) => {
      const isFree =
        was === '' ? !isTaken[at] && !isTaken[at - 1] : !isTaken.subarray(at, at + was.length).includes(1)
      if (isFree) isTaken.fill(1, at, at + was.length)
      return isFree
    })
    .sort((a, b) => a.at - b.at)
}
