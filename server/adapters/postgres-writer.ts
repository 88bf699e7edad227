/**
 * Everything that must be kept in the order it was asked for, documents foremost, goes to PostgreSQL over one connection:
 * while one transaction is being committed the next gathers, so one sync of the disk serves everyone who typed meanwhile.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { reasonOf } from '#shared/basics/reason-of.ts'
import { SCHEMA_VERSION } from '#shared/plan/plan-document.ts'
import { Pace } from '../pace.ts'
import { JournalFailed } from '../ports/journal.ts'
import { type Lease, LeaseLost } from '../ports/leases.ts'
import { DatabaseUnusable } from './database-unusable.ts'
import type { PostgresDatabase } from './postgres-database.ts'
import { type Hold, holdWorkspace } from './postgres-hold.ts'
import { lostAmong } from './postgres-leases.ts'
import { isConnectionLost, isDeadlock, isTimedOut } from './postgres-mistakes.ts'

/** As with SQLite: milliseconds between two commits at least. */
const COMMIT_MS = 5
const AGAIN_MS = 100
/** How long a transaction may be behind others' locks, as those of a table that is just written anew. */
const BEHIND_OTHERS_MS = 600_000
/** How long a lost connection may take to come back, before nothing more is promised. */
const USUAL_PATIENCE_MS = 30_000

/** Writers that are gone for good: one that has only lost its line is back soon. */
const FORGET_GONE = `
  DELETE FROM writers WHERE seen < now() - interval '1 day' AND NOT EXISTS (
    SELECT FROM pg_stat_activity AS live WHERE live.pid = writers.pid AND live.backend_start = writers.started
  )`

/** What does a run of requests of one kind that were asked for one after the other; within the writer's transaction. */
export interface Scribe<Request, Answer> {
  /**
   * Takes what all requests of the transaction are about, where other servers write it too. Scribes that do are called before
   * anything is written, in one order, so that no two servers wait for each other.
   */
  lock?(client: pg.Client, requests: readonly Request[]): Promise<void>
  /** May be called again for the same requests, where nothing of the first time was kept. */
  write(client: pg.Client, requests: readonly Request[]): Promise<Answer[]>
  /** What was written last is kept. */
  committed(requests: readonly Request[]): void
  /** Nothing of what was written since the last commit is. */
  rolledBack(): void
}

export interface PostgresWriter {
  /** Names this server's writer in the database. */
  readonly name: string
  /** Of documents, as this server knows it. */
  readonly form: number
  /**
   * Resolves once it is committed, after everything asked for before it. Rejects with JournalFailed where it is not; then
   * nothing of it was kept, nor of anything asked for before the rejection was heard. What is asked for under a lease that has
   * been given out again is refused alone, with LeaseLost, before its scribe hears of it.
   */
  write<Request, Answer>(
    scribe: Scribe<Request, Answer>,
    request: Request,
    lease?: Lease | undefined,
  ): Promise<Answer>
  /** Resolves once everything asked for so far is kept or refused. */
  settled(): Promise<void>
  close(): Promise<void>
}

export interface WriterOptions {
  database: PostgresDatabase
  /** Called once when nobody can say any more what was kept, or another server has the database; nothing is acknowledged from then on. */
  onBroken: (reason: string) => void
  patienceMilliseconds?: number | undefined
  /** Other servers write to the database, too. */
  isShared?: boolean | undefined
  /** Of documents; this Samplan's own unless it is said. */
  form?: number | undefined
}

interface Waiting {
  scribe: Scribe<unknown, unknown>
  request: unknown
  lease: Lease | undefined
  /** A method: it takes what its own scribe answers, and nothing else is handed to it. */
  settle(answer: unknown): void
  fail(error: Error): void
}

