import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { type Lease, LeaseLost, type Leases } from '../ports/leases.ts'
import { ask } from './postgres-ask.ts'
import type { PostgresDatabase } from './postgres-database.ts'
import { isLockNotAvailable } from './postgres-mistakes.ts'

/** How long one lasts that nobody prolongs: whose server is gone keeps others waiting for so long. */
const USUAL_LASTING_MS = 4_000
/** So often in that time it is prolonged. */
const PROLONGED = 5
/** Between two times that who waits asks again. */
const AGAIN_MS = 15

/**
 * Given out where nobody has it, or who has is gone, and nobody else is next. Who asks in vain is next where nobody is, so
 * that a server with much to do under a name does not keep another from it.
 */
const TAKE = `
  INSERT INTO leases AS known (name, fence, holder, until)
  VALUES ($1, 1, $2, clock_timestamp() + $3 * interval '1 millisecond')
  ON CONFLICT (name) DO UPDATE SET (fence, holder, until, wanted_by, wanted_until) = (
    SELECT
      CASE WHEN is_free AND is_next THEN known.fence + 1 ELSE known.fence END,
      CASE WHEN is_free AND is_next THEN $2 ELSE known.holder END,
      CASE WHEN is_free AND is_next THEN excluded.until ELSE known.until END,
      CASE WHEN is_free AND is_next THEN NULL WHEN is_next THEN $2 ELSE known.wanted_by END,
      CASE WHEN is_next THEN clock_timestamp() + interval '500 milliseconds' ELSE known.wanted_until END
    FROM (SELECT
      known.holder IS NULL OR known.holder = $2 OR known.until < clock_timestamp() AS is_free,
      known.wanted_by IS NULL OR known.wanted_by = $2 OR known.wanted_until < clock_timestamp() AS is_next
    ) AS as_it_is
  )
  RETURNING fence, holder`

interface Held extends Lease {
  /** When it was last heard that it stands. */
  confirmedAt: number
  isLost: boolean
}

/** Leases in the database that all servers share. They are let go by `close` before it is. */
export function createPostgresLeases(
  { aside }: Pick<PostgresDatabase, 'aside'>,
  { lastingMilliseconds = USUAL_LASTING_MS }: { lastingMilliseconds?: number | undefined } = {},
): Leases {
  const holder = randomUUID()
  /** By name: what was last asked for here. */
  const turns = new Map<string, Promise<unknown>>()
  const held = new Set<Held>()
  let isClosed = false

  async function take(name: string): Promise<Held> {
    for (;;) {
      if (isClosed) throw new LeaseLost({ name })
      const confirmedAt = performance.now()
      const fence = await takeOnce(name)
      if (fence !== undefined) return heldOf(name, fence, confirmedAt)
      await sleep(AGAIN_MS * (1 + Math.random()))
    }
  }

  /** Answers the fence, or undefined where it is another's. */
  async function takeOnce(name: string): Promise<number | undefined> {
    try {
      const { rows } = await ask(() =>
        aside.query<{ fence: number; holder: string | null }>({
          name: 'take-lease',
          text: TAKE,
          values: [name, holder, lastingMilliseconds],
        }),
      )
      const [row] = rows
      return row?.holder === holder ? row.fence : undefined
    } catch (error) {
      // Something is just being kept under it.
      if (isLockNotAvailable(error)) return undefined
      throw error
    }
  }

  function heldOf(name: string, fence: number, confirmedAt: number): Held {
    const lease: Held = {
      name,
      fence,
      confirmedAt,
      isLost: false,
      mustStand: () => {
        if (lease.isLost || performance.now() - lease.confirmedAt > lastingMilliseconds)
          throw new LeaseLost(lease)
      },
    }
    return lease
  }

  /** While the database is away nothing is known; it is lost once somebody else has it. */
  async function prolong(lease: Held): Promise<void> {
    const asked = performance.now()
    try {
      const { rowCount } = await aside.query({
        name: 'prolong-lease',
        text: `UPDATE leases SET until = clock_timestamp() + $3 * interval '1 millisecond' WHERE name = $1 AND fence = $2`,
        values: [lease.name, lease.fence, lastingMilliseconds],
      })
      if (rowCount === 1) lease.confirmedAt = asked
      else lease.isLost = true
    } catch {
      // Asked again soon.
    }
  }

  async function giveBack({ name, fence }: Lease): Promise<void> {
    await aside
      .query({
        name: 'give-lease-back',
        text: 'UPDATE leases SET holder = NULL WHERE name = $1 AND fence = $2',
        values: [name, fence],
      })
      // It ends by itself.
      .catch(() => {})
  }

  async function run<T>(name: string, work: (lease: Lease) => Promise<T>): Promise<T> {
    const lease = await take(name)
    held.add(lease)
    const prolonging = setInterval(() => void prolong(lease), lastingMilliseconds / PROLONGED).unref()
    try {
      return await work(lease)
    } finally {
      clearInterval(prolonging)
      held.delete(lease)
      await giveBack(lease)
    }
  }

  return {
    areOwn: false,
    under: (name, work) => {
      const turn = (turns.get(name) ?? Promise.resolve()).then(() => run(name, work))
      const over = turn.catch(() => {})
      turns.set(name, over)
      void over.then(() => {
        if (turns.get(name) === over) turns.delete(name)
      })
      return turn
    },
    close: async () => {
      isClosed = true
      await Promise.all([...held].map(giveBack))
      for (const lease of held) lease.isLost = true
    },
  }
}

/**
 * Which of the leases have been given out again since. Those that have not are not either before the transaction has ended.
 */
export async function lostAmong(
  client: Pick<pg.ClientBase, 'query'>,
  leases: readonly Lease[],
): Promise<Set<Lease>> {
  const { rows } = await client.query<{ name: string; fence: number }>({
    name: 'hold-leases',
    text: 'SELECT name, fence FROM leases WHERE name = ANY ($1) ORDER BY name FOR SHARE',
    values: [[...new Set(leases.map(({ name }) => name))]],
  })
  const fences = new Map(rows.map(({ name, fence }) => [name, fence]))
  return new Set(leases.filter(({ name, fence }) => fences.get(name) !== fence))
}
