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
          mentions: [],
          earlier: [],
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

describe('[COMMENT-9] one’s own comment', () => {
  test('is changed, and what it said is kept with who changed it and when', async () => {
    const thread = await started(boardObserver, { body: 'Kan det blive i maj?' })
    const [{ id, at }] = thread.comments
    now += 60_000
    const changed = await boardObserver.request('PATCH', `${threads}/${thread.id}/comments/${id}`, {
      body: 'Kan det blive i juni?',
    })
    expect(changed.status).toBe(200)
    const by = { personId: 'ida', name: 'Ida', party: 'censec', role: 'observer' }
    const until = new Date(now).toISOString()
    const after = await changed.json()
    expect(after.comments).toEqual([
      {
        id,
        at,
        author: by,
        body: 'Kan det blive i juni?',
        mentions: [],
        earlier: [{ body: 'Kan det blive i maj?', until, by }],
      },
    ])
    const again = await boardObserver.request('PATCH', `${threads}/${thread.id}/comments/${id}`, {
      body: 'Kan det blive i juni?',
    })
    expect(await again.json()).toEqual(after)
    expect(await listed(thread.id)).toEqual(after)
  })

  test('is deleted: it says nothing any more, who could read it can read what it said, and it is not written again', async () => {
    const thread = await started(censecDirector, { body: 'Glem det.', mentions: ['ida'] })
    await boardObserver.request('POST', `${threads}/${thread.id}/comments`, { body: 'Hvorfor?' })
    const comment = `${threads}/${thread.id}/comments/${thread.comments[0].id}`
    const deleted = await censecDirector.request('DELETE', comment)
    expect(deleted.status).toBe(200)
    const after = await deleted.json()
    expect(after.resolved).toBeUndefined()
    expect(after.comments[0]).toMatchObject({
      body: '',
      mentions: [],
      earlier: [{ body: 'Glem det.' }],
      deleted: { by: { personId: 'anna' } },
    })
    for (const [method, body] of [
      ['PATCH', { body: 'Husk det.' }],
      ['DELETE', undefined],
    ] as const) {
      expect((await censecDirector.request(method, comment, body)).status).toBe(409)
    }
    expect(await listed(thread.id)).toEqual(after)
  })

  test('when it was the only one, resolves the thread as it goes', async () => {
    const thread = await started(boardObserver, { body: 'Forkert plan.' })
    const comment = `${threads}/${thread.id}/comments/${thread.comments[0].id}`
    const after = await (await boardObserver.request('DELETE', comment)).json()
    expect(after.resolved).toMatchObject({ by: { personId: 'ida' } })
  })

  test('is nobody else’s to change, whatever their role', async () => {
    const thread = await started(boardObserver, { body: 'Mit spørgsmål' })
    const comment = `${threads}/${thread.id}/comments/${thread.comments[0].id}`
    for (const [method, body] of [
      ['PATCH', { body: 'Andre ord' }],
      ['DELETE', undefined],
    ] as const) {
      const response = await censecDirector.request(method, comment, body)
      expect(response.status).toBe(403)
      expect(await response.json()).toMatchObject({ error: { code: 'not-your-comment' } })
    }
    expect(await listed(thread.id)).toEqual(thread)
    const none = `${threads}/${thread.id}/comments/none`
    expect((await boardObserver.request('DELETE', none)).status).toBe(404)
    expect((await boardObserver.request('PATCH', none, { body: 'x' })).status).toBe(404)
  })
})

describe('[COMMENT-8] a comment that calls people by name', () => {
  test('keeps each of them once', async () => {
    const { comments } = await started(boardObserver, {
      body: '@Mette og @Anna: hvem gør det?',
      mentions: ['mette', 'anna', 'mette'],
    })
    expect(comments[0].mentions).toEqual(['mette', 'anna'])
  })

  test('calls nobody who may not read it, and does not tell them from those who are not there', async () => {
    await server.ports.directory.changeMember('lars', { deactivatedAt: '2027-01-01T00:00:00Z' }, () => {})
    const thread = await started(boardObserver, { body: 'Først' })
    const refusals = ['nobody', 'lars'].map(async (personId) => {
      const said = { body: 'Hej', mentions: ['anna', personId] }
      const answers = [
        await boardObserver.request('POST', threads, said),
        await boardObserver.request('POST', `${threads}/${thread.id}/comments`, said),
        await boardObserver.request(
          'PATCH',
          `${threads}/${thread.id}/comments/${thread.comments[0].id}`,
          said,
        ),
      ]
      return Promise.all(answers.map((answer) => answer.text()))
    })
    const [unknown, deactivated] = await Promise.all(refusals)
    expect(unknown).toEqual(deactivated)
    expect(unknown?.every((text) => text.includes('mention-unknown'))).toBe(true)
    expect(await listed(thread.id)).toEqual(thread)
    await server.ports.directory.changeMember('lars', { deactivatedAt: null }, () => {})
  })

  test('chooses among names, parties and roles, of those who are there now', async () => {
    const { people } = await (await boardObserver.request('GET', '/api/plans/demo-2027/readers')).json()
    expect(people).toContainEqual({ id: 'mette', name: 'Mette', party: 'difos', role: 'director' })
    expect(JSON.stringify(people)).not.toContain('@')
  })
})

test('[COMMENT-5] a thread is kept with what else in the plan could be taken for its words', async () => {
  const activities = '/api/plans/demo-2027/activities'
  const description = 'Rundvisning på flyvestationen for nye medlemmer'
  const made = { party: 'censec', category: 1, title: 'To ens', description }
  const { id } = await (await censecDirector.request('POST', activities, made)).json()
  await censecDirector.request('POST', activities, made)
  const place = { kind: 'body', activityId: id }
  const anchor = { kind: 'text', place, start: '', end: '', quote: description, prefix: '', suffix: '' }
  const forged = { ...anchor, rivals: { here: 9 } }
  const thread = await started(boardObserver, { anchor: forged, body: 'Begge?' })
  expect(thread.anchor.rivals.elsewhere).toBeGreaterThan(0)
  expect(thread.anchor.rivals.here).toBeUndefined()
})

test('a thread from before one could mention, change and delete comments still reads', () => {
  const author = { personId: 'ida', name: 'Ida', party: 'censec', role: 'observer' }
  const ledger = new Y.Doc()
  const comment = { id: 'c', author, body: 'Hvornår?', at: '2026-11-01T08:00:00Z' }
  ledger.getMap('threads').set('a', { id: 'a', anchor: { kind: 'plan' }, comments: [comment] })
  expect(readThreads(ledger)).toEqual([
    { id: 'a', anchor: { kind: 'plan' }, comments: [{ ...comment, mentions: [], earlier: [] }] },
  ])
})

async function started(who: SignedIn, body: object) {
  return (await who.request('POST', threads, body)).json()
}

async function listed(threadId: string): Promise<unknown> {
  const answer = await (await boardObserver.request('GET', threads)).json()
  return answer.threads.find(({ id }: { id: string }) => id === threadId)
}

test('a ledger with something unreadable in it still reads', () => {
  const ledger = new Y.Doc()
  ledger.getMap('threads').set('a', { id: 'a', comments: 'none' })
  ledger.getMap('threads').set('b', 5)
  ledger.getArray('decisions').push([{ outcome: 'unknown' }, null])
  expect(readThreads(ledger)).toEqual([])
})
