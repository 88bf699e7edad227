/** How entries hang together: each holds the hash of the one before, so that none can be changed, taken out or moved unseen. */
import { createHash } from 'node:crypto'
import { type AuditEntry, type AuditEvent, type AuditHead, auditEntry } from '#shared/audit/entry.ts'
import { reasonOf } from '#shared/basics/reason-of.ts'

export const EMPTY_TRAIL: AuditHead = { position: 0, hash: '0'.repeat(64) }

/** The event as the entry that follows on `head`. */
export function entryAfter(head: AuditHead, event: AuditEvent): AuditEntry {
  const unsigned = { ...event, position: head.position + 1, previous: head.hash }
  return { ...unsigned, hash: hashOf(unsigned) }
}

export function headOf({ position, hash }: AuditEntry): AuditHead {
  return { position, hash }
}

/** The one way an entry is written, so that not even a space can be changed unseen. */
export function lineOf(entry: AuditEntry): string {
  return canonical(entry)
}

/** What an audit trail's lines say, and the first that is wrong. */
export interface CheckedTrail {
  entries: AuditEntry[]
  head: AuditHead
  /** In one sentence, naming the entry by its position; undefined where all is as it was written. */
  damage: string | undefined
}

/**
 * Reads a trail's lines. `anchors` are heads it is known to have had: where it ends before one of them, or has another entry
 * there, that is damage as well.
 */
export function checkTrail(lines: readonly string[], anchors: readonly AuditHead[] = []): CheckedTrail {
  let head = EMPTY_TRAIL
  let damage: string | undefined
  const entries: AuditEntry[] = []
  const hashes = new Map([[0, EMPTY_TRAIL.hash]])
  for (const [index, line] of lines.entries()) {
    const { entry, wrong } = readLine(line, head, index + 1)
    damage ??= wrong
    if (!entry) continue
    entries.push(entry)
    head = headOf(entry)
    hashes.set(entry.position, entry.hash)
  }
  for (const anchor of anchors.toSorted((a, b) => a.position - b.position)) {
    damage ??= anchorMissed(anchor, head, hashes)
  }
  return { entries, head, damage }
}

function anchorMissed(
  anchor: AuditHead,
  head: AuditHead,
  hashes: ReadonlyMap<number, string>,
): string | undefined {
  if (anchor.position > head.position)
    return `Entry ${head.position + 1} is missing: the trail ends before it, but had ${anchor.position}.`
  if (hashes.get(anchor.position) !== anchor.hash)
    return `Entry ${anchor.position} is another than the one that was anchored.`
  return undefined
}

function readLine(
  line: string,
  before: AuditHead,
  place: number,
): { entry: AuditEntry | undefined; wrong: string | undefined } {
  let entry: AuditEntry
  try {
    entry = auditEntry.parse(JSON.parse(line))
  } catch (error) {
    return { entry: undefined, wrong: `Entry ${place} cannot be read: ${reasonOf(error).split('\n')[0]}.` }
  }
  return { entry, wrong: wrongWith(entry, line, before) }
}

function wrongWith(entry: AuditEntry, line: string, before: AuditHead): string | undefined {
  const expected = before.position + 1
  const { hash, ...unsigned } = entry
  if (entry.position !== expected)
    return `Entry ${expected} is missing: entry ${entry.position} stands in its place.`
  if (hashOf(unsigned) !== hash || lineOf(entry) !== line) return `Entry ${expected} is not what was written.`
  if (entry.previous !== before.hash) return `Entry ${expected} does not follow on the one before it.`
  return undefined
}

function hashOf(unsigned: Omit<AuditEntry, 'hash'>): string {
  return createHash('sha256').update(canonical(unsigned)).digest('hex')
}

/** JSON without spaces, its keys in order of their letters, and nothing that is undefined. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** How a head is written for somebody to keep elsewhere: `412:9f86d0…`. */
export function headText({ position, hash }: AuditHead): string {
  return `${position}:${hash}`
}

/** Reads what `headText` writes; undefined for anything else. */
export function parseHead(text: string): AuditHead | undefined {
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? []
  return position !== undefined && hash !== undefined ? { position: Number(position), hash } : undefined
}
