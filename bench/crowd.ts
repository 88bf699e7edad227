import { setTimeout as pause } from 'node:timers/promises'
import { seededRandom } from '#server/testing/seeded-random.ts'
import { BenchClient } from './bench-client.ts'
import { scanUpdate } from './scan-update.ts'
import type { ServerProcess } from './server-process.ts'
import { Typist } from './typist.ts'
import { until } from './until.ts'

/** Five bytes on the wire, like nearly all client ids. */
const FIRST_CLIENT_ID = 3_000_000_000

interface Writer {
  client: BenchClient
  typist: Typist
  /** When each letter was sent, as `performance.now()` had it. */
  sentAt: number[]
  cursorClock: number
  /** Updates that nobody has said yet to be kept: what the count of kept ones will be then, and when each was sent. */
  unsaved: { count: number; at: number }[]
}

export interface TypingPace {
  seconds: number
  /** Letters of each writer. */
  perSecond: number
  /** A presence message with every letter, as Tiptap sends it. */
  withCursor: boolean
  seed: number
}

/** People in one room, the first of whom write; counts what of it reaches the others, however it is packed into frames. */
export class Crowd {
  readonly #clients: BenchClient[]
  readonly #serverCount: number
  readonly #writers: Writer[]
  /** Letters of each writer that each client has. */
  readonly #heard: Uint32Array[]
  /** Letters that reached somebody else, since the last `forget`. */
  deliveries = 0
  latencies: number[] = []
  /** Those of them that went from one server to another. */
  latenciesElsewhere: number[] = []
  /** From sending a letter to hearing that it is kept. */
  acknowledgements: number[] = []
  keepsLatencies = true
  #leaving = false
  /** What went wrong where nobody waits; `arrived` rejects with it. */
  #failure: Error | undefined
  /** Told of every frame with letters in it. */
  onDelivery: () => void = () => {}

  /** Opens the sockets and lets every writer begin a paragraph; resolves once all have heard of all. */
  static gather(
    server: ServerProcess,
    room: string,
    size: { people: number; writers: number },
  ): Promise<Crowd> {
    return Crowd.gatherOver([server], room, size)
  }

  /** The same, with people and writers dealt out to servers that are one workspace. */
  static async gatherOver(
    servers: readonly ServerProcess[],
    room: string,
    { people, writers }: { people: number; writers: number },
  ): Promise<Crowd> {
    const clients = await BenchClient.joinAll(servers, room, people)
    const crowd = new Crowd(clients, writers, servers.length)
    await crowd.#begin()
    return crowd
  }

