/** Records that go to the database together, and what must be done between them. */
import type pg from 'pg'
import { type Authorship, EARLIER_GENERATION, JournalFailed, type Renewal } from '../ports/journal.ts'
import { checksumOf, ownerChecksumOf } from './record-checksums.ts'

const ADD = {
  name: 'add-records',
  text: `
    WITH ends AS (
      SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[]) AS ends (document, known, first, head)
    ), moved AS (
      UPDATE documents SET first = coalesce(ends.first, documents.first), head = ends.head
      FROM ends WHERE documents.document = ends.document AND documents.head = ends.known RETURNING 1
    ), begun AS (
      INSERT INTO documents (document, first, head)
      SELECT document, 1, head FROM ends WHERE known = 0 ON CONFLICT DO NOTHING RETURNING 1
    ), added AS (
      INSERT INTO updates (document, position, bytes, checksum, author)
      SELECT * FROM unnest($5::text[], $6::bigint[], $7::bytea[], $8::bigint[], $9::text[]) RETURNING 1
    )
    SELECT (SELECT count(*) FROM moved) + (SELECT count(*) FROM begun) AS documents, (SELECT count(*) FROM added) AS records`,
}

/** Within lists, bytes travel as hexadecimal digits. */
const SHORT_BYTES = 64 * 1024
const ADD_LONG = {
  name: 'add-long-record',
  text: 'INSERT INTO updates (document, position, bytes, checksum, author) VALUES ($1, $2, $3, $4, $5)',
}

const OWN = {
  name: 'own-clients',
  text: `
    WITH owned AS (
      INSERT INTO client_owners (document, client, person, checksum)
      SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[]) ON CONFLICT DO NOTHING RETURNING document
    )
    UPDATE documents SET owners = owners + counted.count
    FROM (SELECT document, count(*) FROM owned GROUP BY document) AS counted WHERE documents.document = counted.document`,
}

interface NewRecord {
  document: string
  position: number
  bytes: Uint8Array
  author: string | null
}

const checksumOfRecord = ({ document, position, bytes, author }: NewRecord) =>
  checksumOf(document, position, bytes, author)

const bufferOver = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** As many records as stand together in one statement. */
export class Page {
  readonly #client: pg.Client
  readonly #heads: Map<string, number>
  /** By document: its head as the database has it, and where its records begin from now on, where they do anew. */
  #ends = new Map<string, { known: number; first: number | null }>()
  #records: NewRecord[] = []
  #owners = new Map<string, { document: string; client: number; person: string }>()

  constructor(client: pg.Client, heads: Map<string, number>) {
    this.#client = client
    this.#heads = heads
  }

  /** Where the document ends once all of this is written. */
  headOf(document: string): number {
    return this.#heads.get(document) ?? 0
  }

  append(document: string, bytes: Uint8Array, authorship: Authorship | undefined): void {
    const known = this.#heads.get(document) ?? 0
    if (!this.#ends.has(document)) this.#ends.set(document, { known, first: null })
    const position = known + 1
    this.#heads.set(document, position)
    this.#records.push({ document, position, bytes, author: authorship?.personId ?? null })
    if (!authorship) return
    const { personId: person, clientIds } = authorship
    for (const client of clientIds) {
      const key = `${document}\n${client}`
      // The first is its owner for good.
      if (!this.#owners.has(key)) this.#owners.set(key, { document, client, person })
    }
  }

  async replace(document: string, bytes: Uint8Array, authorship: Authorship | undefined): Promise<void> {
    await this.#beginAnew(document)
    this.append(document, bytes, authorship)
  }

  /** Takes all records of the document away. */
  async #beginAnew(document: string): Promise<void> {
    await this.flush()
    await this.#client.query({
      name: 'take-records-away',
      text: 'DELETE FROM updates WHERE document = $1',
      values: [document],
    })
    const known = this.#heads.get(document) ?? 0
    this.#ends.set(document, { known, first: known + 1 })
  }

  async renew({ document, snapshot, authorship }: Renewal): Promise<void> {
    await this.#beginAnew(document)
    const { rows } = await this.#client.query<{ client: number }>(
      'SELECT client FROM client_owners WHERE document = $1',
      [document],
    )
    const clients = rows.map(({ client }) => client)
    await this.#client.query(
      `UPDATE client_owners SET person = $2, checksum = others.checksum
       FROM unnest($3::bigint[], $4::bigint[]) AS others (client, checksum)
       WHERE document = $1 AND client_owners.client = others.client`,
      [
        document,
        EARLIER_GENERATION,
        clients,
        clients.map((client) => ownerChecksumOf(document, client, EARLIER_GENERATION)),
      ],
    )
    this.append(document, snapshot, authorship)
    await this.flush()
    await this.#client.query(
      `UPDATE documents SET epoch = replace(gen_random_uuid()::text, '-', ''), held_by = NULL, held_until = NULL
       WHERE document = $1`,
      [document],
    )
  }

  async flush(): Promise<void> {
    const records = this.#records
    const ends = [...this.#ends]
    const owners = [...this.#owners.values()]
    this.#records = []
    this.#ends = new Map()
    this.#owners = new Map()
    if (records.length === 0) return
    const short = records.filter(({ bytes }) => bytes.byteLength <= SHORT_BYTES)
    const { rows } = await this.#client.query<{ documents: number; records: number }>({
      ...ADD,
      values: [
        ends.map(([document]) => document),
        ends.map(([, { known }]) => known),
        ends.map(([, { first }]) => first),
        ends.map(([document]) => this.#heads.get(document)),
        short.map(({ document }) => document),
        short.map(({ position }) => position),
        short.map(({ bytes }) => bufferOver(bytes)),
        short.map(checksumOfRecord),
        short.map(({ author }) => author),
      ],
    })
    if (rows[0]?.documents !== ends.length || rows[0].records !== short.length)
      throw new JournalFailed('Somebody else has written to a document of this server.')
    for (const record of records) {
      if (record.bytes.byteLength <= SHORT_BYTES) continue
      const { document, position, bytes, author } = record
      await this.#client.query({
        ...ADD_LONG,
        values: [document, position, bufferOver(bytes), checksumOfRecord(record), author],
      })
    }
    if (owners.length === 0) return
    await this.#client.query({
      ...OWN,
      values: [
        owners.map(({ document }) => document),
        owners.map(({ client }) => client),
        owners.map(({ person }) => person),
        owners.map(({ document, client, person }) => ownerChecksumOf(document, client, person)),
      ],
    })
  }
}
