import { execFile } from 'node:child_process'
import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AuditEvent } from '#shared/audit/entry.ts'
import { checkTrail } from '../audit/chain.ts'
import { testAuditContract } from '../ports/audit-contract.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { linesOf, openFileAudit, readHead } from './file-audit.ts'

describe('the audit trail in a file', () => {
  testAuditContract(async () => {
    const { folder, remove } = await temporaryFolder()
    const path = join(folder, 'audit.jsonl')
    return { trail: await openFileAudit(path), reopen: () => openFileAudit(path), teardown: remove }
  })
})

const LENGTH = 24

const event = (number: number): AuditEvent => ({
  at: new Date(Date.UTC(2027, 0, 4, 8, number)).toISOString(),
  actor: { kind: 'person', id: 'mette', party: 'difos', role: 'director' },
  action: 'member-changed',
  result: 'ok',
  facts: { personId: `person-${number}`, role: 'planner' },
  party: 'difos',
})

describe('S30 a trail that somebody has been at', () => {
  let folder: string
  let remove: () => Promise<void>
  let path: string
  let lines: string[]

  beforeEach(async () => {
    ;({ folder, remove } = await temporaryFolder())
    path = join(folder, 'audit.jsonl')
    const trail = await openFileAudit(path)
    for (let number = 1; number <= LENGTH; number++) await trail.append(event(number))
    await trail.close()
    lines = linesOf(await readFile(path, 'utf8'))
  })
  afterEach(() => remove())

  const places = Array.from({ length: LENGTH }, (_, index) => index)
  async function damageOf(changed: readonly string[]): Promise<string | undefined> {
    await writeFile(path, changed.map((line) => `${line}\n`).join(''))
    const trail = await openFileAudit(path)
    await trail.close()
    return trail.damage
  }

  it('[AUDIT-1] is whole as it was written, readable by its owner alone, with its head beside it', async () => {
    expect(await damageOf(lines)).toBeUndefined()
    expect(await readHead(path)).toEqual([checkTrail(lines).head])
    for (const name of await readdir(folder))
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
  })

  it('[AUDIT-2] [S30] names the entry in which any byte was changed', async () => {
    for (const place of places) {
      const line = lines[place] ?? ''
      // Another place in each, so that all of a line's places are tried.
      for (let at = place; at < line.length; at += LENGTH) {
        const other = line[at] === '0' ? '1' : '0'
        const changed = lines.with(place, `${line.slice(0, at)}${other}${line.slice(at + 1)}`)
        expect(checkTrail(changed).damage, `byte ${at}`).toMatch(new RegExp(`^Entry ${place + 1} `))
      }
      expect(await damageOf(lines.with(place, line.replace('planner', 'director')))).toBe(
        `Entry ${place + 1} is not what was written.`,
      )
    }
  })

  it('[AUDIT-2] [S30] names every entry that was taken out', async () => {
    for (const place of places)
      expect(await damageOf(lines.toSpliced(place, 1))).toMatch(`Entry ${place + 1} is missing`)
  })

  it('[AUDIT-2] [S30] names the first of any two entries that changed places', async () => {
    for (const a of places) {
      for (const b of places.slice(a + 1)) {
        const swapped = lines.with(a, lines[b] ?? '').with(b, lines[a] ?? '')
        expect(checkTrail(swapped).damage).toMatch(`Entry ${a + 1} is missing`)
      }
    }
  })

  it('[AUDIT-2] [S30] names the first entry missing from a trail that was cut short, also of one entry more or less', async () => {
    for (const place of places)
      expect(await damageOf(lines.slice(0, place))).toMatch(`Entry ${place + 1} is missing: the trail ends`)
  })

  it('[AUDIT-2] [S30] written anew with hashes that fit misses the head that is known from elsewhere', async () => {
    const { head } = checkTrail(lines)
    const other = join(folder, 'other.jsonl')
    const forged = await openFileAudit(other)
    for (let number = 1; number <= LENGTH + 5; number++)
      await forged.append(event(number === 3 ? 99 : number))
    await forged.close()
    const forgedLines = linesOf(await readFile(other, 'utf8'))
    expect(checkTrail(forgedLines).damage).toBeUndefined()
    expect(checkTrail(forgedLines, [head]).damage).toBe(
      `Entry ${LENGTH} is another than the one that was anchored.`,
    )
  })

  it('is added to all the same, and half a line at its end, never acknowledged, is cut off and told of', async () => {
    await appendFile(path, '{"action":"sig')
    const trail = await openFileAudit(path)
    expect(trail.damage).toBeUndefined()
    const [mended] = await Array.fromAsync(trail.read())
    expect(mended).toMatchObject({ position: LENGTH + 1, action: 'trail-mended', facts: { bytes: 14 } })
    await trail.close()
    expect(await damageOf(lines.with(3, '{}'))).toMatch('Entry 4 cannot be read')
    const damaged = await openFileAudit(path)
    await damaged.append(event(99))
    expect(await Array.fromAsync(damaged.read())).toHaveLength(LENGTH)
    await damaged.close()
  })
})

const FILLS_UP = `
  const { openFileAudit } = await import(process.argv[1])
  const trail = await openFileAudit(process.argv[2])
  const event = { at: '2027-01-04', actor: { kind: 'server' }, action: 'verified', result: 'ok', facts: {} }
  let kept = 0
  let refused = 0
  while (refused < 3) {
    const batch = await Promise.allSettled([trail.append(event), trail.append(event), trail.append(event)])
    kept += batch.filter(({ status }) => status === 'fulfilled').length
    if (batch.some(({ reason }) => reason?.name === 'AuditFailed')) refused++
  }
  await trail.close()
  console.log(kept)
`

it('[AUDIT-4] on a disk that takes only part of a line keeps what it said it kept, whole, and nothing else', async () => {
  const { folder, remove } = await temporaryFolder()
  const path = join(folder, 'audit.jsonl')
  const adapter = join(import.meta.dirname, 'file-audit.ts')
  // No file may grow beyond eight kilobytes: the system takes what fits and refuses the rest, as a full disk does.
  const limited = 'ulimit -f 8; exec "$0" --input-type=module -e "$1" "$2" "$3"'
  const { stdout } = await promisify(execFile)('bash', [
    '-c',
    limited,
    process.execPath,
    FILLS_UP,
    adapter,
    path,
  ])
  const kept = Number(stdout)
  expect(kept).toBeGreaterThan(10)
  const text = await readFile(path, 'utf8')
  expect(text.endsWith('\n')).toBe(true)
  const trail = await openFileAudit(path)
  expect(trail.damage).toBeUndefined()
  expect(trail.head.position).toBe(kept)
  await trail.append(event(1))
  expect(trail.head.position).toBe(kept + 1)
  await trail.close()
  await remove()
})
