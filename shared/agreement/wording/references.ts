import type { Agreement } from '../agreement.ts'
import { piecesOf, type ReadPassage, readPassages } from './read-layers.ts'
import type { WordingLayers } from './signed-wording.ts'

/** Words of a text that name another place of the agreement. */
export interface Reference {
  from: number
  to: number
  /** A clause, a group of them or a numbered part: what `/aftalen/<id>` leads to. */
  target: string
}

const PLACE =
  /(?<clause>(?:pkt\.|punkt(?:et)?)\s+(?<point>\d{1,2})(?:\.(?<item>\d{1,2}))?)|(?<section>(?:afsnit|kategori)\s+(?<number>\d{1,2}))|(?<appendix>(?:tillæg|bilag)\s+\d{1,2})|(?<before>(?:forrige|foregående|ovenstående)\s+afsnit)|(?<below>nedenfor)/giu

/** Where a text refers to itself, such as »pkt. 4«, »jf. forrige afsnit« and »Tillæg 1«, with what it refers to. */
export function referencesIn(
  layers: WordingLayers,
  agreement: Agreement,
): (passage: ReadPassage, paragraph: string) => Reference[] {
  const passages = readPassages(layers)
  const pieces = piecesOf(layers)
  const groups = agreement.groups.filter(({ category }) => category !== undefined)

  return (passage, paragraph) =>
    [...paragraph.matchAll(PLACE)].flatMap(({ 0: words, index: from, groups: named = {} }): Reference[] => {
      const target = targetOf(named, passage, paragraph.slice(0, from))
      return target === undefined || target === passage.begins?.id
        ? []
        : [{ from, to: from + words.length, target }]
    })

  function targetOf(
    { point, item, number, appendix, before, below }: Record<string, string | undefined>,
    passage: ReadPassage,
    textBefore: string,
  ): string | undefined {
    if (point !== undefined) {
      const clause = pieces.find(({ kind, number }) => kind === 'clause' && number === Number(point))
      const within = item === undefined ? undefined : pieces.find(({ id }) => id === `${clause?.id}.${item}`)
      return (within ?? clause)?.id
    }
    if (number !== undefined) return groups.find(({ category }) => category === Number(number))?.id
    if (appendix !== undefined) return pieces.find(({ kind }) => kind === 'appendix')?.id
    if (before !== undefined) return paragraphBefore(passage)
    // By itself »nedenfor« may be the next line.
    if (below !== undefined && /jf\.?\s[^.]*$/u.test(textBefore.replaceAll('jf.', 'jf')))
      return partBelow(passage)
    return undefined
  }

  /** The last clause of the paragraph before the one that the passage stands in. */
  function paragraphBefore({ from }: ReadPassage): string | undefined {
    const index = passages.findIndex((one) => one.from === from)
    const here = paragraphStart(index)
    return passages
      .slice(0, here)
      .findLast(({ clauses }) => clauses.length > 0)
      ?.clauses.at(-1)
  }

  /** The first passage of its paragraph: one before which a line ends. */
  function paragraphStart(index: number): number {
    let start = index
    while (start > 0 && !passages[start - 1]?.endsParagraph) start--
    return start
  }

  function partBelow({ from }: ReadPassage): string | undefined {
    const starts = passages.filter(({ begins }) => begins !== undefined)
    return starts.find((one) => one.from > from)?.begins?.id
  }
}
