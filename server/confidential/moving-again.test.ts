/** A moving that was cut short, done again after what was moved had gone on. */
import { afterEach, expect, test } from 'vitest'
import { readThreads } from '#shared/ledger/read-ledger.ts'
import { sectionText } from '#shared/plan/plan-document.ts'
import { paragraphsFrom, plainText } from '#shared/plan/rich-text.ts'
import { appendRichText, readRichText } from '#shared/plan/rich-text-document.ts'
import { createMemoryJournal } from '../adapters/memory-journal.ts'
import { type Journal, JournalFailed } from '../ports/journal.ts'
import { PLAN_ROOM, type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

const PLAN = '/api/plans/demo-2027'
const PART = `${PLAN_ROOM}/confidential/censec`
const SECTION = { kind: 'section', category: 3 } as const

let server: TestServer
afterEach(() => server.close())

/** While `refuses` answers true for a document, the disk refuses it. */
async function start(refuses: (document: string, how: 'append' | 'renew') => boolean): Promise<SignedIn> {
  const kept = createMemoryJournal()
  const refused = () => Promise.reject(new JournalFailed('full'))
  const journal: Journal = {
    ...kept,
    append: (name, ...rest) => (refuses(name, 'append') ? refused() : kept.append(name, ...rest)),
    renew: (renewals) =>
      renewals.some(({ document }) => refuses(document, 'renew')) ? refused() : kept.renew(renewals),
  }
  server = await startTestServer({ ports: { journal } })
  return server.signIn('anna')
}

async function sectionIn(who: SignedIn, room: string): Promise<string> {
  const socket = await who.openSocket(room)
  await socket.sync()
  socket.close()
  return plainText(readRichText(sectionText(socket.document, 3)))
}

async function writeIn(who: SignedIn, room: string, words: string): Promise<void> {
  const socket = await who.openSocket(room)
  await socket.sync()
  socket.edit((document) => appendRichText(sectionText(document, 3), paragraphsFrom(words)))
  await socket.hears('saved')
  socket.close()
}

test('[CONF-4] takes along what was said in between, in either place', async () => {
  let isFull = false
  const anna = await start((_name, how) => isFull && how === 'renew')
  const body = { party: 'censec', category: 2, title: 'Egen messe i Aarhus' }
  const { id: activityId } = await (await anna.request('POST', `${PLAN}/activities`, body)).json()
  const thread = await (await anna.request('POST', `${PLAN}/threads`, { activityId, body: 'Et' })).json()
  const moved = { kind: 'activity', activityId }
  isFull = true
  expect((await anna.request('POST', `${PLAN}/confidential/move-in`, { moved })).status).toBe(500)
  isFull = false
  await anna.request('POST', `${PLAN}/threads/${thread.id}/comments`, { body: 'To' })
  await anna.request('POST', `${PLAN}/confidential/threads/${thread.id}/comments`, { body: 'Tre' })
  await anna.request('PATCH', `${PLAN}/threads/${thread.id}/comments/${thread.comments[0].id}`, {
    body: 'Ét',
  })
  expect((await anna.request('POST', `${PLAN}/confidential/move-in`, { moved })).status).toBe(200)

  const socket = await anna.openSocket(`${PART}/ledger`)
  await socket.sync()
  socket.close()
  const [there, ...others] = readThreads(socket.document)
  expect(others).toEqual([])
  expect(there?.comments.map((comment) => comment.body)).toEqual(['Ét', 'To', 'Tre'])
})

test('[CONF-4] takes a section’s text in once, and one that ends as the part does as well', async () => {
  let isFull = false
  const anna = await start((_name, how) => isFull && how === 'renew')
  const moveIn = () => anna.request('POST', `${PLAN}/confidential/move-in`, { moved: SECTION })
  const words = await sectionIn(anna, PLAN_ROOM)
  isFull = true
  expect((await moveIn()).status).toBe(500)
  isFull = false
  expect((await moveIn()).status).toBe(200)
  expect(await sectionIn(anna, PART)).toBe(words)

  const last = words.slice(-12)
  await writeIn(anna, PLAN_ROOM, last)
  expect((await moveIn()).status).toBe(200)
  expect(await sectionIn(anna, PART)).toBe(`${words}\n${last}`)
})

test('[CONF-4] moves a section’s text out once, and one that ends as the plan does as well', async () => {
  let isFull = false
  let appends = 0
  // The note that it is under way gets there, emptying the part does not.
  const anna = await start((name, how) => isFull && how === 'append' && name === PART && ++appends > 1)
  const before = await sectionIn(anna, PLAN_ROOM)
  const words = before.slice(-12)
  await writeIn(anna, PART, words)
  const moveOut = () => anna.request('POST', `${PLAN}/confidential/move-out`, { moved: SECTION })
  isFull = true
  expect((await moveOut()).status).toBe(500)
  isFull = false
  expect(await sectionIn(anna, PLAN_ROOM)).toBe(`${before}\n${words.trim()}`)
  expect((await moveOut()).status).toBe(200)
  expect(await sectionIn(anna, PLAN_ROOM)).toBe(`${before}\n${words.trim()}`)
  expect(await sectionIn(anna, PART)).toBe('')
})
