import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTextAnchor } from '#shared/comments/anchor.ts'
import { sectionText } from '#shared/plan/plan-document.ts'
import { paragraphsFrom } from '#shared/plan/rich-text.ts'
import { appendRichText } from '#shared/plan/rich-text-document.ts'
import { PLAN_ROOM, type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

const THREADS = '/api/plans/demo-2027/confidential/threads'

let server: TestServer
let anna: SignedIn
let peter: SignedIn
beforeAll(async () => {
  server = await startTestServer()
  anna = await server.signIn('anna')
  peter = await server.signIn('peter')
})
afterAll(() => server.close())

async function start(body: object): Promise<{ id: string; comments: { id: string }[]; anchor: object }> {
  const started = await anna.request('POST', THREADS, { body: 'Hvem gør det?', ...body })
  expect(started.status).toBe(201)
  return started.json()
}

test('[COMMENT-9] a comment in the confidential part is changed and deleted by its author alone, and says what it said', async () => {
  const thread = await start({})
  const address = `${THREADS}/${thread.id}/comments/${thread.comments[0]?.id}`
  const reworded = { body: 'Hvem gør det så?' }
  const foreign = await peter.request('PATCH', address, reworded)
  expect((await foreign.json()).error.code).toBe('not-your-comment')
  const changed = await anna.request('PATCH', address, reworded)
  expect((await changed.json()).comments).toMatchObject([
    { ...reworded, earlier: [{ body: 'Hvem gør det?' }] },
  ])
  expect((await peter.request('DELETE', address)).status).toBe(403)
  const deleted = await (await anna.request('DELETE', address)).json()
  expect(deleted.comments).toMatchObject([{ body: '', deleted: { by: { personId: 'anna' } } }])
  expect(deleted.resolved).toMatchObject({ by: { personId: 'anna' } })
  expect((await (await anna.request('PATCH', address, reworded)).json()).error.code).toBe('out-of-date')
})

test('a thread in the confidential part begins on an activity that is there, and not on one of the plan', async () => {
  const [{ id: activityId }] = (
    await (await anna.request('GET', '/api/plans/demo-2027')).json()
  ).sections.flatMap(({ activities }: { activities: object[] }) => activities)
  for (const id of [activityId, 'nobodys']) {
    const refused = await anna.request('POST', THREADS, { activityId: id, body: 'Hvem gør det?' })
    expect(refused.status).toBe(404)
  }
})

test('[COMMENT-5] a thread on words of the confidential part knows what else there could be taken for them', async () => {
  const socket = await anna.openSocket(`${PLAN_ROOM}/confidential/censec`)
  await socket.sync()
  socket.edit((part) =>
    appendRichText(sectionText(part, 1), paragraphsFrom('Vi tager messen. Vi tager messen.')),
  )
  await socket.hears('saved')
  socket.close()
  const anchor = makeTextAnchor(socket.document, { kind: 'section', category: 1 }, 1, 16)
  expect((await start({ anchor })).anchor).toMatchObject({ rivals: { here: expect.any(Number) } })
})
