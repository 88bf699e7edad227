import { afterAll, beforeAll, expect, it } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

it('[AGREEDATA-2] tells whoever is signed in the whole agreement, once for as long as it is the same', async () => {
  const rikke = await server.signIn('rikke')
  const answer = await rikke.request('GET', '/api/agreement')
  expect(await answer.json()).toEqual(BUILT_IN_AGREEMENT)
  expect(answer.headers.get('cache-control')).toBe('private, no-cache')
  const again = await fetch(`${server.url}/api/agreement`, {
    headers: { cookie: rikke.cookie, 'if-none-match': answer.headers.get('etag') ?? '' },
  })
  expect(again.status).toBe(304)
})

it('[AGREEDATA-2] tells others what the parties are called, and nothing else', async () => {
  expect((await fetch(`${server.url}/api/agreement`)).status).toBe(401)
  const answer = await fetch(`${server.url}/api/agreement/parties`)
  expect(await answer.json()).toEqual({
    parties: BUILT_IN_AGREEMENT.parties.map(({ id, name, genitive }) => ({ id, name, genitive })),
  })
})
