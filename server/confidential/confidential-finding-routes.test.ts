import { afterAll, beforeAll, expect, test } from 'vitest'
import { readVocabulary } from '#shared/vocabulary/vocabulary-document.ts'
import { type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

const PLAN = '/api/plans/demo-2027'

let server: TestServer
let anna: SignedIn
let mette: SignedIn
beforeAll(async () => {
  server = await startTestServer()
  anna = await server.signIn('anna')
  mette = await server.signIn('mette')
})
afterAll(() => server.close())

const findingsFor = async (who: SignedIn, path: string): Promise<{ id: string; decision?: object }[]> => {
  const { overlaps, roleFindings } = await (await who.request('GET', `${PLAN}/${path}`)).json()
  return [...overlaps, ...roleFindings]
}

test('[CONF-6] warnings on a confidential activity are its own party’s alone, and so is what is decided on them', async () => {
  const { overlaps } = await (await anna.request('GET', `${PLAN}/findings`)).json()
  const [{ id, a }] = overlaps
  const moved = { kind: 'activity', activityId: a }
  await anna.request('POST', `${PLAN}/confidential/move-in`, { moved })

  expect((await findingsFor(anna, 'confidential/findings')).map((finding) => finding.id)).toContain(id)
  for (const [who, path] of [
    [anna, 'findings'],
    [mette, 'findings'],
    [mette, 'confidential/findings'],
  ] as const)
    expect(JSON.stringify(await findingsFor(who, path))).not.toContain(a)

  const body = { outcome: 'not-overlap', reason: 'Det er ikke det samme.' }
  const decide = (who: SignedIn) => who.request('POST', `${PLAN}/confidential/findings/${id}/decision`, body)
  expect((await decide(mette)).status).toBe(404)
  const decided = await decide(anna)
  expect(decided.status).toBe(201)
  expect(await decided.json()).toMatchObject({
    findingId: id,
    about: [{ party: 'censec' }, { party: 'difos' }],
  })
  for (const seenDecision of [null, '2026-01-01T00:00:00.000Z']) {
    const path = `${PLAN}/confidential/findings/${id}/decision`
    const late = await anna.request('POST', path, { ...body, seenDecision })
    expect((await late.json()).error.code).toBe('decided-meanwhile')
  }
  const again = (await findingsFor(anna, 'confidential/findings')).find((finding) => finding.id === id)
  expect(again?.decision).toMatchObject(body)
  const socket = await mette.openSocket('workspace')
  await socket.sync()
  expect(readVocabulary(socket.document).lessons).toEqual([])
  socket.close()
})
