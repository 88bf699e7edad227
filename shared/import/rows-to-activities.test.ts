import { describe, expect, it } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { gridOfSheet } from './grid.ts'
import { rowsToActivities } from './rows-to-activities.ts'

function read(...rows: string[][]) {
  const sheet = {
    name: 'Ark1',
    rows: [['Aktivitet', 'Uge', 'Budget'], ...rows].map((cells, index) => ({ number: index + 1, cells })),
  }
  return rowsToActivities(gridOfSheet(sheet), {
    agreement: BUILT_IN_AGREEMENT,
    year: 2027,
    category: undefined,
  })
}

describe('[IMPORT-2] a row is a sum', () => {
  it.each([
    'I alt',
    'I ALT:',
    'Total',
    'Sum',
    'Samlet budget',
    'Samlet budget 2027',
    'Total kr.',
    'I alt (t.kr.)',
    'I alt kategori 3',
    'I alt, politisk interessevaretagelse',
    'Total for afsnit 2',
    'I alt internationale fremstød og eksport',
  ])('where it begins »%s«', (first) => {
    expect(read([first, '', '80000'])).toMatchObject({ activities: [], leftovers: [{ why: 'total' }] })
  })

  it.each([
    ['Samlet dansk stand på Eurosatory', 'uge 24'],
    ['Samlet dansk stand på Eurosatory', ''],
    ['Total Defence Day', ''],
    ['Total', 'uge 24'],
    ['Sumarbejde', ''],
  ])('not as »%s« · %s', (first, when) => {
    expect(read([first, when, '80000'])).toMatchObject({ activities: [{ title: first }], leftovers: [] })
  })
})
