import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import {
  type PersonName,
  PLAN_ROOM,
  startTestServer,
  type TestServer,
} from '#server/testing/start-test-server.ts'
import { FRAME_LIMIT_BYTES } from '#shared/protocol/frames.ts'
import { openConnection, openUpgraded, upgradeRequest, wireFrame } from './hostile/open-connection.ts'
import { TimedTypist } from './hostile/timed-typist.ts'
import type { Trial } from './trial.ts'

/** More than one address may keep open at once without asking for anything. */
const HALF_OPEN = 60
/** Of one person, as many as may be in a room. */
const SOCKETS_A_PERSON = 8
const PEOPLE: readonly PersonName[] = ['anna', 'peter', 'mette', 'jonas', 'ida']
/** Past what a message may be made of. */
const FRAGMENTS = 200
const LARGEST_FRAGMENTS = 60
const FRAGMENT_BYTES = Math.floor(FRAME_LIMIT_BYTES / LARGEST_FRAGMENTS)
/** Far longer than the server gives anybody. */
const ENDED_WITHIN_MS = 60_000
/** What unfinished messages may take of memory: all that their sockets may have sent, twice. */
const GROWTH_BYTES = 2 * PEOPLE.length * SOCKETS_A_PERSON * FRAME_LIMIT_BYTES + 100_000_000

/**
 * Connections that say nothing, or half of what they want, and messages begun and never ended, too long, or in too many
 * pieces: each is ended or bounded, and somebody who types meanwhile goes on.
 */
export const halfOpen: Trial = {
  name: 'half-open',
  rules: ['SYNC-8', 'SYNC-9'],
  roundsInCi: 1,
  rounds: 20,
  run: async (course) => {
    let ended = 0
    let typed = 0
    let growth = 0
    const server = await startTestServer()
    try {
      for (let seed = course.next(); seed !== undefined; seed = course.next()) {
        const before = process.memoryUsage().rss
        const typist = await TimedTypist.open(syncUrl(server), (await server.signIn('anna')).cookie)
        const neighbour = await TimedTypist.open(syncUrl(server), (await server.signIn('mette')).cookie)
        typist.listenTo(neighbour)
        const attack = Promise.all([halfOpenConnections(server), unfinishedMessages(server)])
        let isOver = false
        const over = attack.finally(() => {
          isOver = true
        })
        while (!isOver) {
          await typist.type()
          typed++
          growth = Math.max(growth, process.memoryUsage().rss - before)
          await Promise.race([pause(20), over])
        }
        ended += (await attack).reduce((sum, count) => sum + count, 0)
        typist.close()
        neighbour.close()
        if (growth > GROWTH_BYTES) throw new Error(`seed ${seed}: memory grew by ${growth} bytes.`)
      }
    } finally {
      await server.close()
    }
    return `${ended} connections that never came to the point were ended; ${typed} words arrived meanwhile; memory grew by ${(growth / 1e6).toFixed(0)} MB at most`
  },
}

/** Answers how many the server ended: all of them. */
async function halfOpenConnections(server: TestServer): Promise<number> {
  const { cookie } = await server.signIn('peter')
  const beginnings = [
    '',
    'GET /sync/',
    upgradeRequest(PLAN_ROOM, cookie),
    'POST /api/session HTTP/1.1\r\nHost: x\r\n',
  ]
  const sockets = await Promise.all(
    Array.from({ length: HALF_OPEN }, async (_, index) => {
      const socket = await openConnection(server.url)
      socket.write(beginnings[index % beginnings.length] ?? '')
      return socket
    }),
  )
  return allEnded(sockets)
}

/** Answers how many the server ended: those that went too far, and not those that only wait. */
async function unfinishedMessages(server: TestServer): Promise<number> {
  const cookies = await Promise.all(PEOPLE.map(async (name) => (await server.signIn(name)).cookie))
  const open = async (cookie: string) => openUpgraded(server.url, PLAN_ROOM, cookie)
  const sockets = await Promise.all(
    cookies.flatMap((cookie) => Array.from({ length: SOCKETS_A_PERSON }, () => open(cookie))),
  )
  const waiting = sockets.filter((_, index) => index % 3 === 0)
  const tooMany = sockets.filter((_, index) => index % 3 === 1)
  const tooLong = sockets.filter((_, index) => index % 3 === 2)
  for (const socket of waiting) {
    for (let piece = 0; piece < LARGEST_FRAGMENTS; piece++) socket.write(fragment(piece, FRAGMENT_BYTES))
  }
  for (const socket of tooMany) {
    for (let piece = 0; piece < FRAGMENTS; piece++) socket.write(fragment(piece, 1))
  }
  for (const [index, socket] of tooLong.entries()) {
    const length = index % 2 === 0 ? FRAME_LIMIT_BYTES + 1 : Number.MAX_SAFE_INTEGER
    socket.write(wireFrame({ isContinued: false, isLast: true, length, payload: new Uint8Array(10) }))
  }
  const ended = await allEnded([...tooMany, ...tooLong])
  for (const socket of waiting) socket.destroy()
  return ended
}

function fragment(piece: number, bytes: number): Buffer {
  return wireFrame({ isContinued: piece > 0, isLast: false, length: bytes, payload: new Uint8Array(bytes) })
}

async function allEnded(sockets: readonly Socket[]): Promise<number> {
  const late = AbortSignal.timeout(ENDED_WITHIN_MS)
  await Promise.all(
    sockets.map(async (socket) => {
      // Read on, or its end would not be seen.
      socket.resume()
      if (!socket.closed) await once(socket, 'close', { signal: late })
    }),
  )
  return sockets.length
}

function syncUrl(server: TestServer): string {
  return `${server.url.replace('http', 'ws')}/sync/${PLAN_ROOM}`
}
