/** A V1 update taken apart and put together again, whatever its parts claim: Yjs' own writer would not write most of it. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export interface Id {
  client: number
  clock: number
}

/** What a struct holds, by Yjs' number of its kind. */
export type Content =
  | { kind: 0 | 1 | 10; length: number }
  | { kind: 2; strings: string[] }
  | { kind: 3; bytes: Uint8Array }
  | { kind: 4; text: string }
  | { kind: 5; json: string }
  | { kind: 6; name: string; json: string }
  | { kind: 7; type: number; name: string }
  | { kind: 8; values: unknown[] }
  | { kind: 9; guid: string; options: unknown }

export interface Part {
  origin?: Id
  right?: Id
  /** The name of a root, or the id of an item that holds a type; written where there is neither origin nor right. */
  parent?: string | Id
  key?: string
  /** The bit that says so may also be set where the key itself is not written. */
  isKeyed: boolean
  content: Content
}

export interface Block extends Id {
  parts: Part[]
}

export interface UpdateParts {
  blocks: Block[]
  deletions: { client: number; ranges: { clock: number; length: number }[] }[]
}

const HAS_ORIGIN = 0x80
const HAS_RIGHT = 0x40
const IS_KEYED = 0x20
const KIND_BITS = 0x1f
/** Yjs' types that have a name: an element and a hook. */
const NAMED_TYPES: readonly number[] = [3, 5]

export function takeApart(update: Uint8Array): UpdateParts {
  const decoder = decoding.createDecoder(update)
  const number = () => decoding.readVarUint(decoder)
  const blocks = times(number(), () => {
    const count = number()
    return { client: number(), clock: number(), parts: times(count, () => readPart(decoder)) }
  })
  const deletions = times(number(), () => ({
    client: number(),
    ranges: times(number(), () => ({ clock: number(), length: number() })),
  }))
  return { blocks, deletions }
}

export function putTogether({ blocks, deletions }: UpdateParts): Uint8Array {
  const encoder = encoding.createEncoder()
  const numbers = (...values: number[]) => {
    for (const value of values) encoding.writeVarUint(encoder, value)
  }
  numbers(blocks.length)
  for (const { client, clock, parts } of blocks) {
    numbers(parts.length, client, clock)
    for (const part of parts) writePart(encoder, part)
  }
  numbers(deletions.length)
  for (const { client, ranges } of deletions) {
    numbers(client, ranges.length)
    for (const { clock, length } of ranges) numbers(clock, length)
  }
  return encoding.toUint8Array(encoder)
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make)
}

function readPart(decoder: decoding.Decoder): Part {
  const info = decoding.readUint8(decoder)
  const kind = info & KIND_BITS
  if (kind === 0 || kind === 10)
    return { isKeyed: false, content: { kind, length: decoding.readVarUint(decoder) } }
  const id = () => ({ client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder) })
  const part: Part = { isKeyed: (info & IS_KEYED) > 0, content: { kind: 0, length: 0 } }
  if (info & HAS_ORIGIN) part.origin = id()
  if (info & HAS_RIGHT) part.right = id()
  if (!part.origin && !part.right) {
    part.parent = decoding.readVarUint(decoder) === 1 ? decoding.readVarString(decoder) : id()
    if (part.isKeyed) part.key = decoding.readVarString(decoder)
  }
  part.content = readContent(decoder, kind)
  return part
}

function readContent(decoder: decoding.Decoder, kind: number): Content {
  const number = () => decoding.readVarUint(decoder)
  const text = () => decoding.readVarString(decoder)
  switch (kind) {
    case 1:
      return { kind, length: number() }
    case 2:
      return { kind, strings: times(number(), text) }
    case 3:
      return { kind, bytes: decoding.readVarUint8Array(decoder) }
    case 4:
      return { kind, text: text() }
    case 5:
      return { kind, json: text() }
    case 6:
      return { kind, name: text(), json: text() }
    case 7: {
      const type = number()
      return { kind, type, name: NAMED_TYPES.includes(type) ? text() : '' }
    }
    case 8:
      return { kind, values: times(number(), () => decoding.readAny(decoder)) }
    case 9:
      return { kind, guid: text(), options: decoding.readAny(decoder) }
    default:
      throw new Error(`Yjs has no content of kind ${kind}.`)
  }
}

function writePart(encoder: encoding.Encoder, { origin, right, parent, key, isKeyed, content }: Part): void {
  const id = ({ client, clock }: Id) => {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
  }
  const flags = (origin ? HAS_ORIGIN : 0) | (right ? HAS_RIGHT : 0) | (isKeyed ? IS_KEYED : 0)
  const isItem = content.kind !== 0 && content.kind !== 10
  encoding.writeUint8(encoder, content.kind | (isItem ? flags : 0))
  if (isItem) {
    if (origin) id(origin)
    if (right) id(right)
    if (!origin && !right) {
      encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0)
      if (typeof parent === 'string') encoding.writeVarString(encoder, parent)
      else id(parent ?? { client: 0, clock: 0 })
      if (isKeyed) encoding.writeVarString(encoder, key ?? '')
    }
  }
  writeContent(encoder, content)
}

function writeContent(encoder: encoding.Encoder, content: Content): void {
  const text = (value: string) => encoding.writeVarString(encoder, value)
  switch (content.kind) {
    case 0:
    case 1:
    case 10:
      encoding.writeVarUint(encoder, content.length)
      return
    case 2:
      encoding.writeVarUint(encoder, content.strings.length)
      content.strings.forEach(text)
      return
    case 3:
      encoding.writeVarUint8Array(encoder, content.bytes)
      return
    case 4:
      text(content.text)
      return
    case 5:
      text(content.json)
      return
    case 6:
      text(content.name)
      text(content.json)
      return
    case 7:
      encoding.writeVarUint(encoder, content.type)
      if (NAMED_TYPES.includes(content.type)) text(content.name)
      return
    case 8:
      encoding.writeVarUint(encoder, content.values.length)
      for (const value of content.values) encoding.writeAny(encoder, value as never)
      return
    case 9:
      text(content.guid)
      encoding.writeAny(encoder, content.options as never)
      return
    default:
      content satisfies never
  }
}
