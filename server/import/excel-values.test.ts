import { expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { proposalFrom } from '#shared/import/proposal-from.ts'
import { smallXlsx } from '../testing/small-xlsx.ts'
import { readFile } from './read-file.ts'

test.each([
  ['Budget (mio. kr.)', 0.125, 125_000],
  ['Budget (mio. kr.)', 1.25, 1_250_000],
  ['Budget (mio. kr.)', 1.234567, 1_234_567],
  ['Budget (t.kr.)', 0.1 + 0.2, 300],
  ['Budget (t.kr.)', 12.345, 12_345],
  ['Budget (t.kr.)', 1_250, 1_250_000],
  ['Budget kr.', 1_250, 1_250],
  ['Budget kr.', 1_250.125, 1_250],
  ['Budget kr.', 12.345, 12],
])('[IMPORT-2] under »%s« the number %d is %d kroner', (label, number, kroner) => {
  const rows = [
    ['Aktivitet', label],
    ['Messe', number],
  ]
  const proposal = proposalFrom(readFile(smallXlsx([{ name: 'Ark1', rows }])), BUILT_IN_AGREEMENT, 2027)
  expect(proposal.activities).toMatchObject([{ title: 'Messe', budget: kroner, remarks: [] }])
})
