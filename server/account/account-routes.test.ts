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
    expect(columns.all.answers.content).toEqual([12, 6, 2, 0])
    expect(duties).toBeDefined()
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
    expect((await accountFor('anna')).contactMonths).toBe(0)
    expect(await accountFor('rikke')).not.toHaveProperty('contactMonths')
  })
})

describe('[ACCOUNT-4] every file has the same sums of the same parts', () => {
  const fileOf = async (format: string) => {
    const response = await anna.request('GET', `/api/plans/${planId}/account/export?format=${format}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-disposition')).toContain(`regnskab-2026.${format}`)
    return new Uint8Array(await response.arrayBuffer())
  }

  test('Excel: numbers that add up in each row', async () => {
    const files = unzipSync(await fileOf('xlsx'))
    const sheets = Object.keys(files).filter((name) => /^xl\/worksheets\/sheet[1-6]\.xml$/u.test(name))
    let rows = 0
    for (const name of sheets) {
      const xml = strFromU8(files[name] ?? new Uint8Array())
      for (const [, row = ''] of xml.matchAll(/<row r="(?:[2-9]|\d\d+)"[^>]*>(.*?)<\/row>/gu)) {
        const values = [...row.matchAll(/<c r="[B-E]\d+"[^>]*><v>(\d+)<\/v>/gu)].map(([, value]) =>
          Number(value),
        )
        expect(values).toHaveLength(4)
        const [censec = 0, difos = 0, joint = 0, all] = values
        expect(censec + difos + joint).toBe(all)
        rows++
      }
    }
    expect(rows).toBeGreaterThan(30)
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
    const sums = cells.filter((row) => row.length === 5 && /^[\d.]+$/u.test(row[4] ?? ''))
    expect(sums.length).toBeGreaterThan(30)
    for (const [, ...texts] of sums) {
      const [censec = 0, difos = 0, joint = 0, all] = texts.map((text) => Number(text.replaceAll('.', '')))
      expect(censec + difos + joint).toBe(all)
    }
  })

  test('PDF: a file of its kind, and nothing for who may not export', async () => {
    expect(strFromU8((await fileOf('pdf')).slice(0, 5))).toBe('%PDF-')
  })
})
