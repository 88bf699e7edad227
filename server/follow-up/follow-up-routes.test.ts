import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

async function read(name: 'anna' | 'rikke' | 'ida', table: string): Promise<Response> {
  const who = await server.signIn(name)
  return who.request('POST', '/api/surveys', new TextEncoder().encode(table))
}

const TABLE = `Navn;Indhold;Kommentar
Kirsten Holm;Meget tilfreds;Ring til Per
Bo Lund;Tilfreds;Godt lokale
`

test('[FOLLOW-9] whoever may write a follow-up has a survey counted, without a word about who answered', async () => {
  const response = await read('anna', TABLE)
  expect(response.status).toBe(200)
  const text = await response.text()
  expect(JSON.parse(text)).toMatchObject({
    answered: 2,
    columns: [
      {
        asks: 'content',
        values: [
          { means: 1, count: 1 },
          { means: 2, count: 1 },
        ],
      },
    ],
    leftOut: { personal: ['Navn'], ownWords: ['Kommentar'] },
  })
  for (const word of ['Kirsten', 'Lund', 'Per', 'lokale']) expect(text).not.toContain(word)
})

test('[FOLLOW-9] nobody else, and no file that is no table', async () => {
  for (const name of ['ida', 'rikke'] as const) expect((await read(name, TABLE)).status).toBe(403)
  for (const file of ['Navn;Indhold\n', '', 'MZ\0\0'.repeat(300)]) {
    const response = await read('anna', file)
    expect([response.status, (await response.json()).error.code]).toEqual([422, 'survey-no-answers'])
  }
})
