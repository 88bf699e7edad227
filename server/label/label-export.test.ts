/** The label's file as one PDF, opened. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EvidenceSource } from '#shared/protocol/schemas/label.ts'
import { createMemoryDocuments } from '../adapters/memory-documents.ts'
import { DEMO_PLAN_ID } from '../demo/seed-demo.ts'
import { plainPdf } from '../export/testing/foreign-pdf.ts'
import { askPoppler, PROGRAM_MS, programOrSkip, withSingleSpaces } from '../export/testing/other-programs.ts'
import { ContentLost } from '../ports/document-store.ts'
import { approve, bringMeetingTo, writePoint } from '../testing/meeting-steps.ts'
import { type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

const NOW = Date.parse('2027-03-10T11:00:00Z')
const PLAN = `/api/plans/${DEMO_PLAN_ID}`

let server: TestServer
let anna: SignedIn
let danish: Uint8Array
/** Documents whose content the disk has lost. */
const lost = new Set<string>()

beforeAll(async () => {
  const kept = createMemoryDocuments()
  const documents = {
    ...kept,
    read: async (id: string) => {
      if (lost.has(id)) throw new ContentLost(id, 'the disk')
      return kept.read(id)
    },
  }
  server = await startTestServer({ ports: { documents, clock: { now: () => NOW } } })
  anna = await server.signIn('anna')
  await fillFile()
  danish = await exported('da')
}, PROGRAM_MS)
afterAll(() => server.close())