/** Throws DatabaseInUse where another server has the workspace. */
export async function openPostgresWriter({
  database,
  onBroken,
  patienceMilliseconds = USUAL_PATIENCE_MS,
  isShared = false,
  form = SCHEMA_VERSION,
}: WriterOptions): Promise<PostgresWriter> {
  const writer = randomUUID()
  let hold = await holdWorkspace(database, { isShared })
  try {
    await hold.client.query(isShared ? FORGET_GONE : 'DELETE FROM writers')
    await noteForm(hold.client, form)
    await hold.client.query(
      'INSERT INTO writers (writer, batch, pid, started, form) VALUES ($1, 0, $2, $3, $4)',
      [writer, hold.pid, hold.startedAt, form],
    )
  } catch (error) {
    hold.client.end().catch(() => {})
    throw error
  }
  /** The last transaction that is known to be committed. */
  let kept = 0
  let gathering: Waiting[] = []
  let committing: Waiting[] = []
  let last: Promise<unknown> = Promise.resolve()
  let work: Promise<void> | undefined
  let brokenBecause: string | undefined
  const pace = new Pace(() => {
    work ??= commitAll().finally(() => {
      work = undefined
      if (gathering.length > 0) pace.ask(COMMIT_MS)
    })
  })

  function write<Request, Answer>(
    scribe: Scribe<Request, Answer>,
    request: Request,
    lease?: Lease,
  ): Promise<Answer> {
    const written = new Promise<Answer>((settle, fail) => {
      if (brokenBecause !== undefined) {
        fail(new JournalFailed(brokenBecause))
        return
      }
      gathering.push({ scribe, request, lease, settle, fail })
      if (!work) pace.ask(COMMIT_MS)
    })
    last = written.catch(() => {})
    return written
  }

  async function commitAll(): Promise<void> {
    pace.happened()
    committing = gathering
    gathering = []
    try {
      const answers = await commitOnce()
      const settled = committing
      committing = []
      for (const [index, { settle }] of settled.entries()) settle(answers[index])
    } catch (error) {
      if (error instanceof Broken) breakDown(error.message)
      else failAll(reasonOf(error))
    }
  }

  /** Answers once the batch is committed, once; throws where nothing of it is, and Broken where nobody can say. */
  async function commitOnce(): Promise<unknown[]> {
    const until = performance.now() + BEHIND_OTHERS_MS
    for (;;) {
      const attempt: { answers: unknown[] | undefined } = { answers: undefined }
      try {
        if (hold.isGone) throw new ConnectionGone()
        attempt.answers = await transact()
        return committed(attempt.answers)
      } catch (error) {
        if (error instanceof Committing) attempt.answers = error.answers
        const cause = error instanceof Committing ? error.cause : error
        if (!isLost(cause)) {
          await hold.client.query('ROLLBACK').catch(() => {
            hold.isGone = true
          })
          rolledBack()
          if (isDeadlock(cause) || (isTimedOut(cause) && performance.now() < until)) continue
          throw cause
        }
        hold.isGone = true
        const wasKept = await recover()
        // The answer to the commit was lost, and nothing else.
        if (wasKept && attempt.answers) return committed(attempt.answers)
        rolledBack()
      }
    }
  }

  function committed(answers: unknown[]): unknown[] {
    kept++
    for (const [scribe, requests] of runsOf(committing)) scribe.committed(requests)
    return answers
  }

  function rolledBack(): void {
    for (const scribe of new Set(committing.map((waiting) => waiting.scribe))) scribe.rolledBack()
  }

  async function transact(): Promise<unknown[]> {
    const { client } = hold
    await client.query('BEGIN')
    await refuseLost(client)
    const answers: unknown[] = []
    for (const [scribe, waiting] of Map.groupBy(committing, (one) => one.scribe))
      await scribe.lock?.(
        client,
        waiting.map(({ request }) => request),
      )
    for (const [scribe, requests] of runsOf(committing)) {
      const some = await scribe.write(client, requests)
      answers.push(...some)
    }
    const { rowCount } = await client.query({
      name: 'note-batch',
      text: 'UPDATE writers SET batch = $2, seen = now() WHERE writer = $1 AND batch = $2 - 1',
      values: [writer, kept + 1],
    })
    if (rowCount !== 1) throw new Broken('Another server has taken the database over.')
    try {
      await client.query('COMMIT')
    } catch (error) {
      throw new Committing(answers, error)
    }
    return answers
  }

  /** What stands under its lease does so until this is committed. */
  async function refuseLost(client: pg.Client): Promise<void> {
    const leases = committing.flatMap(({ lease }) => lease ?? [])
    if (leases.length === 0) return
    const lost = await lostAmong(client, leases)
    if (lost.size === 0) return
    const refused = Map.groupBy(committing, ({ lease }) => lease !== undefined && lost.has(lease))
    committing = refused.get(false) ?? []
    for (const { lease, fail } of refused.get(true) ?? []) if (lease) fail(new LeaseLost(lease))
  }

  function isLost(error: unknown): boolean {
    return error instanceof ConnectionGone || hold.isGone || isConnectionLost(error)
  }

  /** Takes hold again, and answers whether the transaction under way was committed all the same. */
  async function recover(): Promise<boolean> {
    const until = performance.now() + patienceMilliseconds
    for (;;) {
      try {
        hold.client.end().catch(() => {})
        hold = await holdWorkspace(database, { isShared, before: hold })
        watch(hold)
        const { rows } = await hold.client.query<{ batch: number }>(
          'UPDATE writers SET pid = $2, started = $3, seen = now() WHERE writer = $1 RETURNING batch',
          [writer, hold.pid, hold.startedAt],
        )
        const batch = rows[0]?.batch
        if (batch === undefined) throw new Broken('Another server has taken the database over.')
        if (batch === kept || batch === kept + 1) return batch === kept + 1
        // As a standby does that was behind when it took over.
        throw new Broken('The database has lost what it had said was kept.')
      } catch (error) {
        if (error instanceof Broken) throw error
        if (performance.now() >= until || isClosing)
          throw new Broken(`The database is away: ${reasonOf(error)}`)
        await sleep(AGAIN_MS)
      }
    }
  }

  /** So that the lock is not free for long where nobody writes meanwhile. */
  function watch(held: Hold): void {
    held.client.once('end', () => {
      held.isGone = true
      if (held === hold && !isClosing && brokenBecause === undefined) pace.ask(COMMIT_MS)
    })
  }

  /** Whatever was to be written meanwhile builds on what was lost, so it goes, too. */
  function failAll(reason: string): void {
    const failed = [...committing, ...gathering]
    committing = []
    gathering = []
    for (const { fail } of failed) fail(new JournalFailed(reason))
  }

  function breakDown(reason: string): void {
    if (brokenBecause !== undefined) return
    brokenBecause = reason
    rolledBack()
    failAll(reason)
    onBroken(reason)
  }

  let isClosing = false
  watch(hold)
  return {
    name: writer,
    form,
    write,
    settled: async () => {
      await last
    },
    close: async () => {
      while (work || gathering.length > 0) {
        await last
        await work
      }
      isClosing = true
      pace.cancel()
      await hold.client.query('DELETE FROM writers WHERE writer = $1', [writer]).catch(() => {})
      await hold.client.end().catch(() => {})
    },
  }
}

