/** Files as they are fetched from a server, shown to it and to the command line again, whole and changed. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXPORT_FORMATS, type ExportFormat } from '#shared/export/formats.ts'
import { AUDIT_FILE, openFileAudit } from '../adapters/file-audit.ts'
import { createMemoryAudit } from '../adapters/memory-audit.ts'
import { runCommand } from '../operations/run-command.ts'
import { type SignedIn, send, startTestServer, type TestServer } from '../testing/start-test-server.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { toolsFor } from '../testing/tools-for.ts'
import { IssuedRecord } from './issued-files.ts'

const DAY = '2027-01-04'
const plan = '/api/plans/demo-2027'
const DANISH = { LANG: 'da_DK.UTF-8' }
const UNCHANGED =
  'Filen er uændret siden 4. januar 2027, hvor den blev udstedt herfra. Det er aktivitetsplanen for 2027, som den stod den dag (til internt brug).'
const CHANGED = 'Filen er ændret: den passer ikke med sin egen kontrolsum.'
const UNKNOWN =
  'Filen er ikke udstedt herfra eller er ændret, siden den blev det. En fil, der blot er åbnet og gemt igen, fx i Word, er også en anden fil; om ordlyden er den samme, kan så ikke ses. Bed om den oprindelige fil.'
const INTERNAL = { year: 2027, edition: 'internal' }

let folder: string
let remove: () => Promise<void>
let server: TestServer
let reader: SignedIn
const files = new Map<ExportFormat, Buffer>()

beforeAll(async () => {
  ;({ folder, remove } = await temporaryFolder())
  server = await startTestServer({
    ports: {
      clock: { now: () => Date.parse(`${DAY}T08:00:00Z`) },
      trail: await openFileAudit(join(folder, AUDIT_FILE)),
    },
  })
  reader = await server.signIn('rikke')
  for (const format of EXPORT_FORMATS) files.set(format, await fetched(`format=${format}`))
}, 240_000)
afterAll(async () => {
  await server.close()
  await remove()
})

async function fetched(query: string): Promise<Buffer> {
  const response = await reader.request('GET', `${plan}/export?${query}`)
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

function fileOf(format: ExportFormat): Buffer {
  const file = files.get(format)
  if (!file) throw new Error(`There is no ${format}.`)
  return file
}

const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** What anybody is told, signed in or not. */
async function issued(bytes: Buffer) {
  const response = await send(server.url, 'GET', `/api/issued/${sha256Of(bytes)}`)
  expect(response.status).toBe(200)
  return (await response.json()).issued
}

/** What the command line says of a file, without a server. */
async function verified(bytes: Buffer, dataFolder = folder) {
  const path = join(folder, 'fil')
  await writeFile(path, bytes)
  return runCommand(['verify', path], DANISH, toolsFor(dataFolder))
}

/** Each byte of a small file, and so many of a large one, from the first to the last. */
function someChanged(bytes: Buffer, most = 40): Buffer[] {
  const count = Math.min(most, bytes.length)
  return Array.from({ length: count }, (_, at) => {
    const place = Math.floor((at * (bytes.length - 1)) / (count - 1))
    const changed = Buffer.from(bytes)
    changed[place] = (changed[place] ?? 0) ^ 1
    return changed
  })
}

describe.each(EXPORT_FORMATS)('[VERIFY-2] a file as .%s', (format) => {
  test('is known as it was issued, to everybody, and tells no more than it does itself', async () => {
    expect(await issued(fileOf(format))).toEqual({ on: DAY, as: 'file', of: INTERNAL })
    expect(await verified(fileOf(format))).toEqual({ lines: [UNCHANGED], code: 0 })
  })

  test('is not known with one byte changed, one more or one less', async () => {
    const bytes = fileOf(format)
    const changed = [...someChanged(bytes), Buffer.concat([bytes, Buffer.from('\n')]), bytes.subarray(0, -1)]
    const record = new IssuedRecord(server.ports.trail)
    for (const one of changed) expect(await record.find(sha256Of(one), 'member')).toBeUndefined()
    expect(await issued(changed[0] ?? bytes)).toBeUndefined()
    const { lines, code } = await verified(someChanged(bytes)[20] ?? bytes)
    expect(code).toBe(2)
    expect([UNKNOWN, CHANGED]).toContain(lines[0])
  })
})

describe('[VERIFY-3] a plan as JSON', () => {
  const plainJson = () => Buffer.from(JSON.stringify(JSON.parse(fileOf('json').toString())))

  test('that was saved anew is known by what it says', async () => {
    expect(await issued(plainJson())).toBeUndefined()
    expect(await verified(plainJson())).toEqual({
      lines: [
        'Netop denne fil er ikke udstedt herfra, men planens ordlyd i den er uændret siden 4. januar 2027, hvor den blev udstedt: filen kan være gemt igen af et andet program. Resten af filen (status, godkendelser, beslutninger, kommentarer) kan være ændret. Det er aktivitetsplanen for 2027, som den stod den dag (til internt brug).',
      ],
      code: 3,
    })
  })

  test('that says something else now is known to have been changed', async () => {
    const changed = fileOf('json').toString().replace('Christiansborg', 'Slotsholmen')
    expect(await verified(Buffer.from(changed))).toEqual({ lines: [CHANGED], code: 2 })
  })

  test('proves itself where nothing is known of it, and other files do not', async () => {
    const elsewhere = await temporaryFolder()
    try {
      expect(await verified(plainJson(), elsewhere.folder)).toEqual({
        lines: [
          'Filen passer med sin egen kontrolsum, men netop denne fil er ikke udstedt herfra, så det kan ikke ses, hvor den kommer fra.',
        ],
        code: 4,
      })
      await expect(verified(fileOf('csv'), elsewhere.folder)).rejects.toMatchObject({
        message: expect.stringContaining('There is no audit trail in'),
        code: 4,
      })
    } finally {
      await elsewhere.remove()
    }
  })
})

