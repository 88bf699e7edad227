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

test('[EXPORT-1] the JSON file has the plan, its findings, decisions and, where asked for, threads', async () => {
  const anna = await server.signIn('anna')
  await anna.request('POST', `${plan}/threads`, { body: 'Husk budgettet' })
  const json = async (query: string) =>
    (await reader.request('GET', `${plan}/export?format=json${query}`)).json()
  const whole = await json('')
  expect(whole).toMatchObject({
    title: 'Fælles aktivitetsplan 2027',
    year: 2027,
    status: 'draft',
    decisions: [],
  })
  expect(whole.sections).toHaveLength(5)
  expect(whole.findings.overlaps.length).toBeGreaterThan(0)
  expect(JSON.stringify(whole)).not.toContain('Husk budgettet')
  expect((await json('&comments=1')).threads.at(-1).comments[0].body).toBe('Husk budgettet')
})

const FORMATS_TYPES = {
  pdf: 'application/pdf',
  odt: 'application/vnd.oasis.opendocument.text',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
}

test.each(Object.entries(FORMATS_TYPES))('the plan as %s has its type and its name', async (format, type) => {
  const response = await reader.request('GET', `${plan}/export?format=${format}`)
  expect(response.headers.get('content-type')).toBe(type)
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename=faelles-aktivitetsplan-2027.${format}`,
  )
})

const markdown = async (query: string): Promise<string> =>
  (await reader.request('GET', `${plan}/export?format=md${query}`)).text()

test('[EXPORT-10] the edition for others has no budget, and is given no comments', async () => {
  expect(await markdown('')).toContain('Budget')
  expect(await markdown('&variant=external')).not.toContain('Budget')
  for (const query of ['&variant=external&comments=1', '&variant=agreed&comments=1'])
    expect((await reader.request('GET', `${plan}/export?format=md${query}`)).status).toBe(400)
})

test('[EXPORT-11] open comments come along when they are asked for, resolved ones never', async () => {
  const mette = await server.signIn('mette')
  for (const body of ['Skal vi have flere med?', 'Er klaret'])
    await mette.request('POST', `${plan}/threads`, { body })
  const { threads } = await (await reader.request('GET', `${plan}/threads`)).json()
  const done = threads.find(
    (thread: { comments: { body: string }[] }) => thread.comments[0]?.body === 'Er klaret',
  )
  await mette.request('POST', `${plan}/threads/${done.id}/resolve`)
  expect(await markdown('')).not.toContain('Skal vi have flere med?')
  const text = await markdown('&comments=1')
  expect(text).toContain('Mette')
  expect(text).toContain('Skal vi have flere med?')
  expect(text).not.toContain('Er klaret')
})

test('[EXPORT-8] what is agreed can be had alone, as it was agreed, with who approved it', async () => {
  const [anna, mette] = [await server.signIn('anna'), await server.signIn('mette')]
  const agreed = () => reader.request('GET', `${plan}/export?format=md&variant=agreed`)
  expect((await (await agreed()).json()).error.code).toBe('nothing-agreed')
  const { contentHash } = await (await anna.request('GET', `${plan}/sections/5`)).json()
  for (const director of [anna, mette])
    await director.request('POST', `${plan}/sections/5/sign-offs`, { contentHash, reason: 'Som aftalt.' })
  const text = await (await agreed()).text()
  expect(text).toContain('## 5. Øvrige opgaver')
  expect(text).not.toContain('## 1. ')
  expect(text).toContain('Kun aftalte afsnit')
  expect(text).toMatch(/\| 5\\?\. Øvrige opgaver \| Anna.*<br>.* \| Mette.*<br>.* \|/)
  expect(await markdown('')).toMatch(/\| 5\\?\. Øvrige opgaver \| Anna/)
})

test('[EXPORT-12] a version is written as the plan was then, under its name', async () => {
  const anna = await server.signIn('anna')
  const kept = await (await anna.request('POST', `${plan}/versions`, { name: 'Før mødet' })).json()
  const title = `Ny aktivitet ${kept.id}`
  await anna.request('POST', `${plan}/activities`, { party: 'censec', category: 2, title })
  expect(await markdown('')).toContain(title.slice(0, 12))
  const own = await server.signIn('anna')
  const text = await (await own.request('GET', `${plan}/export?format=md&version=${kept.id}`)).text()
  expect(text).toContain('Før mødet')
  expect(text).not.toContain('Ny aktivitet')
  expect((await own.request('GET', `${plan}/export?format=md&version=none`)).status).toBe(404)
})

test('[EXPORT-26] how far a file is, is told while it is written, and to nobody but who asked for it', async () => {
  const progress = async (asker: SignedIn) =>
    (await (await asker.request('GET', '/api/exports/mine')).json()).kind
  const anna = await server.signIn('anna')
  expect(await progress(reader)).toBe('unknown')
  let isDone = false
  const file = reader.request('GET', `${plan}/export?format=docx&watch=mine`).finally(() => {
    isDone = true
  })
  const told = new Set<string>()
  while (!isDone) {
    told.add(await progress(reader))
    expect(await progress(anna)).toBe('unknown')
  }
  expect((await file).status).toBe(200)
  expect([...told].some((kind) => kind === 'begun' || kind === 'page-numbers')).toBe(true)
  expect(await progress(reader)).toBe('unknown')
})

test('[EXPORT-27] [DUTY-7] duties come along where they are asked for, never those of a confidential part, nor in another edition', async () => {
  const mette = await server.signIn('mette')
  const add = async (title: string) => {
    const fields = {
      party: 'difos',
      category: 3,
      title,
      start: '2027-05-12',
      end: '2027-05-12',
      precision: 'day',
    }
    return (await (await mette.request('POST', `${plan}/activities`, fields)).json()).id
  }
  await add('Møde med Lockheed Martin')
  const hidden = await add('Møde med Raytheon om kanariefuglen')
  const { duties } = await (await mette.request('GET', '/api/duties')).json()
  const duty = duties.find(({ activityId }: { activityId: string }) => activityId === hidden)
  const sent = { act: 'sent', message: 'Kanariefugl i beskeden', wordingHash: duty.wordingHash }
  await mette.request('POST', `${plan}/duties/${encodeURIComponent(duty.id)}/acts`, sent)
  expect(await markdown('&duties=1')).toContain('Kanariefugl i beskeden')
  await mette.request('POST', `${plan}/confidential/move-in`, {
    moved: { kind: 'activity', activityId: hidden },
  })
  const told = await markdown('&duties=1')
  expect(told).toMatch(/Møde med Lockheed Martin.*Orientér CenSec/)
  expect(told).not.toMatch(/kanariefugl/i)
  expect(await markdown('')).not.toContain('Orientér CenSec (')
  for (const query of ['&variant=external&duties=1', '&variant=agreed&duties=1'])
    expect((await reader.request('GET', `${plan}/export?format=md${query}`)).status).toBe(400)
})