/** Throws DatabaseUnusable where documents may be of a newer form than this server knows. */
async function noteForm(client: pg.Client, form: number): Promise<void> {
  const { rows } = await client.query<{ newest: number }>(
    'UPDATE workspace SET newest_form = greatest(newest_form, $1) RETURNING newest_form AS newest',
    [form],
  )
  const newest = rows[0]?.newest ?? form
  if (newest > form)
    throw new DatabaseUnusable(
      `The database is of a newer Samplan (the form of its documents is ${newest}, and this one knows ${form}): use a newer.`,
    )
}

class ConnectionGone extends Error {}

/** Nobody can say what was kept, or somebody else writes. */
class Broken extends Error {}

/** All was written, and whether it is committed is not known. */
class Committing extends Error {
  readonly answers: unknown[]

  constructor(answers: unknown[], cause: unknown) {
    super(reasonOf(cause), { cause })
    this.answers = answers
  }
}

/** Requests of one scribe that stand one after the other, in order. */
function runsOf(batch: readonly Waiting[]): [Scribe<unknown, unknown>, unknown[]][] {
  const runs: [Scribe<unknown, unknown>, unknown[]][] = []
  for (const { scribe, request } of batch) {
    const run = runs.at(-1)
    if (run?.[0] === scribe) run[1].push(request)
    else runs.push([scribe, [request]])
  }
  return runs
}
