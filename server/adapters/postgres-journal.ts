import type pg from 'pg'
import {
  type Authorship,
  DocumentDamaged,
  EARLIER_GENERATION,
  type Journal,
  JournalFailed,
  type Renewal,
} from '../ports/journal.ts'
import { ask } from './postgres-ask.ts'
import type { PostgresDatabase } from './postgres-database.ts'
import type { Vacuum } from './postgres-vacuum.ts'
import type { PostgresWriter, Scribe } from './postgres-writer.ts'
import { checksumOf, ownerChecksumOf } from './record-checksums.ts'

type JournalRequest =
  | { kind: 'append'; document: string; bytes: Uint8Array; authorship: Authorship | undefined }
  | { kind: 'replace'; document: string; bytes: Uint8Array; authorship: Authorship | undefined }
  | { kind: 'renew'; renewals: readonly Renewal[] }

/** The journal in PostgreSQL. It is let go by its writer and its database, not by `close`. */
export async function openPostgresJournal(
  database: PostgresDatabase,
  writer: PostgresWriter,
  vacuum: Vacuum,
): Promise<Journal> {
  const scribe = journalScribe(vacuum)
  const epoch = await epochIn(database.pool)

  /** One statement, so that all it answers is of one moment: after everything asked for before. */
  async function rows<Row extends pg.QueryResultRow>(query: pg.QueryConfig): Promise<Row[]> {
    await writer.settled()
    return (await ask(() => database.pool.query<Row>(query))).rows
  }

  return {
    epoch,
    append: async (document, bytes, authorship) => {
      await writer.write(scribe, { kind: 'append', document, bytes, authorship })
    },
    replace: async (document, bytes, authorship) => {
      await writer.write(scribe, { kind: 'replace', document, bytes, authorship })
    },
    renew: async (renewals) => {
      await writer.write(scribe, { kind: 'renew', renewals })
      await vacuum.rewrite(['updates', 'client_owners'])
    },
    epochOf: async (document) => {
      const [row] = await rows<{ epoch: string | null }>({
        name: 'epoch-of-document',
        text: 'SELECT epoch FROM documents WHERE document = $1',
        values: [document],
      })
      return row?.epoch ?? epoch
    },
    read: async (document) => updatesIn(document, await rows<RecordRow>(recordsOf(document))),
    readOwners: async (document) => ownersIn(document, await rows<OwnerRow>(ownersOf(document))),
    close: async () => {
      await writer.settled()
    },
  }
}

async function epochIn(client: Pick<pg.Pool, 'query'>): Promise<string> {
  const { rows } = await client.query<{ epoch: string }>('SELECT epoch FROM workspace')
  const [row] = rows
  if (!row) throw new JournalFailed('The database names no epoch, so it is no whole workspace.')
  return row.epoch
}

interface RecordRow {
  first: number
  head: number
  position: number | null
  bytes: Buffer
  checksum: number
  author: string | null
}

const recordsOf = (document: string) => ({
  name: 'records-of-document',
  text: `SELECT first, head, position, bytes, checksum, author
         FROM documents LEFT JOIN updates USING (document) WHERE document = $1 ORDER BY position`,
  values: [document],
})

/** Throws DocumentDamaged where a record is missing or not what was written. */
function updatesIn(document: string, rows: readonly RecordRow[]): Uint8Array[] {
  const [{ first, head } = { first: 1, head: 0 }] = rows
  const there = rows.filter(({ position }) => position !== null)
  const updates = there.map(({ position, bytes, checksum, author }, index) => {
    const expected = first + index
    if (position !== expected)
      throw new DocumentDamaged(
        document,
        `the record ${expected} is missing, and ${position} stands in its place`,
      )
    if (checksum !== checksumOf(document, expected, bytes, author))
      throw new DocumentDamaged(document, `record ${expected} is not what was written`)
    return Uint8Array.from(bytes)
  })
  if (first + updates.length - 1 !== head)
    throw new DocumentDamaged(
      document,
      `its records end with ${first + updates.length - 1}, but ${head} had been saved`,
    )
  return updates
}

interface OwnerRow {
  owners: number
  client: number | null
  person: string
  checksum: number | null
}

const ownersOf = (document: string) => ({
  name: 'owners-of-document',
  text: `SELECT owners, client, person, checksum
         FROM documents LEFT JOIN client_owners USING (document) WHERE document = $1 ORDER BY client`,
  values: [document],
})

/** Throws DocumentDamaged where an owner is missing or not who was written. */
function ownersIn(document: string, rows: readonly OwnerRow[]): Map<number, string> {
  const owners = new Map<number, string>()
  for (const { client, person, checksum } of rows) {
    if (client === null) continue
    if (checksum !== null && checksum !== ownerChecksumOf(document, client, person))
      throw new DocumentDamaged(document, `the owner of client ${client} is not who was written`)
    owners.set(client, person)
  }
  const saved = rows[0]?.owners ?? 0
  if (owners.size < saved)
    throw new DocumentDamaged(
      document,
      `it has the owners of ${owners.size} client ids, but of ${saved} had been saved`,
    )
  return owners
}

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

function journalScribe(vacuum: Vacuum): Scribe<JournalRequest, void> {
  /** By document, the position of its last record as far as this server knows; compared with the database's at each write. */
  const heads = new Map<string, number>()
  return {
    write: async (client, requests) => {
      await learnHeads(client, heads, requests)
      const page = new Page(client, heads)
      for (const request of requests) await page.take(request)
      await page.flush()
      return requests.map(() => undefined)
    },
    committed: (requests) => {
      if (requests.some(({ kind }) => kind === 'replace')) vacuum.ask()
    },
    rolledBack: () => heads.clear(),
  }
}

async function learnHeads(
  client: pg.Client,
  heads: Map<string, number>,
  requests: readonly JournalRequest[],
): Promise<void> {
  const documents = requests.flatMap((request) =>
    request.kind === 'renew' ? request.renewals.map(({ document }) => document) : [request.document],
  )
  const unknown = [...new Set(documents)].filter((document) => !heads.has(document))
  if (unknown.length === 0) return
  const { rows } = await client.query<{ document: string; head: number }>({
    name: 'heads-of-documents',
    text: 'SELECT document, head FROM documents WHERE document = ANY ($1)',
    values: [unknown],
  })
  for (const document of unknown) heads.set(document, 0)
  for (const { document, head } of rows) heads.set(document, head)
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

/** Records that go to the database in one statement, and what must be done between them. */
class Page {
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

  async take(request: JournalRequest): Promise<void> {
    switch (request.kind) {
      case 'append':
        this.#add(request.document, request.bytes, request.authorship)
        return
      case 'replace':
        await this.#beginAnew(request.document)
        this.#add(request.document, request.bytes, request.authorship)
        return
      case 'renew':
        for (const renewal of request.renewals) await this.#renew(renewal)
        return
      default:
        request satisfies never
    }
  }

  #add(document: string, bytes: Uint8Array, authorship: Authorship | undefined): void {
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

  async #renew({ document, snapshot, authorship }: Renewal): Promise<void> {
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
    this.#add(document, snapshot, authorship)
    await this.flush()
    await this.#client.query(
      "UPDATE documents SET epoch = replace(gen_random_uuid()::text, '-', '') WHERE document = $1",
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
