import { describe, expect, it } from 'vitest'
import { sentencesIn } from './edit-passages.ts'
import { readPassages } from './read-layers.ts'
import type { WordingLayers } from './signed-wording.ts'

/** Split within the page's foot while that was shown, and then taken out again. */
const raw = 'Første linje.\nSide 1. Fortsat\nAnden linje.'
const foot = 'Side 1. Fortsat\n'
const layers = (isMade: boolean): WordingLayers => ({
  raw,
  changes: [{ at: raw.indexOf(foot), was: foot, reads: '', why: 'page-foot', isMade }],
  passages: [
    { from: 0, clauses: ['formaal.a'] },
    { from: raw.indexOf('Fortsat'), clauses: ['formaal.b'] },
  ],
})
const read = (isMade: boolean) => readPassages(layers(isMade)).map(({ paragraphs }) => paragraphs)

describe('[AGREE-7] a boundary within letters that are changed', () => {
  it('leaves nothing behind of what the change takes away', () => {
    expect(read(false)).toEqual([
      ['Første linje.', 'Side 1.'],
      ['Fortsat', 'Anden linje.'],
    ])
    expect(read(true)).toEqual([['Første linje.'], ['Anden linje.']])
  })

  it('keeps the places of the sentences behind it', () => {
    expect(sentencesIn(layers(true), 1).map(({ text }) => text)).toEqual(['Anden linje.'])
    const [, second] = sentencesIn({ ...layers(true), raw: `${raw} Tredje linje.` }, 1)
    expect(second).toEqual({ from: raw.length + 1, text: 'Tredje linje.' })
  })
})
