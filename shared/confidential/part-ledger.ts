/** Which of a ledger's entries are about what becomes confidential, and how the others hold on to a new generation of the plan. */
import type * as Y from 'yjs'
import { makeTextAnchor } from '../comments/anchor.ts'
import { attach } from '../comments/attach.ts'
import { joinedThread } from '../comments/join-threads.ts'
import type { TextAnchor, TextPlace } from '../comments/thread.ts'
import { PUBLICATION_ROOT, SIGN_OFFS_ROOT, THREADS_ROOT } from '../ledger/read-ledger.ts'
import { threadAnswer } from '../protocol/schemas/comments.ts'
import { publicationActSchema } from '../protocol/schemas/publication.ts'
import { signOffSchema } from '../protocol/schemas/sign-off.ts'
import { linesOf, type Moved, movedActivities } from './moved.ts'
import { OWNERS_ROOT } from './ownership.ts'
import { quotingTest } from './quoting.ts'

/** One value of the ledger, whatever it records; `key` where its root is a map. */
export interface LedgerEntry {
  root: string
  key: string | undefined
  value: unknown
}

export interface PartedLedger {
  moving: LedgerEntry[]
  staying: LedgerEntry[]
}

/**
 * An entry moves where it names the activity, is placed in the text, or quotes from either; threads, decisions and whatever
 * else there is alike, but for what was signed and what is public. Nothing that stays says anything of what has moved.
 */
export function partLedger(ledger: Y.Doc, plan: Y.Doc, moved: Moved): PartedLedger {
  const isAbout = aboutTest(plan, moved)
  const parted: PartedLedger = { moving: [], staying: [] }
  for (const entry of entriesOf(ledger)) {
    if (entry.root === SIGN_OFFS_ROOT) parted.staying.push(...signOffWithout(entry, isAbout))
    else if (entry.root === PUBLICATION_ROOT) parted.staying.push(...publicationActWithout(entry, isAbout))
    else parted[isAbout(entry.value) ? 'moving' : 'staying'].push(entry)
  }
  return parted
}

/** What was signed stays signed, without what it says of what is moved. */
function signOffWithout(entry: LedgerEntry, isAbout: (value: unknown) => boolean): LedgerEntry[] {
  const { data: signOff } = signOffSchema.safeParse(entry.value)
  if (!signOff) return []
  const over = signOff.over.filter((findingId) => !isAbout(findingId))
  const reason = isAbout(signOff.reason) ? '' : signOff.reason
  return [{ ...entry, value: { ...signOff, over, reason } }]
}

/** A page that was taken down stays down, also where the reason tells of what is moved: that alone goes. */
function publicationActWithout(entry: LedgerEntry, isAbout: (value: unknown) => boolean): LedgerEntry[] {
  const { data: act } = publicationActSchema.safeParse(entry.value)
  if (!act) return []
  const { deed } = act
  const isTelling = 'reason' in deed && isAbout(deed.reason)
  return [{ ...entry, value: isTelling ? { ...act, deed: { ...deed, reason: '' } } : act }]
}

/** Whether something written elsewhere tells of what is moved: by its id, its place, or its words. */
export function aboutTest(plan: Y.Doc, moved: Moved): (value: unknown) => boolean {
  const quotes = quotingTest([linesOf(plan, moved) ?? []])
  const ids = movedActivities(plan, moved)
  return (value) =>
    isPlacedIn(value, plan, moved, ids) || stringsIn(value).some((text) => names(text, ids) || quotes(text))
}

/**
 * Puts the entries into a ledger. Some may be there from a moving that was cut short: a thread that has gone on since, in
 * either place, has all that was said in both; all else stays as it is there.
 */
