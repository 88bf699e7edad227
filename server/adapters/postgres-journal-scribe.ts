/** How what is asked of the journal is written in a transaction. */
import type pg from 'pg'
import { type Authorship, JournalFailed, type Renewal } from '../ports/journal.ts'
import { NewerServers, type Standing, type Turn, type Written } from '../ports/shared-journal.ts'
import { Page } from './postgres-journal-page.ts'
import { type LockedDocument, lockDocuments } from './postgres-locked-documents.ts'
import { missedBy } from './postgres-missed.ts'
import type { Vacuum } from './postgres-vacuum.ts'
import type { Scribe } from './postgres-writer.ts'

/** How long a server that has ended keeps others from the documents that it held. */
const HELD_SECONDS = 10

export type JournalRequest =
  | { kind: 'append'; document: string; bytes: Uint8Array; authorship: Authorship | undefined }
  | { kind: 'replace'; document: string; bytes: Uint8Array; authorship: Authorship | undefined }
  | { kind: 'renew'; renewals: readonly (Renewal & Partial<Standing>)[] }
  | TurnRequest
  | { kind: 'hold'; documents: readonly string[] }
  | { kind: 'release'; documents: readonly string[] }

/** `judged`: what has come of it, and the head that it stands on. Whatever becomes of the transaction, it is not asked again. */
interface TurnRequest {
  kind: 'turn'
  turn: Turn
  judged?: { on: number; written: Written } | { error: unknown }
}

export type JournalOutcome =
  | { kind: 'kept' }
  /** Another server holds the document: to be asked for again. */
  | { kind: 'held' }
  /** Others have appended to the document: nothing of it is kept. */
  | { kind: 'overtaken' }
  | { kind: 'threw'; error: unknown }

const KEPT: JournalOutcome = { kind: 'kept' }
const HELD: JournalOutcome = { kind: 'held' }
const OVERTAKEN: JournalOutcome = { kind: 'overtaken' }

export interface JournalScribeOptions {
  vacuum: Vacuum
  /** Names this server among those that share the database; undefined where it has it to itself. */
  sharedBy: string | undefined
  /** Of documents that have none of their own. */
  epoch: string
  /** Of documents, as this server knows it. */
  form: number
}

export function journalScribe(options: JournalScribeOptions): Scribe<JournalRequest, JournalOutcome> {
  const { vacuum, sharedBy, epoch, form } = options
  /** By document, the position of its last record as far as this server knows; compared with the database's at each write. */
  const heads = new Map<string, number>()
  let locked: ReadonlyMap<string, LockedDocument> = new Map()
  return {
    lock: async (client, requests) => {
      if (sharedBy === undefined) return
      locked = await lockDocuments(client, [...new Set(requests.flatMap(documentsOf))])
      heads.clear()
      for (const [document, { head }] of locked) heads.set(document, head)
    },
    write: async (client, requests) => {
      await learnHeads(client, heads, requests)
      const page = new Page(client, heads)
      const transcript = new Transcript({ client, page, locked, sharedBy, epoch, form })
      await transcript.readMissed(requests)
      const outcomes: JournalOutcome[] = []
      for (const request of requests) outcomes.push(await transcript.take(request))
      await page.flush()
      return outcomes
    },
    committed: (requests) => {
      if (requests.some(leavesDeleted)) vacuum.ask()
    },
    rolledBack: () => heads.clear(),
  }
}

function leavesDeleted(request: JournalRequest): boolean {
  if (request.kind !== 'turn') return request.kind === 'replace'
  return (
    request.judged !== undefined && 'written' in request.judged && request.judged.written.kind === 'snapshot'
  )
}

function documentsOf(request: JournalRequest): readonly string[] {
  switch (request.kind) {
    case 'renew':
      return request.renewals.map(({ document }) => document)
    case 'turn':
      return [request.turn.document]
    case 'hold':
    case 'release':
      return request.documents
    default:
      return [request.document]
  }
}

async function learnHeads(
  client: pg.Client,
  heads: Map<string, number>,
  requests: readonly JournalRequest[],
): Promise<void> {
  const unknown = [...new Set(requests.flatMap(documentsOf))].filter((document) => !heads.has(document))
  if (unknown.length === 0) return
  const { rows } = await client.query<{ document: string; head: number }>({
    name: 'heads-of-documents',
    text: 'SELECT document, head FROM documents WHERE document = ANY ($1)',
    values: [unknown],
  })
  for (const document of unknown) heads.set(document, 0)
  for (const { document, head } of rows) heads.set(document, head)
}

