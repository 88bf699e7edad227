import { setTimeout as after } from 'node:timers/promises'
import * as Y from 'yjs'
import { type JournalRequest, openJournalStore } from '#server/adapters/journal-store.ts'
import { journalPath } from '#server/operations/tools.ts'
import { type SeededRandom, seededRandom } from '#server/testing/seeded-random.ts'
import { PLAN_ROOM } from '#server/testing/start-test-server.ts'
import { temporaryFolder } from '#server/testing/temporary-folder.ts'
import { mustBeOnce, Typist, wordsIn, wordsOnNewPage } from '#server/testing/typist.ts'
import { planProperties } from '#shared/plan/plan-document.ts'
import { type DemoServer, signIn, startDemoServer, WRITERS } from './people/demo-server.ts'
import { namingSeed, type Trial } from './trial.ts'

const TYPISTS = 10
const READER = 'rikke@difos.example'
const LONGEST_LIFE_MS = 1_500
/** So many lives of the server on one folder, so that a plan stays of a size that plans have. */
const LIVES_A_FOLDER = 25
/** A figure that takes some seconds is for longer runs. */
const LIVES_BEFORE_LONG_LOG = 10
const LONG_LOG_RECORDS = 10_000
/** Of so many ends one is a SIGTERM, which must leave nothing to be sent again. */
const TERMINATED_ONE_OF = 5

/** A server killed at any moment while people type: what it called saved is there, once, and so is what anybody saw. */
export const kills: Trial = {
  name: 'kills',
  rules: ['KEPT-1', 'SYNC-1'],
  roundsInCi: 3,
  rounds: 1_000,
  run: async (course) => {
    const seen: Seen = { words: 0, saved: 0, sentAgain: 0, terminated: 0, starts: [] }
    let office: Office | undefined
    try {
      for (let seed = course.next(); seed !== undefined; seed = course.next()) {
        const random = seededRandom(seed)
        if (office && office.lives >= LIVES_A_FOLDER) {
          await office.leave()
          office = undefined
        }
        office ??= await Office.open(random)
        const current = office
        const signal = random.below(TERMINATED_ONE_OF) === 0 ? 'SIGTERM' : 'SIGKILL'
        await namingSeed(seed, () => current.liveOn(random, signal, seen))
      }
    } finally {
      await office?.leave()
    }
    const longLog = course.started > LIVES_BEFORE_LONG_LOG ? await startWithLongLog() : ''
    const starts = seen.starts.toSorted((a, b) => a - b)
    return [
      `${course.started - seen.terminated} kills and ${seen.terminated} terminations with ${TYPISTS} people typing ${seen.words} words:`,
      `${seen.saved} called saved before the end, ${seen.sentAgain} sent again after it; none lost, none doubled, none seen and then gone.`,
      `Start: median ${Math.round(starts[starts.length >> 1] ?? 0)} ms, longest ${Math.round(starts.at(-1) ?? 0)} ms.`,
      longLog,
    ].join(' ')
  },
}

interface Seen {
  words: number
  saved: number
  sentAgain: number
  terminated: number
  /** Milliseconds. */
  starts: number[]
}

/** One data folder through the lives of its servers, and the people whose pages stay open through all of them. */
class Office {
  readonly #folder: string
  readonly #remove: () => Promise<void>
  readonly #typists: readonly Typist[]
  readonly #cookies: readonly string[]
  readonly #readerCookie: string
  #server: DemoServer
  #lives = 0

  static async open(random: SeededRandom): Promise<Office> {
    const { folder, remove } = await temporaryFolder()
    const server = await startDemoServer(folder)
    const cookies = await Promise.all(WRITERS.map((email) => signIn(server.url, email)))
    const office = new Office(folder, remove, server, cookies, await signIn(server.url, READER), random)
    await office.#everybodyConnects()
    return office
  }

