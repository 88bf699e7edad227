/** What PostgreSQL does for each edit that rooms keep in it: `node bench/scale-model/measure-postgres.ts` prints it. */
import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { openPostgresWorkspace } from '#server/adapters/postgres-workspace.ts'
import { Rooms } from '#server/rooms/rooms.ts'
import type { PrivatePostgres } from '#server/testing/private-postgres.ts'
import { silentRoomWatch } from '#server/testing/silent-room-watch.ts'
import { planProperties } from '#shared/plan/plan-document.ts'
import type { Room } from '#shared/protocol/rooms.ts'
import { cpuOf } from '../cpu-of.ts'
import { startDurablePostgres } from '../durable-postgres.ts'
import type { MeasuredFigures } from './figures.ts'
import { print } from './print.ts'
import { pricesOf } from './two-unknowns.ts'

const DOCUMENTS = 20
const ALONE = 1_000
const TOGETHER = 250
/** PostgreSQL tells its counts some time after they happened. */
const TOLD_MS = 1_500

interface Counts {
  cpu: number
  commits: number
  wal: number
  seconds: number
}

export async function measurePostgres(): Promise<MeasuredFigures['postgres']> {
  const postgres = await startDurablePostgres()
  try {
    const url = await postgres.newDatabase()
    const { journal } = await openPostgresWorkspace({ url, poolSize: 4 }, { onBroken: fail })
    const rooms = new Rooms({ journal, watch: silentRoomWatch, idleMilliseconds: 60_000 })
    const ids = Array.from(
      { length: DOCUMENTS },
      (_, index): Room => ({ kind: 'plan', planId: `bench-${index}` }),
    )
    for (const id of ids) await rooms.begin(id, new Y.Doc())
    let letters = 0
    const write = (id: Room) =>
      rooms.visit(id, (room) =>
        room.edit((document) => planProperties(document).set('title', `title ${letters++}`)),
      )
    const writeAlone = async (times: number) => {
      for (let time = 0; time < times; time++) await write(ids[time % DOCUMENTS] ?? fail('there are none'))
    }
    const writeTogether = async (times: number) => {
      for (let time = 0; time < times; time++) await Promise.all(ids.map(write))
    }
    await writeAlone(ALONE / 4)
    const alone = await countsOf(postgres, url, () => writeAlone(ALONE))
    const together = await countsOf(postgres, url, () => writeTogether(TOGETHER))
    const updates = { alone: ALONE, together: TOGETHER * DOCUMENTS }
    const cpu = pricesOf(
      { first: alone.commits, second: updates.alone, cost: alone.cpu },
      { first: together.commits, second: updates.together, cost: together.cpu },
    )
    const wal = pricesOf(
      { first: alone.commits, second: updates.alone, cost: alone.wal },
      { first: together.commits, second: updates.together, cost: together.wal },
    )
    await rooms.closeAll()
    await journal.close()
    return {
      cpuSecondsPerCommit: cpu.first,
      cpuSecondsPerUpdate: cpu.second,
      walBytesPerCommit: wal.first,
      walBytesPerUpdate: wal.second,
      secondsPerCommit: alone.seconds / alone.commits,
    }
  } finally {
    await postgres.remove()
  }
}

async function countsOf(postgres: PrivatePostgres, url: string, work: () => Promise<void>): Promise<Counts> {
  const before = await counted(postgres, url)
  const began = performance.now()
  await work()
  const seconds = (performance.now() - began) / 1000
  const after = await counted(postgres, url)
  return {
    cpu: after.cpu - before.cpu,
    commits: after.commits - before.commits,
    wal: after.wal - before.wal,
    seconds,
  }
}

async function counted(postgres: PrivatePostgres, url: string): Promise<Omit<Counts, 'seconds'>> {
  await pause(TOLD_MS)
  const processes = await postgres.asAdmin('SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()')
  const [row] = await postgres.asAdmin(
    "SELECT xact_commit AS commits, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') AS wal FROM pg_stat_database WHERE datname = $1",
    [new URL(url).pathname.slice(1)],
  )
  return {
    cpu: cpuOf(processes.map(({ pid }) => Number(pid))),
    commits: Number(row?.commits),
    wal: Number(row?.wal),
  }
}

function fail(reason: string): never {
  throw new Error(reason)
}

if (import.meta.main) print({ postgres: await measurePostgres() })
