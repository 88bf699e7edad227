import { expect, test } from 'vitest'
import { anActivity } from '../plan/testing/an-activity.ts'
import {
  type ActivityFilter,
  filterActivities,
  isFiltered,
  NO_FILTER,
  readActivityFilter,
  withActivityFilter,
} from './activity-filter.ts'

const CHOSEN: ActivityFilter = {
  words: 'messe Kielce',
  parties: ['censec', 'joint'],
  statuses: ['planned'],
  categories: [1, 3],
}

test('[VIEWS-1] leaves out what does not hold every word or meet every choice, and keeps the order', () => {
  const activities = [
    anActivity({ id: 'fair', category: 3, party: 'joint', title: 'Messe', place: 'Kielce' }),
    anActivity({
      id: 'visit',
      category: 3,
      title: 'Besøg',
      description: 'På messen i Kielce',
      status: 'idea',
    }),
    anActivity({ id: 'talks', category: 1, party: 'difos', title: 'Samtaler' }),
  ]
  const found = (filter: Partial<ActivityFilter>) =>
    filterActivities(activities, { ...NO_FILTER, ...filter }, 'da').map(({ id }) => id)
  expect(found({})).toEqual(['fair', 'visit', 'talks'])
  expect(found({ words: 'KIELCE messe' })).toEqual(['fair', 'visit'])
  expect(found({ words: 'messe', statuses: ['idea'] })).toEqual(['visit'])
  expect(found({ parties: ['difos', 'joint'], categories: [3] })).toEqual(['fair'])
})

test('[VIEWS-1] only blank words leave nothing out', () => {
  expect(isFiltered(NO_FILTER)).toBe(false)
  expect(isFiltered({ ...NO_FILTER, words: '  ' })).toBe(false)
  expect(isFiltered({ ...NO_FILTER, words: 'a' })).toBe(true)
  expect(isFiltered({ ...NO_FILTER, categories: [1] })).toBe(true)
})

test('[VIEWS-1] the filter is read back from its address as it was chosen, and leaves all else there', () => {
  const address = withActivityFilter(new URLSearchParams('visning=tabel'), CHOSEN)
  expect(address.get('visning')).toBe('tabel')
  expect(readActivityFilter(new URLSearchParams(address.toString()))).toEqual(CHOSEN)
  expect(withActivityFilter(address, NO_FILTER).toString()).toBe('visning=tabel')
})

test('[VIEWS-1] what an address asks for that does not exist counts as not chosen', () => {
  const address = new URLSearchParams('part=fad,censec&status=&afsnit=0,2,x')
  expect(readActivityFilter(address)).toEqual({ ...NO_FILTER, parties: ['censec'], categories: [2] })
})
