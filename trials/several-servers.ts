import { setTimeout as after } from 'node:timers/promises'
import { findPostgres, POSTGRES_MISSING } from '#server/testing/private-postgres.ts'
import { findRedis, REDIS_MISSING } from '#server/testing/private-redis.ts'
import { type SeededRandom, seededRandom } from '#server/testing/seeded-random.ts'
import { mustBeOnce, Typist, wordsIn, wordsOnNewPage } from '#server/testing/typist.ts'
import { signIn, WRITERS } from './people/demo-server.ts'
import { FAULTS, type Fault, ServersOnOneDatabase } from './people/servers-on-one-database.ts'
import { namingSeed, notRun, type Trial } from './trial.ts'

const SERVERS = 2
const TYPISTS = 6
const READER = 'rikke@difos.example'
const LONGEST_BEFORE_MS = 600
const LONGEST_FAULT_MS = 800
/** So many faults on one database, so that a plan stays of a size that plans have. */
const FAULTS_A_DATABASE = 25
/** Far longer than a database takes to come back. */
const SAVED_WITHIN_MS = 30_000
const SEEN_BY_ALL_WITHIN_MS = 20_000
const LOOK_AGAIN_MS = 50

/** Several servers and what is between them, broken at any moment while people type on all of them: nothing lost, doubled or read otherwise. */
export const severalServers: Trial = {
  name: 'several-servers',
  rules: ['SERVERS-13', 'STORE-9', 'SERVERS-29', 'KEPT-1'],
  roundsInCi: 10,
  rounds: 200,
  run: async (course) => {
    if (findPostgres() === undefined) return notRun(course, POSTGRES_MISSING)
    if (findRedis() === undefined) return notRun(course, REDIS_MISSING)
    const seen = new Map<string, number>()
    const counts = { words: 0, sentAgain: 0 }
    let house: House | undefined
    try {
      for (let seed = course.next(); seed !== undefined; seed = course.next()) {
        const random = seededRandom(seed)
        if (house && house.cycles >= FAULTS_A_DATABASE) {
          await house.leave()
          house = undefined
        }
        house ??= await House.open(random)
        const current = house
        // In turns, so that a few rounds see each.
        const fault = FAULTS[seed % FAULTS.length] ?? 'kill'
        await namingSeed(seed, () => current.liveThrough(fault, random, counts))
        seen.set(fault, (seen.get(fault) ?? 0) + 1)
      }
    } finally {
      await house?.leave()
    }
    const faults = [...seen].map(([fault, count]) => `${fault} ${count}`).join(', ')
    return [
      `${course.started} faults (${faults}) with ${TYPISTS} people on ${SERVERS} servers typing ${counts.words} words,`,
      `${counts.sentAgain} of them sent again: none lost, none doubled, and all read the same everywhere.`,
    ].join(' ')
  },
}

/** One database through its faults, and the people whose pages stay open through all of them. */
class House {
  readonly #servers: ServersOnOneDatabase
  readonly #typists: readonly Typist[]
  readonly #cookies: readonly string[]
  readonly #readerCookie: string
  #cycles = 0

  static async open(random: SeededRandom): Promise<House> {
    const servers = await ServersOnOneDatabase.open(SERVERS)
    const url = servers.urlOf(0)
    const cookies = await Promise.all(WRITERS.map((email) => signIn(url, email)))
    const house = new House(servers, cookies, await signIn(url, READER), random)
    await Promise.all(house.#typists.map((_, index) => house.#connect(index, index % SERVERS)))
    return house
  }

  private constructor(
    servers: ServersOnOneDatabase,
    cookies: readonly string[],
    readerCookie: string,
    random: SeededRandom,
  ) {
    this.#servers = servers
    this.#cookies = cookies
    this.#readerCookie = readerCookie
    this.#typists = Array.from({ length: TYPISTS }, (_, number) => new Typist(number, random))
  }

  get cycles(): number {
    return this.#cycles
  }

  /** People type, something breaks and is mended; throws where anything is lost, doubled, or read otherwise by somebody. */
  async liveThrough(
    fault: Fault,
    random: SeededRandom,
    counts: { words: number; sentAgain: number },
  ): Promise<void> {
    this.#cycles++
    const before = this.#countTyped()
    let stopped = false
    const typing = this.#typists.map((typist) => typist.typeUntil(() => stopped))
    await after(random.below(LONGEST_BEFORE_MS))
    await this.#servers.suffer(fault, random, random.below(LONGEST_FAULT_MS))
    stopped = true
    await Promise.all(typing)
    this.#servers.mustAllLive()

    const saved = this.#typists.flatMap((typist) => [...typist.saved])
    await Promise.all(this.#typists.map((_, index) => this.#settle(index, random)))
    const typed = this.#typists.flatMap((typist) => typist.typed)
    for (let server = 0; server < SERVERS; server++) {
      await comesTrue(async () => {
        const kept = await wordsOnNewPage(this.#servers.urlOf(server), this.#readerCookie)
        mustBeOnce(kept, kept.keys(), `on a page of server ${server}`)
        mustBeOnce(kept, saved, `called saved, on server ${server}`)
        mustBeOnce(kept, typed, `typed, on server ${server}`)
      })
    }
    for (const typist of this.#typists)
      await comesTrue(() => mustBeOnce(wordsIn(typist.document), typed, 'on a page that stayed open'))
    counts.words += typed.length - before
    counts.sentAgain += typed.length - saved.length
  }

  async leave(): Promise<void> {
    for (const typist of this.#typists) typist.close()
    await this.#servers.remove()
  }

  /** Until the person has a page open and all that they typed is saved: it comes back, as pages do, to whichever server answers. */
  async #settle(index: number, random: SeededRandom): Promise<void> {
    const typist = this.#typists[index]
    const until = performance.now() + SAVED_WITHIN_MS
    let saving = typist?.isConnected ? typist.allSaved() : this.#connect(index, random.below(SERVERS))
    for (;;) {
      try {
        await saving
        return
      } catch (error) {
        this.#servers.mustAllLive()
        if (performance.now() >= until) throw error
        await after(LOOK_AGAIN_MS)
        saving = this.#connect(index, random.below(SERVERS))
      }
    }
  }

  async #connect(index: number, server: number): Promise<void> {
    const cookie = this.#cookies[index % this.#cookies.length] ?? ''
    await this.#typists[index]?.connect(this.#servers.urlOf(server), cookie)
  }

  #countTyped(): number {
    return this.#typists.reduce((sum, typist) => sum + typist.typed.length, 0)
  }
}

/** What a server was not told of it finds out by itself, in a while. Throws what `must` does where it never stops. */
async function comesTrue(must: () => void | Promise<void>): Promise<void> {
  const until = performance.now() + SEEN_BY_ALL_WITHIN_MS
  for (;;) {
    try {
      await must()
      return
    } catch (error) {
      if (performance.now() >= until) throw error
      await after(LOOK_AGAIN_MS)
    }
  }
}
