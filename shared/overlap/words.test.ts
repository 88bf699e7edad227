import { describe, expect, test } from 'vitest'
import { wordsOf } from './words.ts'

const readAs = (text: string) => wordsOf(text).map(({ lower }) => lower)
const asWritten = (text: string) => wordsOf(text).map(({ from, to }) => text.slice(from, to))

describe('an apostrophe', () => {
  test.each([
    ["SMV'er", 'smv'],
    ["MEP'erne", 'mep'],
    ['FMI’s', 'fmi'],
    ["NATO's", 'nato'],
    ["don't", 'don'],
  ])('before an ending belongs to the ending: %s', (text, word) => {
    expect(readAs(text)).toEqual([word])
    expect(asWritten(text)).toEqual([text])
  })

  test('within a name parts two words, of which neither is lost', () => {
    expect(readAs("Hotel d'Angleterre")).toEqual(['hotel', 'd', 'angleterre'])
    expect(readAs('musée de l’Air')).toEqual(['musée', 'de', 'l', 'air'])
    expect(asWritten("Hotel d'Angleterre")).toEqual(['Hotel', 'd', 'Angleterre'])
  })
})

describe('an and-sign', () => {
  test('between single letters makes one word of them', () => {
    expect(readAs('R&D og F&U')).toEqual(['r&d', 'og', 'f&u'])
    expect(readAs('DE&S, GD&T')).toEqual(['de&s', 'gd&t'])
    expect(readAs('R & D-chefer')).toEqual(['r&d', 'chefer'])
    expect(asWritten('R & D-chefer')).toEqual(['R & D', 'chefer'])
  })

  test('between words parts them', () => {
    expect(readAs('Pratt & Whitney')).toEqual(['pratt', 'whitney'])
    expect(readAs('test&demo')).toEqual(['test', 'demo'])
  })
})
