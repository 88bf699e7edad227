import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordChanges } from './word-changes.ts'

const words = fc
  .array(fc.constantFrom('møde', 'Ærø', 'i', 'marts', ',', '2027', 'rejse', '\n', 'ål'), { maxLength: 60 })
  .map((all) => all.join(' '))

test('[SIGN-5] says which words came and went, and keeps to whole words', () => {
  expect(wordChanges('Rejse til Århus i marts', 'Rejse til Ærø i marts')).toEqual([
    { kind: 'same', text: 'Rejse til ' },
    { kind: 'removed', text: 'Århus' },
    { kind: 'added', text: 'Ærø' },
    { kind: 'same', text: ' i marts' },
  ])
  expect(wordChanges('det samme', 'det samme')).toEqual([])
})

test('[SIGN-5] leaves out what is far from any change', () => {
  const far = 'langt væk '.repeat(20)
  const kinds = wordChanges(`${far}før${far}`, `${far}nu${far}`).map(({ kind }) => kind)
  expect(kinds).toEqual(['skipped', 'same', 'removed', 'added', 'same', 'skipped'])
})

test('[SIGN-5] leaves no word in two where it leaves something out', () => {
  const far = 'hovedbestyrelsesmødet '.repeat(20)
  const shown = wordChanges(`${far}før ${far}`, `${far}nu ${far}`).filter(({ kind }) => kind === 'same')
  const words = shown.flatMap(({ text }) => text.trim().split(/\s+/u))
  expect(new Set(words)).toEqual(new Set(['hovedbestyrelsesmødet']))
})

test('[SIGN-5] [property] the words before and after can be read out of it', () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const changes = wordChanges(before, after)
      const without = (kind: string) =>
        changes
          .filter((change) => change.kind !== kind)
          .map(({ text }) => text)
          .join('')
      if (before === after) return changes.length === 0
      return without('added') === before && without('removed') === after
    }),
  )
})
