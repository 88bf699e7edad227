import { type FileHandle, open, readFile } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { type AuditEntry, type AuditEvent, type AuditHead, auditEntry } from '#shared/audit/entry.ts'
import { reasonOf } from '#shared/basics/reason-of.ts'
import { checkTrail, entryAfter, headOf, headText, lineOf, parseHead } from '../audit/chain.ts'
import { AuditFailed, type AuditTrail } from '../ports/audit.ts'
import { systemClock } from './system-clock.ts'

export const AUDIT_FILE = 'audit.jsonl'

/** How many entries are read from the file at a time. */
const PAGE = 200
/** Within one sector, so that a power loss leaves the old line or the new. */
const HEAD_LINE_BYTES = 128

const auditHeadPath = (path: string) => `${path}-head`

interface Waiting {
  event: AuditEvent
  settle: (entry: AuditEntry) => void
  fail: (error: Error) => void
}

/**
 * The audit trail as lines of JSON in one file, each on disk before it counts; all that gathers while one sync is under way
 * goes with the next. Beside it stands the head, so that a trail cut short shows. A damaged trail is opened, and says so.
 */
export async function openFileAudit(path: string): Promise<AuditTrail> {
  const file = await open(path, 'a+', 0o600)
  const headFile = await open(auditHeadPath(path), 'a+', 0o600).then(async (handle) => {
    await handle.close()
    return open(auditHeadPath(path), 'r+')
  })
  const stored = await readStored(path)
  if (stored.torn > 0) await file.truncate(stored.length)
  let { head, length } = stored
  const { offsets } = stored
  let gathering: Waiting[] = []
  let writing: Promise<void> | undefined
  let brokenBecause: string | undefined

  async function writeAll(): Promise<void> {
    while (gathering.length > 0) {
      const batch = gathering
      gathering = []
      await writeBatch(batch)
    }
    writing = undefined
  }

  async function writeBatch(batch: Waiting[]): Promise<void> {
    let last = head
    const entries = batch.map(({ event }) => {
      const entry = entryAfter(last, event)
      last = headOf(entry)
      return entry
    })
    const lines = entries.map((entry) => Buffer.from(`${lineOf(entry)}\n`))
    try {
      await file.appendFile(Buffer.concat(lines))
      await file.datasync()
    } catch (error) {
      // Whatever came of it goes again, or half a line would stand before the next one.
      await file.truncate(length).catch((broken: unknown) => {
        brokenBecause = reasonOf(broken)
      })
      for (const { fail } of batch) fail(new AuditFailed(reasonOf(error)))
      return
    }
    for (const line of lines) {
      offsets.push(length)
      length += line.length
    }
    head = last
    await keepHead(headFile, head)
    batch.forEach(({ settle }, index) => {
      const entry = entries[index]
      if (entry) settle(entry)
    })
  }

  async function readBetween(from: number, to: number): Promise<AuditEntry[]> {
    const start = offsets[from] ?? 0
    const bytes = Buffer.alloc((offsets[to] ?? length) - start)
    await file.read(bytes, 0, bytes.length, start)
    return bytes
      .toString('utf8')
      .split('\n')
      .flatMap((line) => {
        const entry = readEntry(line)
        return entry ? [entry] : []
      })
  }

  function append(event: AuditEvent): Promise<AuditEntry> {
    return new Promise((settle, fail) => {
      if (brokenBecause !== undefined) {
        fail(new AuditFailed(brokenBecause))
        return
      }
      gathering.push({ event, settle, fail })
      writing ??= writeAll()
    })
  }

  // Of the trail itself, so that the cut is told of.
  if (stored.torn > 0) {
    await append({
      at: new Date(systemClock.now()).toISOString(),
      actor: { kind: 'server' },
      action: 'trail-mended',
      result: 'ok',
      facts: { bytes: stored.torn },
    })
  }

  return {
    get head() {
      return head
    },
    latest: async () => head,
    damage: stored.damage,
    append,
    read: async function* (before = Number.POSITIVE_INFINITY) {
      let to = Math.min(offsets.length, before - 1)
      while (to > 0) {
        const from = Math.max(0, to - PAGE)
        yield* (await readBetween(from, to)).toReversed()
        to = from
      }
    },
    close: async () => {
      await writing
      await file.close()
      await headFile.close()
    },
  }
}

/** What stands in the file, read as a whole once; a last line without its end was never acknowledged. */
async function readStored(path: string) {
  const bytes = await readFile(path)
  const length = bytes.lastIndexOf(0x0a) + 1
  const offsets: number[] = []
  for (let at = 0; at < length; at = bytes.indexOf(0x0a, at) + 1) offsets.push(at)
  const anchor = await readHead(path)
  const { head, damage } = checkTrail(linesOf(bytes.subarray(0, length).toString('utf8')), anchor)
  return { length, offsets, head, damage, torn: bytes.length - length }
}

/** The lines of a trail's file, without the end of one that was never acknowledged. */
export function linesOf(text: string): string[] {
  return text.split('\n').slice(0, -1)
}

/** The head that stands beside the trail; none where it does not read back. */
export async function readHead(path: string): Promise<AuditHead[]> {
  const text = await readFile(auditHeadPath(path), 'utf8').catch(() => '')
  const [checksum, written = ''] = text.trim().split(' ')
  const head = checksum === checksumOf(written) ? parseHead(written) : undefined
  return head ? [head] : []
}

/** Nobody waits for it to be on disk: it may lag behind the trail, and is never ahead of it. */
async function keepHead(file: FileHandle, head: AuditHead): Promise<void> {
  const written = headText(head)
  const line = `${checksumOf(written)} ${written}`.padEnd(HEAD_LINE_BYTES - 1)
  // An entry that is on disk counts, whatever becomes of this.
  await file.write(`${line}\n`, 0).catch(() => {})
}

function checksumOf(text: string): string {
  return crc32(text).toString(16).padStart(8, '0')
}

function readEntry(line: string): AuditEntry | undefined {
  if (line === '') return undefined
  try {
    return auditEntry.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}
