/** Servers in processes of their own on one PostgreSQL and one Redis, and what can happen to each of them. */
import { setTimeout as after } from 'node:timers/promises'
import { type CuttingProxy, startCuttingProxy } from '#server/testing/cutting-proxy.ts'
import {
  type PrivatePostgres,
  startPrivatePostgres,
  startStandbyOf,
} from '#server/testing/private-postgres.ts'
import { type PrivateRedis, startPrivateRedis } from '#server/testing/private-redis.ts'
import type { SeededRandom } from '#server/testing/seeded-random.ts'
import { temporaryFolder } from '#server/testing/temporary-folder.ts'
import { type DemoServer, startDemoServer } from './demo-server.ts'

/**
 * A server killed · Redis emptied · PostgreSQL restarted · the line of one server to Redis down · Redis restarted · standing still ·
 * the line of one server to PostgreSQL down, while the others go on · a server standing still · PostgreSQL killed, and a standby
 * in its place · one server that reaches PostgreSQL alone, and the others Redis alone.
 */
export const FAULTS = [
  'kill',
  'flush-redis',
  'restart-postgres',
  'cut-redis',
  'restart-redis',
  'pause-redis',
  'cut-postgres',
  'pause-server',
  'failover',
  'split',
] as const
export type Fault = (typeof FAULTS)[number]

interface Place {
  server: DemoServer
  settings: Record<string, string>
  folder: string
  lines: { redis: CuttingProxy; postgres: CuttingProxy }
  removeFolder: () => Promise<void>
}

export class ServersOnOneDatabase {
  #postgres: PrivatePostgres
  readonly #redis: PrivateRedis
  readonly #places: Place[] = []

  /** Starts so many, with the demo's people and plan; rejects where PostgreSQL or Redis is not there. */
  static async open(count: number): Promise<ServersOnOneDatabase> {
    const [postgres, redis] = await Promise.all([startPrivatePostgres(), startPrivateRedis()])
    const servers = new ServersOnOneDatabase(postgres, redis)
    const database = await postgres.newDatabase()
    for (let place = 0; place < count; place++) await servers.#open(database, place > 0)
    return servers
  }

  private constructor(postgres: PrivatePostgres, redis: PrivateRedis) {
    this.#postgres = postgres
    this.#redis = redis
  }

  urlOf(place: number): string {
    return this.#at(place).server.url
  }

  /** Breaks something for so many milliseconds, and resolves once it is whole again and every server answers. */
  async suffer(fault: Fault, random: SeededRandom, milliseconds: number): Promise<void> {
    const place = this.#at(random.below(this.#places.length))
    switch (fault) {
      case 'kill':
        await place.server.stop('SIGKILL')
        await after(milliseconds)
        place.server = await startDemoServer(place.folder, { again: true, settings: place.settings })
        return
      case 'flush-redis':
        await this.#redis.ask('FLUSHALL')
        await after(milliseconds)
        return
      case 'restart-redis':
        await this.#redis.stop()
        await after(milliseconds)
        await this.#redis.start()
        return
      case 'pause-redis':
        this.#redis.pause(true)
        await after(milliseconds)
        this.#redis.pause(false)
        return
      case 'cut-redis':
        await cut(place.lines.redis, milliseconds)
        return
      case 'cut-postgres':
        await cut(place.lines.postgres, milliseconds)
        return
      case 'pause-server':
        place.server.child.kill('SIGSTOP')
        await after(milliseconds)
        place.server.child.kill('SIGCONT')
        return
      case 'restart-postgres':
        await this.#postgres.stop()
        await after(milliseconds)
        await this.#postgres.start()
        return
      case 'failover':
        await this.#failOver(milliseconds)
        return
      case 'split':
        await Promise.all(
          this.#places.map(({ lines }) =>
            cut(place.lines === lines ? lines.redis : lines.postgres, milliseconds),
          ),
        )
        return
      default:
        fault satisfies never
    }
  }

  /** Throws what a server has said that ended by itself. */
  mustAllLive(): void {
    for (const { server } of this.#places)
      if (server.child.exitCode !== null) throw new Error(`a server ended by itself: ${server.said()}`)
  }

  async remove(): Promise<void> {
    for (const { server, lines, removeFolder } of this.#places) {
      await server.stop('SIGKILL')
      await Promise.all([lines.redis.close(), lines.postgres.close()])
      await removeFolder()
    }
    await this.#redis.stop()
    await this.#postgres.remove()
  }

  async #failOver(milliseconds: number): Promise<void> {
    const before = this.#postgres
    const standby = await startStandbyOf(before)
    await before.kill()
    await after(milliseconds)
    await standby.promote()
    for (const { lines } of this.#places) lines.postgres.moveTo(`postgresql://127.0.0.1:${standby.port}`)
    this.#postgres = standby
    await before.remove()
  }

  async #open(database: string, again: boolean): Promise<void> {
    const { folder, remove } = await temporaryFolder()
    const lines = {
      redis: await startCuttingProxy(this.#redis.url),
      postgres: await startCuttingProxy(database),
    }
    const settings = { DATABASE_URL: lines.postgres.url, REDIS_URL: lines.redis.url }
    const server = await startDemoServer(folder, { again, settings })
    this.#places.push({ server, settings, folder, lines, removeFolder: remove })
  }

  #at(place: number): Place {
    const found = this.#places[place]
    if (!found) throw new Error(`There is no server ${place}.`)
    return found
  }
}

async function cut(line: CuttingProxy, milliseconds: number): Promise<void> {
  line.setOpen(false)
  await after(milliseconds)
  line.setOpen(true)
}
