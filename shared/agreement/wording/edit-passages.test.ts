import { describe, expect, it } from 'vitest'
import { BUILT_IN_AGREEMENT } from '../built-in-agreement.ts'
import { joinWithPrevious, movePassage, sentencesIn, setClauses, splitPassage } from './edit-passages.ts'
import { proposeWording } from './propose-wording.ts'
import { passagesOf, readPassages } from './read-layers.ts'
import type { WordingLayers } from './signed-wording.ts'
import { inventedAgreement } from './testing/agreements.ts'
import { wordingFault } from './wording-fault.ts'

const layers = proposeWording(inventedAgreement(), BUILT_IN_AGREEMENT)
const indexOf = (id: string, { passages }: WordingLayers = layers) =>
  passages.findIndex(({ clauses }) => clauses.includes(id))
const says = (id: string, read: WordingLayers) =>
  passagesOf(read, id)
    .flatMap(({ paragraphs }) => paragraphs)
    .join(' ')

describe('[AGREE-7] a boundary', () => {
  const at = indexOf('parterne.a')
  const [first, second] = sentencesIn(layers, at)

  it('can be put between any two sentences, and taken away again', () => {
    expect([first?.text, second?.text.slice(0, 20)]).toEqual([
      'CenSec er en klynge, som lægger vægt på innovation.',
      'Den samler forskere ',
    ])
    const split = { ...layers, passages: splitPassage(layers.passages, at, second?.from ?? 0) }
    expect(readPassages(split)[at]?.paragraphs).toEqual([first?.text])
    expect(readPassages(split)[at + 1]?.paragraphs).toEqual([second?.text])
    expect(says('parterne.a', split)).toBe(says('parterne.a', layers))
    expect(joinWithPrevious(split.passages, at + 1)).toEqual(layers.passages)
  })

  it('can be moved, so that a sentence goes to the clause before or after', () => {
    const next = indexOf('formaal.c')
    const [own] = sentencesIn(layers, indexOf('formaal.b'))
    const passages = splitPassage(layers.passages, at, second?.from ?? 0)
    const moved = movePassage(joinWithPrevious(passages, at + 1), at + 1, second?.from ?? 0)
    expect(says('parterne.a', { ...layers, passages: moved })).toBe(first?.text)
    expect(says('parterne.b', { ...layers, passages: moved })).toMatch(/^Den samler .* DI FOS er landets/u)
    // Never across another boundary.
    expect(movePassage(layers.passages, next, own?.from ?? 0)).toEqual(layers.passages)
    expect(movePassage(layers.passages, 0, 5)).toEqual(layers.passages)
  })

  it('keeps every letter in one passage, whatever is done', () => {
    let passages = layers.passages
    for (let step = 0; step < 200; step++) {
      const index = (step * 7) % passages.length
      const sentence = sentencesIn({ ...layers, passages }, index).at(-1)
      const edits = [joinWithPrevious(passages, index)]
      if (sentence)
        edits.push(splitPassage(passages, index, sentence.from), movePassage(passages, index, sentence.from))
      passages = edits[step % edits.length] ?? passages
      const read = { ...layers, passages }
      expect(wordingFault(read)).toBeUndefined()
      expect(
        readPassages(read)
          .map(({ original }) => original)
          .join(''),
      ).toBe(layers.raw)
    }
  })

  it('lets a passage be the wording of other clauses', () => {
    const passages = setClauses(layers.passages, at, ['parterne.b', 'formaal.a'])
    expect(says('parterne.a', { ...layers, passages })).toBe('')
    expect(says('formaal.a', { ...layers, passages })).toContain('CenSec er en klynge')
  })
})