interface TranscriptOptions extends Pick<JournalScribeOptions, 'sharedBy' | 'epoch' | 'form'> {
  client: pg.Client
  page: Page
  locked: ReadonlyMap<string, LockedDocument>
}

/** Takes requests down one by one. */
class Transcript {
  readonly #options: TranscriptOptions
  #missed: Awaited<ReturnType<typeof missedBy>> = new Map()
  /** In which somebody else has appended between what this server had judged and the writing of it. */
  readonly #overtaken = new Set<string>()

  constructor(options: TranscriptOptions) {
    this.#options = options
  }

  async readMissed(requests: readonly JournalRequest[]): Promise<void> {
    const { client, locked, epoch } = this.#options
    const known = requests.flatMap((request) => {
      if (request.kind !== 'turn' || request.judged) return []
      const { document } = request.turn
      const standing = request.turn.standing()
      const now = locked.get(document)
      const isBehind = now && (now.head > standing.seen || (now.epoch ?? epoch) !== standing.epoch)
      return isBehind ? [{ document, ...standing }] : []
    })
    if (known.length > 0) this.#missed = await missedBy(client, known, epoch)
  }

  async take(request: JournalRequest): Promise<JournalOutcome> {
    const { page, client, sharedBy } = this.#options
    switch (request.kind) {
      case 'append':
        page.append(request.document, request.bytes, request.authorship)
        return KEPT
      case 'replace':
        await page.replace(request.document, request.bytes, request.authorship)
        return KEPT
      case 'renew':
        if (await this.#isOutdated()) return { kind: 'threw', error: new NewerServers() }
        if (!request.renewals.every((renewal) => this.#stands(renewal))) return OVERTAKEN
        for (const renewal of request.renewals) await page.renew(renewal)
        return KEPT
      case 'turn':
        return this.#takeTurn(request)
      case 'hold':
        if (await this.#isOutdated()) return { kind: 'threw', error: new NewerServers() }
        if (request.documents.some((document) => this.#isHeld(document))) return HELD
        await client.query(
          `UPDATE documents SET held_by = $2, held_until = clock_timestamp() + make_interval(secs => $3)
           WHERE document = ANY ($1)`,
          [request.documents, sharedBy, HELD_SECONDS],
        )
        return KEPT
      case 'release':
        await client.query(
          'UPDATE documents SET held_by = NULL, held_until = NULL WHERE document = ANY ($1) AND held_by = $2',
          [request.documents, sharedBy],
        )
        return KEPT
      default:
        request satisfies never
        throw new JournalFailed('Nobody knows what was asked of the journal.')
    }
  }

  async #takeTurn(request: TurnRequest): Promise<JournalOutcome> {
    const { document } = request.turn
    const { page } = this.#options
    if (!request.judged) {
      if (this.#isHeld(document)) return HELD
      request.judged = this.#judge(request.turn)
    }
    if ('error' in request.judged) return { kind: 'threw', error: request.judged.error }
    const { on, written } = request.judged
    if (on !== page.headOf(document) || this.#overtaken.has(document)) {
      // What was judged after it stands on it.
      this.#overtaken.add(document)
      return OVERTAKEN
    }
    if (written.kind === 'snapshot') await page.replace(document, written.snapshot, undefined)
    else for (const { update, authorship } of written.changes) page.append(document, update, authorship)
    return KEPT
  }

  #judge(turn: Turn): NonNullable<TurnRequest['judged']> {
    const missed = this.#missed.get(turn.document)
    this.#missed.delete(turn.document)
    try {
      return { written: turn.judge(missed), on: this.#options.page.headOf(turn.document) }
    } catch (error) {
      return { error }
    }
  }

  async #isOutdated(): Promise<boolean> {
    const { rows } = await this.#options.client.query<{ newest: number }>(
      'SELECT newest_form AS newest FROM workspace',
    )
    return (rows[0]?.newest ?? 0) > this.#options.form
  }

  #stands({ document, seen, epoch }: Renewal & Partial<Standing>): boolean {
    if (seen === undefined) return true
    const now = this.#options.locked.get(document)
    return this.#options.page.headOf(document) === seen && (now?.epoch ?? this.#options.epoch) === epoch
  }

  #isHeld(document: string): boolean {
    const now = this.#options.locked.get(document)
    return now?.isHeld === true && now.heldBy !== this.#options.sharedBy
  }
}