async function answered(answering: Promise<Response>) {
  const response = await answering
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`)
  return response
}

const made = async (answering: Promise<Response>): Promise<string> =>
  (await (await answered(answering)).json()).id
const link = (indicatorId: string, source: EvidenceSource, note = '') =>
  answered(anna.request('POST', `/api/label/indicators/${indicatorId}/evidence`, { source, note }))
const upload = (name: string, content: Uint8Array) =>
  made(anna.request('POST', `/api/label/documents?name=${encodeURIComponent(name)}`, content))
const text = (words: string) => new TextEncoder().encode(words)

/** One of every kind of evidence, some of it used twice, some of it gone or bad. */
async function fillFile(): Promise<void> {
  const activityId = await made(
    anna.request('POST', `${PLAN}/activities`, {
      party: 'joint',
      category: 2,
      title: 'Innovationsdag i Aarhus',
      description: 'Deltagerne bygger sammen.',
    }),
  )
  const goneId = await made(
    anna.request('POST', `${PLAN}/activities`, { party: 'censec', category: 2, title: 'Væk' }),
  )
  const versionId = await made(anna.request('POST', `${PLAN}/versions`, { name: 'Til eksperterne' }))
  await writePoint(anna, '2027-03', 'punkt', { title: 'Messen i Paris' })
  await bringMeetingTo(anna, '2027-03', 'minutes-sent')
  for (const name of ['anna', 'mette'] as const) await approve(await server.signIn(name), '2027-03')
  const statutes = await upload(
    'Vedtægter.pdf',
    await plainPdf({ words: ['Formaal og hjemsted', 'Side to af to'] }),
  )
  const figures = await upload('Medlemmer.csv', text('Navn;Ansatte\nFirma;12\n'))
  const lostId = await upload('Tabt.txt', text('Findes ikke'))
  const selfCheck = await upload('Selvtjek.txt', text('Alt er gennemgået'))
  await link(
    'cooperation-inside',
    { kind: 'activity', planId: DEMO_PLAN_ID, activityId },
    'Fem virksomheder var med',
  )
  await link('cooperation-inside', { kind: 'activity', planId: DEMO_PLAN_ID, activityId: goneId })
  await link('cooperation-inside', { kind: 'minutes', meetingId: '2027-03' })
  await link('implementation-plan', { kind: 'version', planId: DEMO_PLAN_ID, versionId })
  await link('implementation-plan', { kind: 'minutes', meetingId: '2027-03' })
  await link('performance-monitoring', { kind: 'account', planId: DEMO_PLAN_ID })
  await link('commitment-of-participants', { kind: 'document', documentId: statutes })
  await link('commitment-of-participants', { kind: 'document', documentId: figures })
  await link('number-committed', { kind: 'document', documentId: lostId })
  lost.add(lostId)
  await answered(
    anna.request('POST', `${PLAN}/confidential/move-in`, { moved: { kind: 'activity', activityId: goneId } }),
  )
  await answered(
    anna.request('POST', '/api/label/indicators/cooperation-inside/assessments', {
      level: 3,
      state: 'ready',
      text: 'Medlemmerne går sammen om tilbud.',
      responsibleId: 'peter',
      basis: '',
    }),
  )
  await answered(
    anna.request('POST', '/api/label/indicators/web-presence/retirement', { reason: 'Spørges der ikke om.' }),
  )
  const deletedId = await upload('Kladde.txt', text('Slettes igen'))
  for (const deed of [
    {
      act: 'done',
      step: 'self-check',
      on: '2027-03-09',
      note: 'To dage',
      documents: [selfCheck, deletedId],
    },
    { act: 'noted', step: 'expert-review', note: 'Sendt til eksperterne', documents: [selfCheck] },
  ])
    await answered(anna.request('POST', '/api/label/case/acts', deed))
  await answered(anna.request('DELETE', `/api/label/documents/${deletedId}`))
}

async function exported(lang: 'da' | 'en'): Promise<Uint8Array> {
  const response = await answered(anna.request('GET', `/api/label/export?lang=${lang}`))
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename=/)
  return new Uint8Array(await response.arrayBuffer())
}

test(
  '[LABEL-9] [EXPORT-26] how far it is is told to who asked for it, and to nobody else',
  async () => {
    const peter = await server.signIn('peter')
    const told = async (by: SignedIn): Promise<{ kind: string }> =>
      (await answered(by.request('GET', '/api/exports/mine'))).json()
    let isWritten = false
    const file = answered(anna.request('GET', '/api/label/export?watch=mine')).finally(() => {
      isWritten = true
    })
    const seen = new Set<string>()
    while (!isWritten) {
      seen.add((await told(anna)).kind)
      expect(await told(peter)).toEqual({ kind: 'unknown' })
    }
    await (await file).arrayBuffer()
    expect([...seen].some((kind) => kind !== 'unknown')).toBe(true)
    expect(await told(anna)).toEqual({ kind: 'unknown' })
  },
  PROGRAM_MS,
)

describe('[LABEL-9] the file as one PDF', { timeout: PROGRAM_MS }, () => {
  test('has the case, every indicator in use with what it lacks, and its evidence with an annex each', async ({
    skip,
  }) => {
    const pdftotext = programOrSkip('pdftotext', skip)
    const words = withSingleSpaces(await askPoppler(pdftotext, danish, ['-raw'], ['-']))
    const { indicators } = await (await answered(anna.request('GET', '/api/label'))).json()
    for (const { number, name, isRetired } of indicators) {
      const heading = `${number} ${name.da}`
      if (isRetired) expect(words).not.toContain(heading)
      else expect(words).toContain(heading)
    }
    for (const said of [
      'Dokumentation til guldmærket',
      '3 af 120 point (2 %; der kræves 80 %)',
      'Eksperternes besøg',
      'To dage',
      'Bilag 0-1: Selvtjek.txt',
      'Kladde.txt: findes ikke længere',
      'Sendt til eksperterne · Bilag 0-1',
      '3: Stort set på plads',
      'Medlemmerne går sammen om tilbud.',
      'Fem virksomheder var med',
      'Aktivitet: findes ikke længere',
      'Noget af dokumentationen findes ikke længere',
      'Der er ikke tilknyttet dokumentation.',
      'Bilag 2.9-1: Innovationsdag i Aarhus',
      'Deltagerne bygger sammen.',
      'Bilag 2.9-2: Referat af koordineringsmødet i marts 2027',
      '1. Messen i Paris',
      'Dokumentation for 2.9, 4.3',
      'Bilag 4.3-1: Fælles aktivitetsplan 2027: Til eksperterne',
      'Bilag 4.6-1: Regnskab 2027: Fælles aktivitetsplan 2027',
      'Planlagt og afholdt',
      'Bilag 1.1-1: Vedtægter.pdf',
      'Bilag 1.1-2: Medlemmer.csv',
    ])
      expect(words).toContain(said)
    expect(words).not.toContain('Væk')
  })

  test('has the pages of an uploaded PDF in their place, and says what a bad document keeps out', async ({
    skip,
  }) => {
    const pdftotext = programOrSkip('pdftotext', skip)
    const pages = (await askPoppler(pdftotext, danish, ['-raw'], ['-'])).split('\f').map(withSingleSpaces)
    const begins = pages.findIndex((page) => page.startsWith('Bilag 1.1-1: Vedtægter.pdf'))
    expect(pages[begins + 1]).toMatch(/^Bilag 1\.1-1: side 1 af 2 Formaal og hjemsted/)
    expect(pages[begins + 2]).toMatch(/^Bilag 1\.1-1: side 2 af 2 Side to af to/)
    expect(pages[begins + 3]).toMatch(/^Bilag 1\.1-2: Medlemmer\.csv/)
    const bad = pages.find((page) => page.startsWith('Bilag 1.3-1: Tabt.txt'))
    expect(bad).toContain('Indholdet kunne ikke læses, så det er ikke med.')
    // The numbers at the foot count them.
    expect(pages[begins + 1]).toContain(`Side ${begins + 2} af ${pages.length - 1}`)
  })

  test('has every other upload attached as it was, named by its annex, with size and hash', async ({
    skip,
  }) => {
    const [pdfdetach, pdftotext] = [programOrSkip('pdfdetach', skip), programOrSkip('pdftotext', skip)]
    const attached = await askPoppler(pdfdetach, danish, ['-list'])
    expect(attached).toContain('1.1-2 Medlemmer.csv')
    expect(attached).toContain('0-1 Selvtjek.txt')
    expect(attached).toMatch(/^2 embedded files/)
    const words = withSingleSpaces(await askPoppler(pdftotext, danish, ['-raw'], ['-']))
    const { documents } = await (await answered(anna.request('GET', '/api/label/documents'))).json()
    for (const { name, sha256, withdrawn } of documents)
      if (name !== 'Tabt.txt' && !withdrawn) expect(words.replaceAll(' ', '')).toContain(sha256)
    expect(words).toContain('Størrelse 22 B')
  })

  test('is tagged, in its language, and leads to its annexes, also in English', async ({ skip }) => {
    const [pdfinfo, pdftotext] = [programOrSkip('pdfinfo', skip), programOrSkip('pdftotext', skip)]
    const bytes = await exported('en')
    const facts = await askPoppler(pdfinfo, bytes, [])
    expect(facts).toMatch(/^Title: +Evidence for the gold label$/m)
    expect(facts).toMatch(/^Tagged: +yes$/m)
    expect(facts).toMatch(/^JavaScript: +no$/m)
    expect(await askPoppler(pdfinfo, bytes, ['-dests'])).toContain('annex-2.9-2')
    expect(await askPoppler(pdfinfo, bytes, ['-struct-text'])).toContain('Formaal og hjemsted')
    const words = withSingleSpaces(await askPoppler(pdftotext, bytes, ['-raw'], ['-']))
    for (const said of [
      '2.9 Cooperation among the participants',
      '3 of 120 points',
      'Annex 2.9-2',
      'Peer review',
    ])
      expect(words).toContain(said)
  })

  test('is entered in the audit trail', async () => {
    const { entries } = await (await answered(anna.request('GET', '/api/audit?kind=label'))).json()
    expect(entries[0]).toMatchObject({ action: 'label-exported', result: 'ok', party: 'censec' })
  })

  test('is written one after the other: of many at once those behind are told to come back, and who leaves gives up their place', async () => {
    const leaving = new AbortController()
    const asked = Array.from({ length: 7 }, () =>
      fetch(`${server.url}/api/label/export`, { headers: { cookie: anna.cookie }, signal: leaving.signal }),
    )
    const first = await Promise.race(asked)
    expect((await first.json()).error.code).toBe('exports-busy')
    leaving.abort()
    await Promise.allSettled(asked)
    const status = async () => (await anna.request('GET', '/api/label/export')).status
    await expect.poll(status, { timeout: PROGRAM_MS }).toBe(200)
  })
})
