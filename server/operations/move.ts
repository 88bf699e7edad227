import { createHash, type Hash } from 'node:crypto'
import { canonicalJson } from '#shared/basics/canonical-json.ts'
import { checkTrail } from '../audit/chain.ts'
import type { Contents } from '../ports/stored-journal.ts'
import type { Piece, StoredWorkspace } from '../ports/stored-workspace.ts'
import { readDocument } from '../rooms/read-document.ts'
import { OperationRefused } from './operation-refused.ts'

export interface Moved {
  documents: number
  records: number
  versions: number
  uploads: number
  entries: number
}

/** In words. */
export function amountMoved({ documents, records, versions, uploads, entries }: Moved): string {
  return `${documents} documents, ${records} records, ${versions} versions, ${uploads} uploaded documents, ${entries} entries of the audit trail`
}

/**
 * Writes all of one workspace to another, empty one, and proves both equal: every record, who owns which client ids, the
 * epochs, the directory, the versions, the notices, the uploaded documents and the audit trail. The source stays as it is. Rejects while a server
 * has either, where the target holds anything, and where anything of the source cannot be read back.
 */
export async function move(from: StoredWorkspace, to: StoredWorkspace): Promise<Moved> {
  const source = await from.hold()
  try {
    const target = await to.hold()
    try {
      const reason = await to.whyNotEmpty()
      if (reason !== undefined) throw new OperationRefused(reason)
      const moved = new Tally()
      await to.write(moved.counting(from.read()), async (written) => {
        const found = new Tally()
        for await (const _ of found.counting(written)) {
          // Counted is all it is to be.
        }
        mustBeEqual(found.contents, moved.contents)
      })
      return moved.amount
    } finally {
      await target.release()
    }
  } finally {
    await source.release()
  }
}

/** Reads all of a workspace back and answers how much there is; rejects at the first thing that is not what was written. */
export async function survey(workspace: StoredWorkspace): Promise<Moved> {
  const found = new Tally()
  for await (const _ of found.counting(workspace.read())) {
    // Counted is all it is to be.
  }
  return found.amount
}

/** What has passed, each piece under the hash of all that it says. */
class Tally {
  readonly amount: Moved = { documents: 0, records: 0, versions: 0, uploads: 0, entries: 0 }
  readonly contents = new Map<string, { records: number; sha256: string }>()

  async *counting(pieces: AsyncIterable<Piece>): AsyncIterable<Piece> {
    for await (const piece of pieces) {
      this.#take(piece)
      yield piece
    }
  }

  #take(piece: Piece): void {
    const hash = createHash('sha256')
    switch (piece.kind) {
      case 'workspace':
        this.#keep('the workspace', 0, hash.update(piece.epoch))
        return
      case 'directory':
        this.#keep('the directory', 0, hash.update(piece.directory))
        return
      case 'trail':
        this.#takeTrail(piece, hash)
        return
      case 'document':
        this.#takeDocument(piece, hash)
        return
      case 'versions':
        this.#takeVersions(piece, hash)
        return
      case 'uploads':
        this.amount.uploads = piece.documents.length
        this.#keep('the list of uploaded documents', 0, hash.update(canonicalJson(piece.documents)))
        return
      case 'upload-content':
        if (hash.update(piece.bytes).digest('hex') !== piece.sha256)
          throw new OperationRefused(`The uploaded content ${piece.sha256} is not what was uploaded.`)
        this.#keep(`the uploaded content ${piece.sha256}`, 0, createHash('sha256').update(piece.bytes))
        return
      default:
        piece satisfies never
    }
  }

  #takeTrail({ trail }: Extract<Piece, { kind: 'trail' }>, hash: Hash): void {
    const { damage, entries, head } = checkTrail(trail.lines, trail.anchors)
    if (damage !== undefined) throw new OperationRefused(damage)
    this.amount.entries = entries.length
    this.#keep('the audit trail', trail.lines.length, hash.update(JSON.stringify([trail.lines, head])))
  }

  #takeDocument(
    { document, epoch, records, owners }: Extract<Piece, { kind: 'document' }>,
    hash: Hash,
  ): void {
    if (records.length > 0)
      readDocument(
        document,
        records.map(({ bytes }) => bytes),
      ).destroy()
    hash.update(JSON.stringify([epoch]))
    for (const { position, bytes, checksum, author } of records)
      hash.update(JSON.stringify([position, author, checksum, bytes.byteLength])).update(bytes)
    for (const { client, person, checksum } of owners) hash.update(JSON.stringify([client, person, checksum]))
    this.amount.documents++
    this.amount.records += records.length
    this.#keep(document, records.length, hash)
  }

  #takeVersions({ plan, versions, parts, visits }: Extract<Piece, { kind: 'versions' }>, hash: Hash): void {
    for (const { position, version, note, parts: list, checksum } of versions)
      hash.update(JSON.stringify([position, version, note, list, checksum]))
    for (const { hash: name, bytes } of parts)
      hash.update(JSON.stringify([name, bytes.byteLength])).update(bytes)
    for (const { person, visit } of visits) hash.update(JSON.stringify([person, visit]))
    this.amount.versions += versions.length
    this.#keep(`plan/${plan}/versions`, versions.length, hash)
  }

  #keep(name: string, records: number, hash: Hash): void {
    if (this.contents.has(name)) throw new OperationRefused(`There is more than one ${name}.`)
    this.contents.set(name, { records, sha256: hash.digest('hex') })
  }
}

function mustBeEqual(found: Contents, expected: Contents): void {
  for (const name of new Set([...expected.keys(), ...found.keys()])) {
    if (found.get(name)?.sha256 !== expected.get(name)?.sha256)
      throw new OperationRefused(`${name} did not read back as it was, so nothing was moved.`)
  }
}
