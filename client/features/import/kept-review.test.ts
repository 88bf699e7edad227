import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, it, vi } from 'vitest'
import { BrowserDatabase } from '../../connection/browser-database.ts'
import { KeptReviews } from './kept-review.ts'
import { beginReview } from './review.ts'

const EMPTY = { title: 'Plan', sections: [], activities: [], leftovers: [], leftBehind: [] }
const review = beginReview(EMPTY, { fileName: 'plan.docx', title: '', year: 2028, party: 'censec' })

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
})

async function keptBy(page: KeptReviews) {
  page.keep('anna', review)
  await page.flush()
}

/** A page that has been loaded anew knows only what is in the browser's store. */
const anotherPage = () => new KeptReviews(new BrowserDatabase())

it('[IMPORT-7] a review outlives a reload, for its own person', async () => {
  const page = new KeptReviews(new BrowserDatabase())
  await keptBy(page)
  expect(page.known('anna')).toEqual(review)
  expect(page.known('ida')).toBeUndefined()
  expect(await anotherPage().read('anna')).toEqual(review)
  expect(await anotherPage().read('ida')).toBeUndefined()
})

it('[IMPORT-7] nothing is left of one that is done, or whose person has signed out', async () => {
  const database = new BrowserDatabase()
  const page = new KeptReviews(database)
  await keptBy(page)
  await page.forget('anna')
  expect(await anotherPage().read('anna')).toBeUndefined()
  await keptBy(page)
  await database.signOut('anna')
  await keptBy(page)
  expect(await anotherPage().read('anna')).toBeUndefined()
})

it('[IMPORT-7] a browser that keeps nothing still has it while the page is open', async () => {
  vi.stubGlobal('indexedDB', {
    open() {
      throw new Error('No store in a private window.')
    },
  })
  const page = new KeptReviews(new BrowserDatabase())
  await keptBy(page)
  expect(page.known('anna')).toEqual(review)
  expect(await page.read('anna')).toEqual(review)
})