test('[VERIFY-1] the same plan has the same checksum whatever it is exported as, and an external edition another', async () => {
  const external = JSON.parse((await fetched('format=json&variant=external')).toString())
  const internal = JSON.parse(fileOf('json').toString())
  expect(external.checksum.hash).not.toBe(internal.checksum.hash)
  expect(JSON.stringify(external)).not.toContain('"budget":')
  const entries: { action: string; facts: Record<string, string> }[] = await exportsInTrail()
  const kept = entries
    .filter(({ facts }) => facts.variant === 'internal')
    .map(({ facts }) => facts.contentSha256)
  expect(new Set(kept)).toEqual(new Set([internal.checksum.hash]))
})

test('[VERIFY-2] a plan is known by its checksum to who may read it, and to others only in an external edition', async () => {
  const external = await fetched('format=json&variant=external')
  const told = async (file: Buffer, asker?: SignedIn) => {
    const path = `/api/issued/${JSON.parse(file.toString()).checksum.hash}`
    const response = await (asker ? asker.request('GET', path) : send(server.url, 'GET', path))
    return (await response.json()).issued
  }
  expect(await told(fileOf('json'), reader)).toEqual({ on: DAY, as: 'content', of: INTERNAL })
  expect(await told(fileOf('json'))).toBeUndefined()
  expect(await told(external)).toEqual({ on: DAY, as: 'content', of: { year: 2027 } })
})

test('[VERIFY-2] a file of a version is said to be of that version, and one for others tells of no other edition', async () => {
  const anna = await server.signIn('anna')
  const made = await anna.request('POST', `${plan}/versions`, { name: 'Før mødet' })
  const { id } = await made.json()
  expect(made.status).toBe(201)
  const file = await anna.request('GET', `${plan}/export?format=md&variant=external&version=${id}`)
  const bytes = Buffer.from(await file.arrayBuffer())
  expect(await issued(bytes)).toEqual({
    on: DAY,
    as: 'file',
    of: { year: 2027, versionAt: `${DAY}T08:00:00.000Z` },
  })
  expect((await verified(bytes)).lines).toEqual([
    'Filen er uændret siden 4. januar 2027, hvor den blev udstedt herfra. Det er aktivitetsplanen for 2027 i versionen fra 4. januar 2027 kl. 09.00.',
  ])
})

test('[VERIFY-4] many questions at once read the trail once, and a damaged trail vouches for nothing', async () => {
  const { trail } = server.ports
  let readings = 0
  const record = new IssuedRecord({
    latest: trail.latest,
    damage: undefined,
    read: (before) => {
      readings++
      return trail.read(before)
    },
  })
  const hash = sha256Of(fileOf('csv'))
  const answers = await Promise.all(Array.from({ length: 20 }, () => record.find(hash, 'stranger')))
  expect(new Set(answers.map((answer) => answer?.on))).toEqual(new Set([DAY]))
  expect(readings).toBe(1)
  const damaged = new IssuedRecord({
    latest: trail.latest,
    damage: 'Line 3 is not what was entered.',
    read: trail.read,
  })
  await expect(damaged.find(hash, 'member')).rejects.toMatchObject({ code: 'trail-damaged' })
})

async function exportsInTrail() {
  const director = await server.signIn('anna')
  const { entries } = await (await director.request('GET', '/api/audit?kind=plan')).json()
  return entries.filter(({ action }: { action: string }) => action === 'plan-exported')
}

test('[VERIFY-4] no file goes out that is not entered, for it would be called a forgery', async () => {
  const trail = createMemoryAudit()
  const other = await startTestServer({ ports: { trail } })
  try {
    const anna = await other.signIn('anna')
    trail.letWrites(false)
    const refused = await anna.request('GET', `${plan}/export?format=csv`)
    expect(refused.status).toBe(503)
    expect(await refused.json()).toMatchObject({ error: { code: 'trail-unavailable' } })
    trail.letWrites(true)
    expect((await anna.request('GET', `${plan}/export?format=csv`)).status).toBe(200)
  } finally {
    await other.close()
  }
})

test('[VERIFY-4] whatever is no hash is not found, and too many questions wait', async () => {
  for (const wrong of ['x', '0'.repeat(63), '0'.repeat(65), 'G'.repeat(64)])
    expect((await send(server.url, 'GET', `/api/issued/${wrong}`)).status).toBe(404)
  const other = await startTestServer({ empty: true })
  try {
    const answers = await Promise.all(
      Array.from({ length: 130 }, () => send(other.url, 'GET', `/api/issued/${'0'.repeat(64)}`)),
    )
    expect(answers.filter(({ status }) => status === 429).length).toBe(10)
  } finally {
    await other.close()
  }
})
