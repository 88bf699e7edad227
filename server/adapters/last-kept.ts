/**
 * Beside the journal: how much each document had when last acknowledged. SQLite drops its write-ahead log from the first
 * bad page on without a word, and a row whose name is damaged is nobody's; this tells that something is gone, and whose.
 */
import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { z } from 'zod'

/** A sector, so that a torn write harms one document's line and no other. */
const LINE_BYTES = 512

export interface Kept {
  /** The positions of the document's first and last record; 0 where there is none. */
  first: number
  last: number
  /** How many client ids it has the owners of. */
  owners: number
}

const lineSchema = z.tuple([z.string(), z.string(), z.number(), z.number(), z.number()])

interface Line extends Kept {
  epoch: string
  document: string
}

/**
 * What each document had. Throws where they are those of a journal with another epoch. A line that does not
 * read back says nothing: a power loss may have torn it, since nobody waits for these to be on disk.
 */
export function readLastKept(path: string, epoch: string): Map<string, Kept> {
  const lines = readLines(path).filter((line) => line !== undefined)
  if (lines.some((line) => line.epoch !== epoch))
    throw new Error(`it is of epoch ${epoch}, and ${path} of another`)
  return new Map(lines.map(({ document, first, last, owners }) => [document, { first, last, owners }]))
}

/** The documents it tells of, of whatever epoch. */
export function documentsKept(path: string): string[] {
  return readLines(path).flatMap((line) => (line ? [line.document] : []))
}

/** The same, kept up to date. Only what is on disk may be said to be kept. */
export class LastKept {
  readonly #file: number
  readonly #epoch: string
  readonly #kept: Map<string, Kept>
  readonly #places: Map<string, number>
  #end: number

  /** Throws where the file is of another epoch. */
  constructor(path: string, epoch: string) {
    const lines = readLines(path)
    this.#epoch = epoch
    this.#kept = readLastKept(path, epoch)
    this.#places = new Map(lines.flatMap((line, place) => (line ? [[line.document, place]] : [])))
    this.#end = lines.length
    this.#file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600)
  }

  get all(): ReadonlyMap<string, Kept> {
    return this.#kept
  }

  keep(document: string, kept: Kept): void {
    this.#kept.set(document, kept)
    const bytes = lineFor({ ...kept, epoch: this.#epoch, document })
    if (!bytes) return
    const place = this.#places.get(document) ?? this.#end
    try {
      writeSync(this.#file, bytes, 0, LINE_BYTES, place * LINE_BYTES)
    } catch {
      // The record itself is safe. A line that lags notices less, and is no reason to refuse anybody's words.
      return
    }
    this.#places.set(document, place)
    this.#end = Math.max(this.#end, place + 1)
  }

  close(): void {
    closeSync(this.#file)
  }
}

/** By place; undefined where a line does not read back. */
function readLines(path: string): (Line | undefined)[] {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
  return Array.from({ length: Math.ceil(bytes.length / LINE_BYTES) }, (_, place) =>
    readLine(bytes.subarray(place * LINE_BYTES, (place + 1) * LINE_BYTES).toString('utf8')),
  )
}

function readLine(text: string): Line | undefined {
  const [checksum, ...rest] = text.trimEnd().split(' ')
  const fields = rest.join(' ')
  if (checksum !== checksumOf(fields)) return undefined
  const line = lineSchema.safeParse(JSON.parse(fields))
  if (!line.success) return undefined
  const [epoch, document, first, last, owners] = line.data
  return { epoch, document, first, last, owners }
}

/** Undefined for a name so long that its line does not fit. */
function lineFor({ epoch, document, first, last, owners }: Line): Buffer | undefined {
  const fields = JSON.stringify([epoch, document, first, last, owners])
  const text = `${checksumOf(fields)} ${fields}`
  if (Buffer.byteLength(text) >= LINE_BYTES) return undefined
  const bytes = Buffer.alloc(LINE_BYTES, ' ')
  bytes.write(text)
  bytes.write('\n', LINE_BYTES - 1)
  return bytes
}

function checksumOf(text: string): string {
  return crc32(text).toString(16).padStart(8, '0')
}
