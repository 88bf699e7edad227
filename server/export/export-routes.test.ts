import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SignedIn, send, startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
let reader: SignedIn
const plan = '/api/plans/demo-2027'

beforeAll(async () => {
  server = await startTestServer()
  reader = await server.signIn('rikke')
})
afterAll(() => server.close())

test('[EXPORT-1] the Word file has every activity in it, and a name that says what it is', async () => {
  const response = await reader.request('GET', `${plan}/export?format=docx`)
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename=faelles-aktivitetsplan-2027.docx',
  )
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const text = strFromU8(files['word/document.xml'] ?? new Uint8Array())
    .replace(/<[^>]+>/g, '')
    .replaceAll('&apos;', "'")
  const { sections } = await (await reader.request('GET', plan)).json()
  for (const section of sections) for (const { title } of section.activities) expect(text).toContain(title)
})

test('the Word file is in the language asked for, and in Danish where none is, whatever the browser speaks', async () => {
  const wordFile = async (query: string, language: string) => {
    const headers = { cookie: reader.cookie, 'accept-language': language }
    const response = await send(server.url, 'GET', `${plan}/export?format=docx${query}`, undefined, headers)
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
    return strFromU8(files['word/styles.xml'] ?? new Uint8Array())
  }
  expect(await wordFile('', 'en-GB')).toContain('w:val="da-DK"')
  expect(await wordFile('&lang=en', 'da')).toContain('w:val="en-GB"')
})

test('[EXPORT-1] the JSON file has the plan, its findings, decisions and threads', async () => {
  const anna = await server.signIn('anna')
  await anna.request('POST', `${plan}/threads`, { body: 'Husk budgettet' })
  const response = await reader.request('GET', `${plan}/export?format=json`)
  const whole = await response.json()
  expect(whole).toMatchObject({
    title: 'Fælles aktivitetsplan 2027',
    year: 2027,
    status: 'draft',
    decisions: [],
  })
  expect(whole.sections).toHaveLength(5)
  expect(whole.findings.overlaps.length).toBeGreaterThan(0)
  expect(whole.threads.at(-1).comments[0].body).toBe('Husk budgettet')
})
