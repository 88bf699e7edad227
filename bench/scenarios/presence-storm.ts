import { setTimeout as pause } from 'node:timers/promises'
import { roomName } from '../answer-bench.ts'
import { BenchClient } from '../bench-client.ts'
import { cursorState } from '../crowd.ts'
import type { Scenario } from '../scenario.ts'
import { SERVER_NAMES, withServer } from '../server-process.ts'
import { percentile } from '../statistics.ts'
import { until } from '../until.ts'
import { readNumber } from '../wire.ts'

const PEOPLE = 100
const PER_SECOND = 10
const FIRST_CLIENT_ID = 3_200_000_000
/** A browser forgets a caret by itself after 30 s; a server must be quicker. */
const STALE_AFTER_MS = 10_000

/** A hundred people who all move their caret ten times a second, and then leave. */
export const presenceStorm: Scenario = {
  letter: 'D',
  title: `Presence storm: ${PEOPLE} people × ${PER_SECOND} a second`,
  figures: {
    busy: 'server CPU, of one core',
    cpu: 'server CPU ms per 1,000 states to be seen',
    frames: 'frames received',
    seenShare: 'states seen, of those sent',
    p50: 'age of a state when seen p50 ms',
    p95: 'age of a state when seen p95 ms',
    currentAfter: 'ms after the last until everybody sees everybody’s last (−1: not within 10 s)',
    staleLeft: 'carets left of people who have gone',
    goneAfter: 'ms after they left until the last caret is gone (−1: not within 10 s)',
  },
  servers: SERVER_NAMES,
  run: (name, { quick }) =>
    withServer(name, 1, async (server) => {
      const seconds = quick ? 3 : 10
      const clients = await BenchClient.joinAll([server], roomName(0), PEOPLE)
      const storm = new Storm(clients)
      await storm.blow(1)
      await storm.timeUntil(() => storm.allCurrent())
      storm.forget()
      const before = await server.usage()
      const started = performance.now()
      await storm.blow(seconds)
      const currentAfter = await storm.timeUntil(() => storm.allCurrent())
      const after = await server.usage()
      const elapsed = performance.now() - started
      const wanted = PEOPLE * (PEOPLE - 1) * PER_SECOND * seconds
      const cpu = after.cpu - before.cpu
      const { frames, ages } = storm
      const seen = ages.length
      await storm.leaveButOne()
      const goneAfter = await storm.timeUntil(() => storm.caretsLeft() === 0)
      const staleLeft = storm.caretsLeft()
      await clients[0]?.close()
      return {
        busy: cpu / elapsed,
        cpu: cpu / (wanted / 1000),
        frames,
        seenShare: seen / wanted,
        p50: percentile(ages, 0.5),
        p95: percentile(ages, 0.95),
        currentAfter,
        staleLeft,
        goneAfter,
      }
    }),
}

/** What is heard of one caret: no count once it is gone. */
type HeardState = (person: number, count: number | undefined) => void

class Storm {
  readonly #clients: readonly BenchClient[]
  /** When each person sent each state, the first being number 1. */
  readonly #sentAt: number[][]
  /** The last count that each person heard of each other; undefined for none, or a caret that is gone. */
  readonly #heard: (number | undefined)[][]
  frames = 0
  ages: number[] = []

  constructor(clients: readonly BenchClient[]) {
    this.#clients = clients
    this.#sentAt = clients.map(() => [Number.NaN])
    this.#heard = clients.map(() => clients.map(() => undefined))
    clients.forEach((client, hearer) => {
      client.listener = {
        presence: (payload) => {
          this.frames++
          const now = performance.now()
          readStates(payload, (person, count) => this.#hear(now, hearer, person, count))
        },
      }
    })
  }

  forget(): void {
    this.frames = 0
    this.ages = []
  }

  /** Everybody in turn, so that the load is even. */
  async blow(seconds: number): Promise<void> {
    const started = performance.now()
    const pauseBetween = 1000 / PER_SECOND / this.#clients.length
    for (let index = 0; index < seconds * PER_SECOND * this.#clients.length; index++) {
      const wait = started + index * pauseBetween - performance.now()
      if (wait >= 1) await pause(wait)
      this.#move(index % this.#clients.length)
    }
  }

  allCurrent(): boolean {
    return this.#heard.every((counts, hearer) =>
      this.#sentAt.every((sent, person) => person === hearer || counts[person] === sent.length - 1),
    )
  }

  /** All but the first: half of them say goodbye, the others are just gone. */
  async leaveButOne(): Promise<void> {
    this.#clients.slice(1).forEach((client, index) => {
      if (index % 2 === 0) client.socket.close()
      else client.socket.terminate()
    })
  }

  caretsLeft(): number {
    return this.#heard[0]?.filter((count) => count !== undefined).length ?? 0
  }

  /** Milliseconds until it holds; −1 when it does not within ten seconds. */
  async timeUntil(holds: () => boolean): Promise<number> {
    const started = performance.now()
    return until('it holds', holds, STALE_AFTER_MS).then(
      () => performance.now() - started,
      () => -1,
    )
  }

  #move(person: number): void {
    const sent = this.#sentAt[person] ?? []
    const clientId = FIRST_CLIENT_ID + person
    const count = sent.length
    const state = cursorState(clientId, count)
    sent.push(performance.now())
    this.#clients[person]?.sendPresence(clientId, count, state)
  }

  #hear(now: number, hearer: number, person: number, count: number | undefined): void {
    const counts = this.#heard[hearer]
    if (!counts || person === hearer) return
    const known = counts[person]
    counts[person] = count
    if (count === undefined || count === known) return
    this.ages.push(now - (this.#sentAt[person]?.[count] ?? now))
  }
}

const COUNT_AT = '{"n":'.length
const ZERO = '0'.charCodeAt(0)
const NINE = '9'.charCodeAt(0)

/** Reads of each state only the count it begins with: a hundred thousand of them come a second. */
function readStates(payload: Uint8Array, heard: HeardState): void {
  let { value: left, at } = readNumber(payload, 0)
  for (; left > 0; left--) {
    const client = readNumber(payload, at)
    const clock = readNumber(payload, client.at)
    const length = readNumber(payload, clock.at)
    at = length.at + length.value
    heard(
      client.value - FIRST_CLIENT_ID,
      length.value < COUNT_AT ? undefined : countAt(payload, length.at + COUNT_AT),
    )
  }
}

function countAt(payload: Uint8Array, start: number): number {
  let count = 0
  for (let at = start; ; at++) {
    const digit = payload[at] ?? 0
    if (digit < ZERO || digit > NINE) return count
    count = count * 10 + digit - ZERO
  }
}
