import { expect, test } from 'vitest'
import { fitWords } from './fit-words.ts'

test('[WHEEL-3] a name that is too long for its row ends in an ellipsis, one that fits is whole', () => {
  expect(fitWords('Messe', 100, 12)).toBe('Messe')
  const cut = fitWords('Kursusforløb om kvalitetskrav til underleverandører', 150, 12)
  expect(cut).toMatch(/^Kursusforløb om .*\S…$/)
  expect(cut.length).toBeLessThan(28)
  expect(fitWords('MMMMMM', 30, 12).length).toBeLessThan(fitWords('iiiiiiiiiii', 30, 12).length)
})
