import type { Agreement } from '../agreement/agreement.ts'
import type { Party } from '../plan/plan.ts'

/** How texts speak of the parties. */
export interface CalledParties {
  /** How each is named. */
  names: Record<Party, RegExp>
  /** How each may be called in a sentence about it. */
  called: Record<Party, RegExp>
  /** The words of their names, in small letters: they say nothing of a subject. */
  nameWords: ReadonlySet<string>
}

export function calledParties({ parties }: Agreement): CalledParties {
  const of = (wordsOf: (party: Agreement['parties'][number]) => readonly string[]) =>
    Object.fromEntries(parties.map((party) => [party.id, anyOf(wordsOf(party))])) as Record<Party, RegExp>
  return {
    names: of(namesOf),
    called: of((party) => [...namesOf(party), ...party.calledBy]),
    nameWords: new Set(
      parties.flatMap(({ name }) =>
        Object.values(name).flatMap((one) => {
          const words = one.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
          return [...words, words.join('')]
        }),
      ),
    ),
  }
}

function namesOf({ name, genitive, spellings }: Agreement['parties'][number]): string[] {
  const full = Object.values(name)
  return [...full, ...Object.values(genitive), ...full.map((one) => one.replaceAll(' ', '')), ...spellings]
}

function anyOf(words: readonly string[]): RegExp {
  const written = [...new Set(words)].map((word) => escaped(word))
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${written.join('|')})(?![\\p{L}\\p{N}_])`, 'iu')
}

/** Older browsers have no RegExp.escape. */
function escaped(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\/-]/gu, '\\$&')
}