export function addEntries(ledger: Y.Doc, entries: readonly LedgerEntry[]): void {
  ledger.transact(() => {
    for (const { root, key, value } of entries) {
      if (key === undefined) {
        const list = ledger.getArray(root)
        const text = JSON.stringify(value)
        if (!list.toArray().some((one) => JSON.stringify(one) === text)) list.push([value])
        continue
      }
      const map = ledger.getMap(root)
      if (!map.has(key)) map.set(key, value)
      else if (root === THREADS_ROOT) map.set(key, joined(map.get(key), value))
    }
  })
}

function joined(there: unknown, coming: unknown): unknown {
  const [one, other] = [threadAnswer.safeParse(there), threadAnswer.safeParse(coming)]
  return one.success && other.success ? joinedThread(one.data, other.data) : there
}

/** The entry, holding on by its position to the same words in another document, of which `place` says where they are. */
export function reanchored(
  entry: LedgerEntry,
  before: Y.Doc,
  after: Y.Doc,
  place: (range: { place: TextPlace; from: number; to: number }) => typeof range = (range) => range,
): LedgerEntry {
  const anchor = textAnchorOf(entry.value)
  if (!anchor || typeof entry.value !== 'object') return entry
  const attached = attach(before, anchor)
  const there = attached.kind === 'attached' ? place(attached) : undefined
  const made = there && makeTextAnchor(after, there.place, there.from, there.to)
  const hold = made
    ? { place: made.place, start: made.start, end: made.end, prefix: made.prefix, suffix: made.suffix }
    : NOTHING_TO_HOLD
  return { ...entry, value: { ...entry.value, anchor: { ...anchor, ...hold } } }
}

/** The entry, knowing the activity by the id that it has elsewhere, where that is another. */
export function withOtherId(entry: LedgerEntry, moved: Moved, otherId: string | undefined): LedgerEntry {
  if (moved.kind !== 'activity' || otherId === undefined || otherId === moved.activityId) return entry
  return { ...entry, value: withName(entry.value, moved.activityId, otherId) }
}

function withName(value: unknown, before: string, after: string): unknown {
  if (typeof value === 'string') {
    const parts = value.split(':')
    return parts.includes(before) ? parts.map((part) => (part === before ? after : part)).join(':') : value
  }
  if (Array.isArray(value)) return value.map((one) => withName(one, before, after))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withName(one, before, after)]))
}

/** A detached thread has its quote alone: positions and surroundings are of what is no more. */
const NOTHING_TO_HOLD = { start: 'null', end: 'null', prefix: '', suffix: '' }

function entriesOf(ledger: Y.Doc): LedgerEntry[] {
  return [...ledger.share].flatMap(([root, type]): LedgerEntry[] => {
    // Noted anew in each generation, of what there is.
    if (root === OWNERS_ROOT) return []
    if (type._map.size > 0) return [...ledger.getMap(root)].map(([key, value]) => ({ root, key, value }))
    return type._start === null
      ? []
      : ledger
          .getArray(root)
          .toArray()
          .map((value) => ({ root, key: undefined, value }))
  })
}

function isPlacedIn(value: unknown, plan: Y.Doc, moved: Moved, ids: ReadonlySet<string>): boolean {
  const anchor = textAnchorOf(value)
  if (!anchor) return false
  const attached = attach(plan, anchor)
  const { place } = attached.kind === 'attached' ? attached : anchor
  return moved.kind === 'activity'
    ? place.kind === 'body' && ids.has(place.activityId)
    : place.kind === 'section' && place.category === moved.category
}

function textAnchorOf(value: unknown): TextAnchor | undefined {
  const anchor = typeof value === 'object' && value !== null ? Reflect.get(value, 'anchor') : undefined
  const parsed = threadAnswer.shape.anchor.safeParse(anchor)
  return parsed.success && parsed.data.kind === 'text' ? parsed.data : undefined
}

/** Also a finding's id names its activities. */
function names(text: string, ids: ReadonlySet<string>): boolean {
  return ids.size > 0 && text.split(/[:/]/u).some((part) => ids.has(part))
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(stringsIn)
}
