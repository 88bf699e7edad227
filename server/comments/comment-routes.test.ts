import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readThreads } from '#shared/ledger/read-ledger.ts'
import { removeActivity } from '#shared/plan/edit-plan.ts'
import { PLAN_ROOM, type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
let censecDirector: SignedIn
let boardObserver: SignedIn
let now = Date.parse('2027-01-04T08:00:00Z')
const threads = '/api/plans/demo-2027/threads'

beforeAll(async () => {
  server = await startTestServer({ ports: { clock: { now: () => now } } })
  censecDirector = await server.signIn('anna')
  boardObserver = await server.signIn('ida')
})
afterAll(() => server.close())

describe('[COMMENT-1] an observer’s comment', () => {
  test('is in the ledger for everyone live, and leaves the plan’s own bytes as they were', async () => {
    const before = await server.ports.journal.read(PLAN_ROOM)
    const watcher = await censecDirector.openSocket(`${PLAN_ROOM}/ledger`)
    await watcher.sync()
    const activityId = await anActivityId()
    const started = await boardObserver.request('POST', threads, { activityId, body: 'Er datoen fastlagt?' })
    expect(started.status).toBe(201)
    const thread = await started.json()
    await watcher.hears('update')
    expect(readThreads(watcher.document)).toContainEqual(thread)
    expect(thread).toEqual({
      id: thread.id,
      anchor: { kind: 'activity', activityId },
      comments: [
        {
          id: thread.comments[0].id,
          body: 'Er datoen fastlagt?',
          at: '2027-01-04T08:00:00.000Z',
          author: { personId: 'ida', name: 'Ida', party: 'censec', role: 'observer' },
        },
      ],
    })

    now += 60_000
    await censecDirector.request('POST', `${threads}/${thread.id}/comments`, { body: 'Ja, den 3. maj.' })
    const resolved = await boardObserver.request('POST', `${threads}/${thread.id}/resolve`)
    expect(await resolved.json()).toMatchObject({ resolved: { by: { personId: 'ida' } } })
    const reopened = await (await censecDirector.request('POST', `${threads}/${thread.id}/reopen`)).json()
    expect(reopened.resolved).toBeUndefined()
    const { threads: listed } = await (await boardObserver.request('GET', threads)).json()
    expect(listed).toContainEqual(reopened)
    expect(await server.ports.journal.read(PLAN_ROOM)).toEqual(before)
    watcher.close()
  })

  test('on an activity that has been removed is not found', async () => {
    const body = { party: 'censec', category: 1, title: 'Fjernes' }
    const activities = '/api/plans/demo-2027/activities'
    const { id } = await (await censecDirector.request('POST', activities, body)).json()
    const socket = await censecDirector.openSocket()
    await socket.sync()
    socket.edit((document) => removeActivity(document, id, 'test'))
    await socket.hears('saved')
    socket.close()
    const place = { kind: 'body', activityId: id }
    const text = { kind: 'text', place, start: '', end: '', quote: 'ord', prefix: '', suffix: '' }
    for (const on of [{ activityId: id }, { anchor: text }]) {
      expect((await boardObserver.request('POST', threads, { ...on, body: 'x' })).status).toBe(404)
    }
  })

  test('without a place, left out or null, is on the plan; its lines end as everybody’s', async () => {
    const body = 'Første\r\nAnden\rTredje'
    const response = await boardObserver.request('POST', threads, { anchor: null, activityId: null, body })
    expect(response.status).toBe(201)
    expect(await response.json()).toMatchObject({
      anchor: { kind: 'plan' },
      comments: [{ body: 'Første\nAnden\nTredje' }],
    })
  })

  test('on an activity or thread that is not there is not found', async () => {
    expect((await boardObserver.request('POST', threads, { activityId: 'none', body: 'x' })).status).toBe(404)
    expect((await boardObserver.request('POST', `${threads}/none/comments`, { body: 'x' })).status).toBe(404)
    expect((await boardObserver.request('POST', threads, { body: '  ' })).status).toBe(400)
  })

  test('[COMMENT-3] says nothing of who wrote it or when but what the server knows', async () => {
    const forged = { body: 'x', author: { personId: 'anna' }, at: '2020-01-01', id: 'mine' }
    const thread = await (await boardObserver.request('POST', threads, forged)).json()
    expect(thread.comments[0].author.personId).toBe('ida')
    expect(thread.comments[0].at).toBe(new Date(now).toISOString())
    expect(thread.id).not.toBe('mine')
  })

  async function anActivityId(): Promise<string> {
    const { sections } = await (await boardObserver.request('GET', '/api/plans/demo-2027')).json()
    return sections[0].activities[0].id
  }
})

test('a ledger with something unreadable in it still reads', () => {
  const ledger = new Y.Doc()
  ledger.getMap('threads').set('a', { id: 'a', comments: 'none' })
  ledger.getMap('threads').set('b', 5)
  ledger.getArray('decisions').push([{ outcome: 'unknown' }, null])
  expect(readThreads(ledger)).toEqual([])
})
