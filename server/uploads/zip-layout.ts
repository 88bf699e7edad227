/**
 * How an archive lies in its bytes. One that an office program has written fills them from end to end, part by part; where
 * something stands before, between or behind, another program would find something else in the file.
 */
import { NotTaken } from './not-taken.ts'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
/** From the end, as far as readers look: a comment is no longer. */
const FARTHEST_END = 0xffff
/** What may follow a part that says its size only behind itself. */
const LONGEST_DESCRIPTOR = 24
/** The wider directory that a program may write before the usual one, and where to find it. */
const WIDER_END_BYTES = 56 + 20
const IS_ENCRYPTED = 0x1
const SAYS_SIZE_BEHIND = 0x8

/** Answers whether the bytes end as an archive does, with whatever behind it. */
export function hasZipEnd(bytes: Uint8Array): boolean {
  return endOf(viewOf(bytes)) !== undefined
}

/** Throws NotTaken for an archive that is encrypted, or has bytes in it that are no part of it. */
export function mustBeAllOfIt(bytes: Uint8Array): void {
  const view = viewOf(bytes)
  const end = endOf(view)
  if (end === undefined) throw new NotTaken('document-damaged')
  if (end + END_BYTES !== bytes.length) throw new NotTaken('document-two-kinds')
  const directory = view.getUint32(end + 16, true)
  const entries = entriesFrom(bytes, view, directory, end)
  if (entries.some(({ flags }) => flags & IS_ENCRYPTED)) throw new NotTaken('document-encrypted')
  let at = 0
  let slack = 0
  for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
    if (entry.offset < at || entry.offset > at + slack) throw new NotTaken('document-two-kinds')
    at = mustBeLocal(bytes, view, entry)
    slack = entry.flags & SAYS_SIZE_BEHIND ? LONGEST_DESCRIPTOR : 0
  }
  if (directory < at || directory > at + slack) throw new NotTaken('document-two-kinds')
}

interface Entry {
  flags: number
  packedBytes: number
  offset: number
  name: string
}

function entriesFrom(bytes: Uint8Array, view: DataView, from: number, end: number): Entry[] {
  const entries: Entry[] = []
  let at = from
  while (at + ENTRY_BYTES <= end && view.getUint32(at, true) === ENTRY) {
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      flags: view.getUint16(at + 8, true),
      packedBytes: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
      name: nameAt(bytes, at + ENTRY_BYTES, nameLength),
    })
    at += ENTRY_BYTES + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  if (at !== end && at + WIDER_END_BYTES !== end) throw new NotTaken('document-two-kinds')
  if (entries.length !== view.getUint16(end + 10, true)) throw new NotTaken('document-damaged')
  const names = new Set(entries.map(({ name }) => name))
  if (names.size !== entries.length || entries.some(({ name }) => LEADS_OUT.test(name)))
    throw new NotTaken('document-damaged')
  return entries
}

const LEADS_OUT = /^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)/u

/** Where the part ends. */
function mustBeLocal(bytes: Uint8Array, view: DataView, { offset, name, packedBytes, flags }: Entry): number {
  if (offset + LOCAL_BYTES > bytes.length || view.getUint32(offset, true) !== LOCAL)
    throw new NotTaken('document-damaged')
  const nameLength = view.getUint16(offset + 26, true)
  if (nameAt(bytes, offset + LOCAL_BYTES, nameLength) !== name) throw new NotTaken('document-two-kinds')
  if ((view.getUint16(offset + 6, true) & IS_ENCRYPTED) !== (flags & IS_ENCRYPTED))
    throw new NotTaken('document-two-kinds')
  return offset + LOCAL_BYTES + nameLength + view.getUint16(offset + 28, true) + packedBytes
}

function nameAt(bytes: Uint8Array, at: number, length: number): string {
  return Buffer.from(bytes.subarray(at, at + length)).toString('latin1')
}

/** Where the record is that an archive ends with; a lenient reader finds it also where something follows. */
function endOf(view: DataView): number | undefined {
  const last = view.byteLength - END_BYTES
  for (let at = last; at >= Math.max(0, last - FARTHEST_END); at--) {
    if (view.getUint32(at, true) !== END) continue
    const directory = at - view.getUint32(at + 12, true)
    if (isEntry(view, directory) || isEntry(view, directory - WIDER_END_BYTES)) return at
  }
  return undefined
}

function isEntry(view: DataView, at: number): boolean {
  return at >= 0 && at + 4 <= view.byteLength && view.getUint32(at, true) === ENTRY
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength)
}
