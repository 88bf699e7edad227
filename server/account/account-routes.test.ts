/** A year worked out by hand, as the server tells it and every file has it. */
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FollowUpFields } from '#shared/follow-up/follow-up-document.ts'
import { setFollowUp } from '#shared/follow-up/follow-up-document.ts'
import type { AccountAnswer } from '#shared/protocol/schemas/account.ts'
import {
  type PersonName,
  PLAN_ROOM,
  type SignedIn,
  startTestServer,
  type TestServer,
} from '../testing/start-test-server.ts'

let server: TestServer
let anna: SignedIn
let planId: string

/** Two files of Word are worked out page by page. */
const WRITING_MS = 90_000

interface Told {
  party: 'censec' | 'difos' | 'joint'
  status?: 'idea' | 'planned' | 'cancelled'
  budget?: number
  said?: FollowUpFields
}

const HELD = { outcome: 'held' } as const
/** Seven planned; held: fair 120, seminar 48, debate 75 = 243 participants of 80 + 31 + 40 = 151 companies. */
const YEAR: Told[] = [
  {
    party: 'censec',
    budget: 60_000,
    said: {
      ...HELD,
      participants: 48,
      companies: 31,
      under50: 17,
      under250: 25,
      'region:hovedstaden': 20,
      'region:sjaelland': 4,
      'region:midtjylland': 24,
      answered: 20,
      'content:1': 12,
      'content:2': 6,
      'content:3': 2,
      spent: 58_500,
    },
  },
  { party: 'censec', budget: 40_000, said: { outcome: 'cancelled', participants: 9 } },
  { party: 'censec', status: 'idea' },
  {
    party: 'difos',
    budget: 900_000,
    said: { ...HELD, participants: 120, companies: 80, under50: 20, 'region:abroad': 100, spent: 950_000 },
  },
  { party: 'difos', said: { outcome: 'postponed' } },
  {
    party: 'joint',
    said: { ...HELD, participants: 75, companies: 40, 'region:hovedstaden': 75, spent: 12_000 },
  },
  { party: 'joint' },
  { party: 'joint', status: 'cancelled' },
]

beforeAll(async () => {
  server = await startTestServer()
  anna = await server.signIn('anna')
  ;({ id: planId } = await (
    await anna.request('POST', '/api/plans', { year: 2026, title: 'Regnskabsår' })
  ).json())
  const ids: string[] = []
  for (const { said: _, status = 'planned', ...fields } of YEAR) {
    const body = { category: 2, title: `Aktivitet ${ids.length}`, status, ...fields }
    ids.push((await (await anna.request('POST', `/api/plans/${planId}/activities`, body)).json()).id)
  }
  const socket = await anna.openSocket(PLAN_ROOM.replace('demo-2027', planId))
  await socket.sync()
  for (const [index, { said }] of YEAR.entries())
    if (said) socket.edit((document) => setFollowUp(document, ids[index] ?? '', said))
  await socket.settled()
  socket.close()
})
afterAll(() => server.close())

async function accountFor(name: PersonName, query = ''): Promise<AccountAnswer> {
  const who = await server.signIn(name)
  const response = await who.request('GET', `/api/plans/${planId}/account${query}`)
  expect(response.status).toBe(200)
  return response.json()
}

describe('[ACCOUNT-1] a year worked out by hand', () => {
  test('is the same for everybody who reads the plan', async () => {
    const { columns, year, duties } = await accountFor('anna')
    expect(year).toBe(2026)
    expect(columns.all.figures).toMatchObject({
      planned: 7,
      held: 3,
      postponed: 1,
      cancelled: 2,
      untold: 1,
      participants: 243,
      companies: 151,
      under50: 37,
      under250: 25,
      'region:hovedstaden': 95,
      'region:sjaelland': 4,
      'region:midtjylland': 24,
      'region:oestdanmark': 0,
      'region:abroad': 100,
      'region:unknown': 20,
      evaluated: 1,
      answered: 20,
      budget: 1_000_000,
      spent: 1_020_500,
    })
    expect(columns.censec.figures).toMatchObject({ planned: 2, held: 1, participants: 48, budget: 100_000 })
    expect(columns.difos.figures).toMatchObject({ planned: 2, held: 1, participants: 120 })
    const { figures } = columns.all
    expect([figures['content:1'], figures['content:2'], figures['content:3'], figures['content:4']]).toEqual([
      12, 6, 2, 0,
    ])
    expect(duties).toEqual({
      censec: { 'in-time': [], late: [], 'not-due': [] },
      difos: { 'in-time': [], late: [], 'not-due': [] },
    })
    for (const name of ['mette', 'rikke', 'ida'] as const)
      expect((await accountFor(name)).columns).toEqual(columns)
  })

  test('[FOLLOW-2] beside a later year by the four regions, and beside an earlier by its own', async () => {
    const later = (await accountFor('anna', '?regionsOf=2027')).columns.all.figures
    expect([later['region:oestdanmark'], later['region:hovedstaden'], later['region:sjaelland']]).toEqual([
      99, 0, 0,
    ])
    const earlier = await accountFor('anna', '?regionsOf=2025')
    expect([earlier.regionsOf, earlier.columns.all.figures['region:hovedstaden']]).toEqual([2026, 95])
  })

  test('[ACCOUNT-3] says how often there was contact to those alone who may see the meetings', async () => {
    expect((await accountFor('anna')).contact).toEqual([])
    expect(await accountFor('rikke')).not.toHaveProperty('contact')
  })
})

