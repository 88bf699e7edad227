import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { asPage } from '#server/testing/as-page.ts'
import {
  type PersonName,
  PLAN_ROOM,
  startTestServer,
  type TestServer,
} from '#server/testing/start-test-server.ts'
import { CLOSE_CODES } from '#shared/protocol/frames.ts'
import { TimedTypist } from './hostile/timed-typist.ts'
import type { Trial } from './trial.ts'

const STUCK = 200
const TYPISTS = 20
const EDITORS: readonly PersonName[] = ['anna', 'peter', 'mette', 'jonas']
/** Between two edits of one typist. */
const TYPING_MS = 200
/** A long edit goes out so often, until everybody who does not read has too much waiting. */
const LONG_EDIT_MS = 100
const LONG_EDIT_CHARACTERS = 200_000
/** Of those cut so many are asked what they were told; the server's own count speaks for all. */
const ASKED = 20
/** Past any kernel's buffers. */
const LONG_EDITS_AT_MOST = 400
const UNSENT_BYTES = 256 * 1024
/** What waits for each of them, twice: the server's copies and what the collector has yet to take. */
const GROWTH_BYTES = 2 * STUCK * (UNSENT_BYTES + LONG_EDIT_CHARACTERS)
/** More than a busy machine makes of it by itself. */
const SLOWER_AT_MOST = 4
/** Of fewer words the slowest hundredth says nothing. */
const WORDS_TO_JUDGE_BY = 1_000

interface Seen {
  without: number[]
  beside: number[]
  cut: number
  growth: number
}

/**
 * Two hundred sockets that stop reading in the room of twenty people who type: each of them is cut off with a reason once
 * too much waits for it, what waits is bounded, and the typists wait for each other's words no longer than without them.
 */
export const stuckReaders: Trial = {
  name: 'stuck-readers',
  rules: ['SYNC-9'],
  roundsInCi: 1,
  rounds: 10,
  run: async (course) => {
    const seen: Seen = { without: [], beside: [], cut: 0, growth: 0 }
    const server = await startTestServer({
      limits: {
        frames: { perSecond: 1e6, burst: 1e6 },
        socketsPerPerson: STUCK + TYPISTS + 1,
        socketsPerAddress: STUCK + TYPISTS + 1,
        unsentBytes: UNSENT_BYTES,
      },
    })
    try {
      for (let seed = course.next(); seed !== undefined; seed = course.next()) await runRound(server, seen)
    } finally {
      await server.close()
    }
    const [without, beside] = [p99(seen.without), p99(seen.beside)]
    if (seen.beside.length >= WORDS_TO_JUDGE_BY && beside > SLOWER_AT_MOST * without)
      throw new Error(`Words took ${beside.toFixed(1)} ms beside them, and ${without.toFixed(1)} ms without.`)
    return `${seen.cut} sockets that did not read were cut; p99 of ${seen.beside.length} words beside them ${beside.toFixed(1)} ms, of ${seen.without.length} without ${without.toFixed(1)} ms, ratio ${(beside / without).toFixed(2)}; memory grew by ${(seen.growth / 1e6).toFixed(0)} MB at most`
  },
}

async function runRound(server: TestServer, seen: Seen): Promise<void> {
  const url = `${server.url.replace('http', 'ws')}/sync/${PLAN_ROOM}`
  const cookies = await Promise.all(EDITORS.map(async (name) => (await server.signIn(name)).cookie))
  const cookieOf = (index: number) => cookies[index % cookies.length] ?? ''
  const typists = await Promise.all(
    Array.from({ length: TYPISTS }, (_, index) => TimedTypist.open(url, cookieOf(index))),
  )
  for (const [index, typist] of typists.entries()) typist.listenTo(typists[(index + 1) % TYPISTS] ?? typist)
  const writer = await TimedTypist.open(url, cookieOf(0))

  let longEdits = 0
  const beside = async (times: number[]) => {
    const cutBefore = await cutSockets(server)
    const stuck = await Promise.all(
      Array.from({ length: STUCK }, (_, index) => openStuck(url, cookieOf(index))),
    )
    const before = process.memoryUsage().rss
    await whileTyping(typists, times, async () => {
      for (; (await cutSockets(server)) < cutBefore + STUCK; longEdits++) {
        if (longEdits > LONG_EDITS_AT_MOST) throw new Error('Sockets that do not read were not cut.')
        writer.typeLong(LONG_EDIT_CHARACTERS)
        seen.growth = Math.max(seen.growth, process.memoryUsage().rss - before)
        await pause(LONG_EDIT_MS)
      }
    })
    if (seen.growth > GROWTH_BYTES) throw new Error(`Memory grew by ${seen.growth} bytes.`)
    seen.cut += STUCK
    await Promise.all(stuck.slice(0, ASKED).map(demandReason))
    for (const socket of stuck) socket.terminate()
  }
  await beside(seen.beside)
  await whileTyping(typists, seen.without, async () => {
    for (let count = 0; count < longEdits; count++) {
      writer.typeLong(LONG_EDIT_CHARACTERS)
      await pause(LONG_EDIT_MS)
    }
  })
  for (const typist of [...typists, writer]) typist.close()
}

/** Everybody types for as long as the other thing goes on; adds how long each word took to the neighbour's screen. */
async function whileTyping(
  typists: readonly TimedTypist[],
  times: number[],
  other: () => Promise<void>,
): Promise<void> {
  let isOn = true
  const typing = typists.map(async (typist, index) => {
    await pause((index * TYPING_MS) / TYPISTS)
    while (isOn) {
      times.push(await typist.type())
      await pause(TYPING_MS)
    }
  })
  try {
    await other()
  } finally {
    isOn = false
    await Promise.all(typing)
  }
}

async function openStuck(url: string, cookie: string): Promise<WebSocket> {
  const socket = new WebSocket(url, { headers: asPage(url, cookie) })
  socket.on('error', () => {})
  // Let in, and not a word more.
  await once(socket, 'message')
  socket.pause()
  return socket
}

/** Reads on, to hear why it was sent away. */
async function demandReason(socket: WebSocket): Promise<void> {
  const closed = once(socket, 'close')
  socket.resume()
  const [code, reason] = (await closed) as [number, Buffer]
  if (code !== CLOSE_CODES.overloaded || reason.toString() !== 'reads too slowly')
    throw new Error(`A socket that does not read was closed with ${code}, ${reason}.`)
}

async function cutSockets(server: TestServer): Promise<number> {
  const metrics = await server.metrics()
  return Number(/samplan_sockets_sent_away_total\{reason="reads too slowly"\} (\d+)/.exec(metrics)?.[1] ?? 0)
}

function p99(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN
}