  private constructor(
    folder: string,
    remove: () => Promise<void>,
    server: DemoServer,
    cookies: readonly string[],
    readerCookie: string,
    random: SeededRandom,
  ) {
    this.#folder = folder
    this.#remove = remove
    this.#server = server
    this.#cookies = cookies
    this.#readerCookie = readerCookie
    this.#typists = Array.from({ length: TYPISTS }, (_, number) => new Typist(number, random))
  }

  get lives(): number {
    return this.#lives
  }

  /** People type, the server ends, another starts; throws where anything is lost, doubled, or was seen and is gone. */
  async liveOn(random: SeededRandom, signal: 'SIGKILL' | 'SIGTERM', seen: Seen): Promise<void> {
    const before = this.#countTyped()
    let stopped = false
    const typing = this.#typists.map((typist) => typist.typeUntil(() => stopped))
    await after(random.below(LONGEST_LIFE_MS))
    const code = await this.#server.stop(signal)
    stopped = true
    await Promise.all(typing)
    await Promise.all(this.#typists.map((typist) => typist.disconnected()))
    if (signal === 'SIGTERM' && code !== 0) throw new Error(`the server ended with code ${code}`)
    const saved = this.#typists.flatMap((typist) => [...typist.saved])
    const shown = new Set(this.#typists.flatMap((typist) => wordsOfOthers(typist)))

    this.#server = await startDemoServer(this.#folder, { again: true })
    this.#lives++
    const kept = await wordsOnNewPage(this.#server.url, this.#readerCookie)
    mustBeOnce(kept, kept.keys(), 'on the page')
    mustBeOnce(kept, saved, 'called saved')
    mustBeOnce(kept, shown, 'shown to somebody else')

    await this.#everybodyConnects()
    const typed = this.#typists.flatMap((typist) => typist.typed)
    const all = await wordsOnNewPage(this.#server.url, this.#readerCookie)
    mustBeOnce(all, typed, 'typed')
    seen.words += this.#countTyped() - before
    seen.saved += saved.length - before
    seen.sentAgain += typed.length - kept.size
    seen.terminated += signal === 'SIGTERM' ? 1 : 0
    seen.starts.push(this.#server.startMilliseconds)
  }

  async leave(): Promise<void> {
    for (const typist of this.#typists) typist.close()
    await this.#server.stop('SIGKILL')
    await this.#remove()
  }

  async #everybodyConnects(): Promise<void> {
    await Promise.all(
      this.#typists.map((typist, index) =>
        typist.connect(this.#server.url, this.#cookies[index % this.#cookies.length] ?? ''),
      ),
    )
  }

  #countTyped(): number {
    return this.#typists.reduce((sum, typist) => sum + typist.typed.length, 0)
  }
}

/** How long a server takes to start, and to show a plan, whose journal has so many records. */
async function startWithLongLog(): Promise<string> {
  const { folder, remove } = await temporaryFolder()
  try {
    const first = await startDemoServer(folder)
    const cookie = await signIn(first.url, READER)
    await first.stop('SIGTERM')
    const store = openJournalStore(journalPath(folder))
    const document = new Y.Doc()
    const authorship = { personId: 'anna', clientIds: [document.clientID] }
    const requests: JournalRequest[] = []
    document.on('update', (bytes: Uint8Array) =>
      requests.push({ kind: 'append', document: PLAN_ROOM, bytes, authorship }),
    )
    for (let edit = 0; edit < LONG_LOG_RECORDS; edit++) planProperties(document).set('title', `Plan ${edit}`)
    store.run(requests)
    store.run([{ kind: 'close' }])
    const again = await startDemoServer(folder, { again: true })
    const ready = performance.now()
    await wordsOnNewPage(again.url, cookie)
    const shown = performance.now() - ready
    await again.stop('SIGKILL')
    return `With ${LONG_LOG_RECORDS} records: ${Math.round(again.startMilliseconds)} ms, and ${Math.round(shown)} ms to the first page.`
  } finally {
    await remove()
  }
}

function wordsOfOthers(typist: Typist): string[] {
  const own = new Set(typist.typed)
  return [...wordsIn(typist.document).keys()].filter((word) => !own.has(word))
}