describe('[ACCOUNT-4] every file has the same sums of the same parts', () => {
  const fileOf = async (format: string) => {
    const response = await anna.request('GET', `/api/plans/${planId}/account/export?format=${format}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-disposition')).toContain(`regnskab-2026.${format}`)
    return new Uint8Array(await response.arrayBuffer())
  }

  test('Excel: numbers to reckon with', async () => {
    const files = unzipSync(await fileOf('xlsx'))
    const rowsOf = (sheet: number) =>
      [
        ...strFromU8(files[`xl/worksheets/sheet${sheet}.xml`] ?? new Uint8Array()).matchAll(
          /<row r="(?:[2-9]|\d\d+)"[^>]*>(.*?)<\/row>/gu,
        ),
      ].map(([, row = '']) =>
        [...row.matchAll(/<c r="[B-Z]+\d+"[^>]*><v>(\d+)<\/v>/gu)].map(([, value]) => Number(value)),
      )
    expect(rowsOf(1)[0]).toEqual([2, 2, 3, 7])
    expect(rowsOf(2)[0]).toEqual([48, 120, 75, 243])
    expect(rowsOf(6)[0]).toEqual([100_000, 900_000, 0, 1_000_000])
  })

  test('Word: the rows of the page, in Danish numbers', async () => {
    const xml = strFromU8(unzipSync(await fileOf('docx'))['word/document.xml'] ?? new Uint8Array())
    const cells = [...xml.matchAll(/<w:tr[ >].*?<\/w:tr>/gsu)].map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gsu)].map(([cell]) =>
        [...cell.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/gu)].map(([, text]) => text).join(''),
      ),
    )
    expect(cells).toContainEqual(['Deltagere', '48', '120', '75', '243'])
    expect(cells).toContainEqual(['Brugt', '58.500', '950.000', '12.000', '1.020.500'])
    // The activities behind the figures, and their sum.
    expect(cells).toContainEqual(['Aktivitet 3DI FOS · Afholdt', '120', '80', '', '900.000', '950.000'])
    expect(cells.at(-1)).toEqual(['I alt', '243', '151', '20', '1.000.000', '1.020.500'])
  })

  test(
    'beside another year, told by the regions of the later one',
    async () => {
      const other = await (
        await anna.request('POST', '/api/plans', { year: 2027, title: 'Året efter' })
      ).json()
      const response = await anna.request(
        'GET',
        `/api/plans/${planId}/account/export?format=docx&beside=${other.id}`,
      )
      const xml = strFromU8(
        unzipSync(new Uint8Array(await response.arrayBuffer()))['word/document.xml'] ?? new Uint8Array(),
      )
      const text = xml.replaceAll(/<\/w:p>/gu, '|').replaceAll(/<[^>]*>/gu, '')
      expect(text).toContain('Begge år er opgjort efter regionerne i 2027.')
      expect(text).toContain('Østdanmark|24|0|75|99|0|+99|')
      expect(text).not.toContain('Hovedstaden')
      const gone = await anna.request('GET', `/api/plans/${planId}/account/export?format=docx&beside=nowhere`)
      expect(gone.status).toBe(404)
    },
    WRITING_MS,
  )

  test('PDF: a file of its kind, and nothing for who may not export', async () => {
    expect(strFromU8((await fileOf('pdf')).slice(0, 5))).toBe('%PDF-')
  })
})