  private constructor(clients: BenchClient[], writers: number, serverCount: number) {
    this.#clients = clients
    this.#serverCount = serverCount
    this.#writers = clients.slice(0, writers).map((client, index) => ({
      client,
      typist: new Typist(FIRST_CLIENT_ID + index),
      sentAt: [],
      cursorClock: 0,
      unsaved: [],
    }))
    this.#heard = clients.map(() => new Uint32Array(writers))
    clients.forEach((client, index) => {
      client.listener = {
        update: (update) => this.#hear(index, update),
        difference: (update) => this.#hear(index, update),
        saved: (count) => this.#hearSaved(index, count),
        closed: (code) => {
          if (!this.#leaving) this.#failure ??= new Error(`The server closed a socket with ${code}.`)
        },
      }
    })
  }

  get writerCount(): number {
    return this.#writers.length
  }

  /** Letters that all writers have sent. */
  get letters(): number {
    return this.#writers.reduce((letters, { typist }) => letters + typist.letters, 0)
  }

  /** Letters that the writer is ahead of what the last person has who is in the room, on each of its servers. */
  ahead(writer: number): number {
    const sent = this.#writers[writer]?.typist.letters ?? 0
    let ahead = 0
    for (let server = 1; server <= this.#serverCount; server++)
      ahead = Math.max(ahead, sent - (this.#heard.at(-server)?.[writer] ?? 0))
    return ahead
  }

  /** Counts anew from here on; nothing may be under way. */
  forget(): void {
    this.deliveries = 0
    this.latencies = []
    this.latenciesElsewhere = []
    this.acknowledgements = []
  }

  send(writer: number): void {
    const found = this.#writers[writer]
    if (!found) return
    const update = found.typist.next()
    const at = performance.now()
    if (this.keepsLatencies) found.sentAt.push(at)
    found.client.sendUpdate(update)
    if (this.keepsLatencies) found.unsaved.push({ count: found.client.updatesSent, at })
  }

  /** Lets everybody who writes write at the pace of people, and resolves once all has arrived. */
  async type({ seconds, perSecond, withCursor, seed }: TypingPace): Promise<void> {
    const started = performance.now()
    for (const { writer, at } of schedule(this.writerCount, seconds, perSecond, seed)) {
      const wait = started + at - performance.now()
      if (wait >= 1) await pause(wait)
      this.send(writer)
      if (withCursor) this.#moveCursor(writer)
    }
    await this.arrived()
  }

  /** Resolves once everybody has every letter. */
  async arrived(): Promise<void> {
    await until('every letter has arrived', () => {
      if (this.#failure) throw this.#failure
      return this.#heard.every((letters, client) =>
        this.#writers.every(({ typist }, writer) => writer === client || letters[writer] === typist.letters),
      )
    })
  }

  /** Resolves once everybody who writes has heard that all of it is kept, on a server that says so. */
  async kept(): Promise<void> {
    await until('every letter is said to be kept', () => {
      if (this.#failure) throw this.#failure
      return this.#writers.every(({ unsaved }) => unsaved.length === 0)
    })
  }

  async leave(): Promise<void> {
    this.#leaving = true
    await Promise.all(this.#clients.map((client) => client.close()))
  }

  async #begin(): Promise<void> {
    for (const { client, typist, sentAt } of this.#writers) {
      const update = typist.begin()
      sentAt.push(performance.now())
      client.sendUpdate(update)
    }
    await this.arrived()
    this.forget()
  }

  #hear(client: number, update: Uint8Array): void {
    const now = performance.now()
    const heard = this.#heard[client]
    let news = false
    scanUpdate(update, (clientId, from, to) => {
      const index = clientId - FIRST_CLIENT_ID
      const writer = this.#writers[index]
      if (!heard || !writer || index === client) return
      const known = heard[index] ?? 0
      const letters = Typist.lettersBefore(to)
      if (letters <= known) return
      if (Typist.lettersBefore(from) > known)
        this.#failure ??= new Error('A letter came before the one it follows.')
      heard[index] = letters
      this.deliveries += letters - known
      const isElsewhere = client % this.#serverCount !== index % this.#serverCount
      if (this.keepsLatencies) this.#clock(now, writer, { from: known, to: letters, isElsewhere })
      news = true
    })
    if (news) this.onDelivery()
  }

  #clock(
    now: number,
    { sentAt }: Writer,
    { from, to, isElsewhere }: { from: number; to: number; isElsewhere: boolean },
  ): void {
    for (let letter = from; letter < to; letter++) {
      const latency = now - (sentAt[letter] ?? now)
      this.latencies.push(latency)
      if (isElsewhere) this.latenciesElsewhere.push(latency)
    }
  }

  #hearSaved(client: number, count: number): void {
    const unsaved = this.#writers[client]?.unsaved
    if (!unsaved) return
    const now = performance.now()
    while (unsaved[0] && unsaved[0].count <= count)
      this.acknowledgements.push(now - (unsaved.shift()?.at ?? now))
  }

  #moveCursor(index: number): void {
    const writer = this.#writers[index]
    if (!writer) return
    const { clientId } = writer.typist
    writer.client.sendPresence(clientId, ++writer.cursorClock, cursorState(clientId, writer.typist.letters))
  }
}

/** What y-prosemirror's cursor plugin tells of a caret, with a name and a colour: some 300 bytes. */
export function cursorState(clientId: number, clock: number): string {
  const place = {
    type: { client: clientId, clock: 1 },
    tname: null,
    item: { client: clientId, clock },
    assoc: 0,
  }
  // The count comes first, where the presence storm looks for it.
  return JSON.stringify({
    n: clock,
    user: { name: 'Anna Holm', color: '#1f5fa8' },
    cursor: { anchor: place, head: place },
  })
}

/** When each writer types, in milliseconds: once in each slot of their pace, somewhere within it, as people do. */
function schedule(
  writers: number,
  seconds: number,
  perSecond: number,
  seed: number,
): { writer: number; at: number }[] {
  const random = seededRandom(seed)
  const slot = 1000 / perSecond
  const events: { writer: number; at: number }[] = []
  for (let writer = 0; writer < writers; writer++) {
    for (let index = 0; index < seconds * perSecond; index++) {
      events.push({ writer, at: (index + random.below(1000) / 1000) * slot })
    }
  }
  return events.sort((one, other) => one.at - other.at)
}
