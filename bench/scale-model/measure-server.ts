/** What a server costs by itself, with its journal in SQLite: `node bench/scale-model/measure-server.ts` prints it. */
import { setTimeout as pause } from 'node:timers/promises'
import { roomName } from '../answer-bench.ts'
import { BenchClient } from '../bench-client.ts'
import { Crowd } from '../crowd.ts'
import { type ServerProcess, withServer } from '../server-process.ts'
import { Typist } from '../typist.ts'
import { until } from '../until.ts'
import type { MeasuredFigures } from './figures.ts'
import { print } from './print.ts'
import { type Bill, pricesOf } from './two-unknowns.ts'

/** For memory: many rooms with one socket each, and a few with many. */
const WARMING = { from: 0, rooms: 50, people: 1 }
const MANY_SMALL = { from: 50, rooms: 500, people: 1 }
const FEW_LARGE = { from: 550, rooms: 50, people: 30 }
/** For CPU: so many rooms in which one types, alone, then before others. */
const WRITTEN_ROOMS = 30
const PEOPLE = 25
const PACE = { seconds: 10, perSecond: 5, withCursor: false }
const TIMES = 3
/** Until what coming and going have left behind is done. */
const SETTLE_MS = 5_000
const IDLE_SECONDS = 15
/** What a letter of the bytes' bench is alone with: longer than a turn of the rooms. */
const APART_MS = 50
const LETTERS = 40
/** Around a frame from a browser, which masks it, and to one. */
const MASKED_HEADER = 6
const HEADER = 2

export async function measureServer(): Promise<MeasuredFigures['server']> {
  const bytes = await withServer('samplan', 1, bytesOf)
  const memory = await withServer('samplan', FEW_LARGE.from + FEW_LARGE.rooms, memoryOf)
  // Each in a server of its own: who leaves a plan has a version of it kept, which is work as well.
  const before = await withServer('samplan', WRITTEN_ROOMS, (server) => cpuOfRooms(server, PEOPLE))
  const alone = await withServer('samplan', WRITTEN_ROOMS, (server) => cpuOfRooms(server, 1))
  const updates = WRITTEN_ROOMS * PACE.seconds * PACE.perSecond
  const cpuPerIdleSocket = before.idle / (WRITTEN_ROOMS * PEOPLE)
  const cpuSecondsPerUpdate = (alone.typing - cpuPerIdleSocket * WRITTEN_ROOMS * PACE.seconds) / updates
  const others = before.typing - before.idle * PACE.seconds - cpuSecondsPerUpdate * updates
  return {
    ...memory,
    ...bytes,
    cpuSecondsPerUpdate,
    cpuSecondsPerDelivery: others / (updates * (PEOPLE - 1)),
    cpuPerIdleSocket,
  }
}

async function memoryOf(server: ServerProcess) {
  const { memory: empty } = await server.usageWhenTidy()
  // The first rooms bring with them what is needed for any.
  await gather(server, WARMING)
  let before = (await server.usageWhenTidy()).memory
  const bills: Bill[] = []
  for (const { from, rooms, people } of [MANY_SMALL, FEW_LARGE]) {
    await gather(server, { from, rooms, people })
    const { memory } = await server.usageWhenTidy()
    bills.push({ first: rooms, second: rooms * people, cost: memory - before })
    before = memory
  }
  const [small, large] = bills
  if (!small || !large) throw new Error('There are two.')
  const { first, second } = pricesOf(small, large)
  return { memoryBytes: empty, memoryBytesPerRoom: first, memoryBytesPerSocket: second }
}

/** Seconds: of typing in every room before so many, and of a second in which nobody does. */
async function cpuOfRooms(server: ServerProcess, people: number): Promise<{ typing: number; idle: number }> {
  const crowds = await gather(server, { from: 0, rooms: WRITTEN_ROOMS, people })
  const typing = await cpuOfTyping(server, crowds)
  await pause(SETTLE_MS)
  return { typing, idle: await cpuOfIdling(server) }
}

async function gather(
  server: ServerProcess,
  { from, rooms, people }: { from: number; rooms: number; people: number },
): Promise<Crowd[]> {
  const crowds: Crowd[] = []
  for (let room = from; room < from + rooms; room++)
    crowds.push(await Crowd.gather(server, roomName(room), { people, writers: 1 }))
  await pause(SETTLE_MS)
  return crowds
}

/** The least of some times: what disturbs a measurement only ever adds to it. */
async function cpuOfTyping(server: ServerProcess, crowds: readonly Crowd[]): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let time = 0; time < TIMES; time++) {
    const before = await server.usage()
    await Promise.all(crowds.map((crowd, seed) => crowd.type({ ...PACE, seed })))
    least = Math.min(least, (await server.usage()).cpu - before.cpu)
  }
  return least / 1000
}

async function cpuOfIdling(server: ServerProcess): Promise<number> {
  const before = await server.usage()
  await pause(IDLE_SECONDS * 1000)
  return ((await server.usage()).cpu - before.cpu) / 1000 / IDLE_SECONDS
}

/** Of letters that come one by one, without what TCP and TLS put around them. */
async function bytesOf(
  server: ServerProcess,
): Promise<Pick<MeasuredFigures['server'], 'bytesInPerUpdate' | 'bytesOutPerDelivery'>> {
  const room = roomName(0)
  const [writer, reader] = [await BenchClient.join(server, room), await BenchClient.join(server, room)]
  const typist = new Typist(3_000_000_000)
  let heard = 0
  reader.listener = { update: () => heard++ }
  writer.sendUpdate(typist.begin())
  await until('the first letter has arrived', () => heard === 1)
  const [framesBefore, before] = [reader.framesReceived, reader.bytesReceived]
  let sent = 0
  for (let letter = 0; letter < LETTERS; letter++) {
    const update = typist.next()
    // Around the update: the two types, and its length.
    sent += update.byteLength + 3 + MASKED_HEADER
    writer.sendUpdate(update)
    await pause(APART_MS)
  }
  await until('every letter has arrived', () => heard === 1 + LETTERS)
  const headers = (reader.framesReceived - framesBefore) * HEADER
  const bytesOutPerDelivery = (reader.bytesReceived - before + headers) / LETTERS
  await Promise.all([writer.close(), reader.close()])
  return { bytesInPerUpdate: sent / LETTERS, bytesOutPerDelivery }
}

if (import.meta.main) print({ server: await measureServer() })
