/** A workspace of another cluster and association: their names, their sections and their duties, and nothing of anybody else's. */
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { faultsOfAgreement } from '#shared/agreement/check-agreement.ts'
import havhavenTangavlerne from '#shared/agreement/testing/havhaven-tangavlerne.json' with { type: 'json' }
import { SECOND_AGREEMENT } from '#shared/agreement/testing/second-agreement.ts'
import { EXPORT_FORMATS } from '#shared/export/formats.ts'
import type { Mail } from '../ports/mailer.ts'
import { cookieOf, send, startTestServer, type TestServer } from '../testing/start-test-server.ts'

const OTHERS = /censec|di ?fos|dansk industri/iu
const DIRECTOR = {
  name: 'Havfrue',
  email: 'direktor@havhaven.example',
  password: 'et langt kodeord til havet',
}

let server: TestServer
let cookie: string
let planId: string
const mails: Mail[] = []

async function ask(method: string, path: string, body?: unknown): Promise<Response> {
  return send(server.url, method, path, body, { cookie })
}

/** All that a file says, and nothing of how it is marked up: there the seats have their ids. */
function wordsIn(file: Uint8Array): string {
  const isPackage = file[0] === 0x50 && file[1] === 0x4b
  const parts = isPackage ? Object.values(unzipSync(file)) : [file]
  return parts
    .map((part) => new TextDecoder().decode(part))
    .join('\n')
    .replaceAll(/<style>.*?<\/style>|<[^>]*>|"(?:censec|difos)"/gsu, ' ')
}

beforeAll(async () => {
  server = await startTestServer({
    agreement: SECOND_AGREEMENT,
    empty: true,
    ports: { mailer: { send: async (mail) => void mails.push(mail) } },
  })
  const token = await server.server.people.newSetUpToken()
  const setUp = await send(server.url, 'POST', '/api/set-up', { token, party: 'censec', ...DIRECTOR })
  expect(setUp.status).toBe(204)
  cookie = cookieOf(setUp)
  planId = (await (await ask('POST', '/api/plans', { year: 2028, title: 'Tangplan 2028' })).json()).id
})
afterAll(() => server.close())

describe('[AGREEDATA-5] a workspace on an agreement of its own', () => {
  it('has a file without a fault', () => {
    expect(faultsOfAgreement(havhavenTangavlerne)).toEqual([])
  })

  it('has sections of its own', async () => {
    const { sections } = await (await ask('GET', `/api/plans/${planId}`)).json()
    expect(sections).toHaveLength(3)
  })

  it('warns by its own duty to inform, unless that is done', async () => {
    const activities = `/api/plans/${planId}/activities`
    const visit = { party: 'difos', category: 2, title: 'Besøg hos Nordkurv' }
    const { id } = await (await ask('POST', activities, visit)).json()
    await ask('POST', activities, {
      ...visit,
      title: 'Møde med Nordkurv',
      description: 'Havhaven er orienteret.',
    })
    const { roleFindings } = await (await ask('GET', `/api/plans/${planId}/findings`)).json()
    expect(roleFindings).toMatchObject([{ activity: id, kind: 'inform', clause: 'salg.a' }])
    expect(roleFindings[0].why).toBe(
      'Aktiviteten er kontakt til et supermarked (»Nordkurv«, »Besøg«). Efter aftalen fortæller Tangavlerne Havhaven om den.',
    )
  })

  it('cites its own clauses of an overlap', async () => {
    const course = { category: 1, title: 'Kursus i eksportkontrol', start: '2028-03-06', end: '2028-03-06' }
    for (const party of ['censec', 'difos'])
      await ask('POST', `/api/plans/${planId}/activities`, { ...course, precision: 'day', party })
    const { overlaps } = await (await ask('GET', `/api/plans/${planId}/findings`)).json()
    expect(overlaps.flatMap(({ clauses }: { clauses: string[] }) => clauses)).toEqual(['maal.a'])
  })

  // A PDF's words are packed; it is written of the same document as the others.
  it.each(EXPORT_FORMATS.filter((format) => format !== 'pdf'))(
    'is called by its names in %s',
    async (format) => {
      const file = await ask('GET', `/api/plans/${planId}/export?format=${format}`)
      const text = wordsIn(new Uint8Array(await file.arrayBuffer()))
      expect(text).not.toMatch(OTHERS)
      // In JSON, programs know the parties by their seats.
      if (format !== 'json') expect(text).toContain('Tangavlerne')
    },
  )

  it('invites by its names', async () => {
    const invitation = { email: 'ny@tangavlerne.example', party: 'difos', role: 'director' }
    expect((await ask('POST', '/api/invitations', invitation)).status).toBe(201)
    await vi.waitFor(() => expect(mails).toHaveLength(1))
    const said = JSON.stringify(mails)
    expect(said).toContain('Tangavlerne')
    expect(said).not.toMatch(OTHERS)
  })

  it('finds its clauses, and no others', async () => {
    const found = async (words: string) => (await (await ask('GET', `/api/find?q=${words}`)).json()).hits
    expect(JSON.stringify(await found('supermarkederne'))).toContain('salg.a')
    expect(await found('industrisamarbejde')).toEqual([])
  })
})
