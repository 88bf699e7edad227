/** The PostgreSQL and the Redis that servers share, and what each has done since it began. */
import { tmpdir } from 'node:os'
import { findPostgres, type PrivatePostgres } from '#server/testing/private-postgres.ts'
import { findRedis, type PrivateRedis, startPrivateRedis } from '#server/testing/private-redis.ts'
import { cpuOfFamily } from '../cpu-of.ts'
import { startDurablePostgres } from '../durable-postgres.ts'
import { informationOf } from '../redis-information.ts'
import { isInMemory } from '../server-process.ts'
import type { StoreCounts } from './counts.ts'
import { SETUPS, type Setup, type SetupName } from './setups.ts'

export interface Addresses {
  databaseUrl?: string
  redisUrl?: string
}

export class Stores {
  readonly #postgres: { server: PrivatePostgres; pid: number } | undefined
  readonly #redis: PrivateRedis | undefined

  /** Starts what the setups need and the machine has; both end with this process, however that ends. */
  static async start(names: readonly SetupName[]): Promise<Stores> {
    const setups = names.map((name) => SETUPS[name])
    const needsPostgres = setups.some(({ usesPostgres }) => usesPostgres) && findPostgres() !== undefined
    const needsRedis = setups.some(({ usesRedis }) => usesRedis) && findRedis() !== undefined
    return new Stores(
      needsPostgres ? await startPostgres() : undefined,
      needsRedis ? await startPrivateRedis() : undefined,
    )
  }

  private constructor(
    postgres: { server: PrivatePostgres; pid: number } | undefined,
    redis: PrivateRedis | undefined,
  ) {
    this.#postgres = postgres
    this.#redis = redis
  }

  /** Whether a commit costs no disk here, so that it is told. */
  get postgresIsInMemory(): boolean {
    return this.#postgres !== undefined && isInMemory(tmpdir())
  }

  /** Runs `work` with an empty database, where the setup has one, and takes it away afterwards. */
  async withAddresses<T>(
    { usesPostgres, usesRedis }: Setup,
    work: (addresses: Addresses) => Promise<T>,
  ): Promise<T> {
    const redisUrl = usesRedis ? this.#redis?.url : undefined
    const redis = redisUrl === undefined ? {} : { redisUrl }
    const postgres = usesPostgres ? this.#postgres?.server : undefined
    if (!postgres) return work(redis)
    const databaseUrl = await postgres.newDatabase()
    try {
      return await work({ ...redis, databaseUrl })
    } finally {
      await postgres.asAdmin(`DROP DATABASE ${new URL(databaseUrl).pathname.slice(1)} WITH (FORCE)`)
    }
  }

  async counts(): Promise<StoreCounts> {
    const told = this.#redis && (await informationOf(this.#redis.port))
    const publishes = Number(/^calls=(\d+)/.exec(told?.cmdstat_publish ?? '')?.[1] ?? 0)
    return {
      postgresCpu: this.#postgres ? cpuOfFamily(this.#postgres.pid) * 1000 : 0,
      redisCpu: (Number(told?.used_cpu_user ?? 0) + Number(told?.used_cpu_sys ?? 0)) * 1000,
      bytesToRedis: Number(told?.total_net_input_bytes ?? 0),
      bytesFromRedis: Number(told?.total_net_output_bytes ?? 0),
      publishes,
    }
  }

  async remove(): Promise<void> {
    await Promise.all([this.#postgres?.server.remove(), this.#redis?.stop()])
  }
}

async function startPostgres(): Promise<{ server: PrivatePostgres; pid: number }> {
  const server = await startDurablePostgres()
  // The first line names the process that all others of it come from.
  const [row] = await server.asAdmin("SELECT pg_read_file('postmaster.pid') AS text")
  return { server, pid: Number.parseInt(String(row?.text), 10) }
}
