import { expect, test } from 'vitest'
import { isFiltered } from '../views/activity-filter.ts'
import {
  isTableFiltered,
  readTableChoice,
  type TableChoice,
  WHOLE_TABLE,
  withTableChoice,
} from './table-choice.ts'

const CHOSEN: TableChoice = {
  grouping: 'month',
  sort: { column: 'budget', isDescending: true },
  words: 'messe Kielce',
  parties: ['censec', 'joint'],
  statuses: ['planned'],
  categories: [1, 3],
  counted: 'region:oestdanmark',
}

test('[TABLE-3] what is chosen is read back from its address, as it was chosen', () => {
  const address = withTableChoice(new URLSearchParams('visning=tabel'), CHOSEN)
  expect(address.get('visning')).toBe('tabel')
  expect(readTableChoice(new URLSearchParams(address.toString()))).toEqual(CHOSEN)
})

test('[TABLE-3] the whole table leaves nothing of itself in the address', () => {
  const address = withTableChoice(new URLSearchParams('visning=tabel'), CHOSEN)
  expect(withTableChoice(address, WHOLE_TABLE).toString()).toBe('visning=tabel')
  expect(readTableChoice(new URLSearchParams())).toEqual(WHOLE_TABLE)
})

test('[TABLE-3] what an address asks for that does not exist counts as not chosen', () => {
  const address = new URLSearchParams('gruppe=farve&sortering=-vejr&part=fad,censec&status=&afsnit=0,2,x')
  expect(readTableChoice(address)).toEqual({ ...WHOLE_TABLE, parties: ['censec'], categories: [2] })
})

test('[TABLE-2] grouping and sorting leave nothing out; words and choices may', () => {
  expect(isFiltered(WHOLE_TABLE)).toBe(false)
  const sorted: TableChoice = {
    ...WHOLE_TABLE,
    grouping: 'none',
    sort: { column: 'title', isDescending: false },
  }
  expect(isFiltered(sorted)).toBe(false)
  expect(isFiltered({ ...WHOLE_TABLE, words: '  ' })).toBe(false)
  expect(isFiltered({ ...WHOLE_TABLE, words: 'a' })).toBe(true)
  expect(isFiltered({ ...WHOLE_TABLE, statuses: ['done'] })).toBe(true)
})

test('[FOLLOW-8] what is missing, or counted in a figure, is in the address, and nothing else that is asked for', () => {
  const missing: TableChoice = { ...WHOLE_TABLE, counted: 'missing' }
  expect(withTableChoice(new URLSearchParams(), missing).toString()).toBe('tal=mangler')
  expect(readTableChoice(new URLSearchParams('tal=mangler'))).toEqual(missing)
  expect(readTableChoice(new URLSearchParams('tal=missing'))).toEqual(WHOLE_TABLE)
  expect([isTableFiltered(missing), isTableFiltered(WHOLE_TABLE)]).toEqual([true, false])
})
