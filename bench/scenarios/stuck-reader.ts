import { setTimeout as pause } from 'node:timers/promises'
import { roomName } from '../answer-bench.ts'
import { BenchClient } from '../bench-client.ts'
import { Crowd } from '../crowd.ts'
import { beginParagraph } from '../paragraph.ts'
import type { Scenario } from '../scenario.ts'
import { SERVER_NAMES, type ServerProcess, withServer } from '../server-process.ts'
import { percentile } from '../statistics.ts'
import { until } from '../until.ts'

const ROOM = roomName(0)
const PEOPLE = 6
const WRITERS = 3
const BYTES_PAST = 24_000_000
const BYTES_A_PIECE = 16_000
/** So long that no server, however it gathers, can leave a piece out as already gone; so short that the document stays small. */
const PIECES_STANDING = 60
const SECONDS = 12
const LOOK_EVERY_MS = 100
const CLIENT_ID = 3_400_000_000

/** One person's line stands still while 24 MB are sent to everybody in the room; three others go on typing. */
export const stuckReader: Scenario = {
  letter: 'F',
  title: `A reader that stops reading, ${BYTES_PAST / 1e6} MB sent past it`,
  figures: {
    growth: 'growth of memory at most, MB',
    cut: 'reader cut off (1: yes)',
    p99: 'latency of the others p99 ms',
    growthWithout: 'the same load with every reader reading: growth MB',
    p99Without: 'the same load with every reader reading: p99 ms',
  },
  servers: SERVER_NAMES,
  once: true,
  run: async (name, { seed }) => {
    const without = await withServer(name, 1, (server) => load(server, seed, false))
    const stuck = await withServer(name, 1, (server) => load(server, seed, true))
    return { ...stuck, growthWithout: without.growth, p99Without: without.p99 }
  },
}

async function load(
  server: ServerProcess,
  seed: number,
  stands: boolean,
): Promise<Record<'growth' | 'cut' | 'p99', number>> {
  const crowd = await Crowd.gather(server, ROOM, { people: PEOPLE, writers: WRITERS })
  let cut = false
  const reader = await BenchClient.join(server, ROOM, {
    closed: () => {
      cut = true
    },
  })
  const pourer = await BenchClient.join(server, ROOM)
  await crowd.type({ seconds: 1, perSecond: 20, withCursor: false, seed })
  crowd.forget()
  const before = await server.usageWhenTidy()
  if (stands) reader.socket.pause()
  const memory = watchMemory(server, before.memory)
  await Promise.all([
    pour(pourer),
    crowd.type({ seconds: SECONDS, perSecond: 20, withCursor: false, seed: seed + 1 }),
  ])
  const most = await memory.most()
  const { latencies } = crowd
  if (stands) {
    // Only now can it see that it has been cut: behind all that the system had kept for it.
    reader.socket.resume()
    await until('the reader has been cut', () => cut, 2_000).catch(() => {})
  }
  const wasCut = cut
  await Promise.all([crowd.leave(), reader.close(), pourer.close()])
  return { growth: (most - before.memory) / 1e6, cut: wasCut ? 1 : 0, p99: percentile(latencies, 0.99) }
}

/** Looks again and again; `most` ends it and answers the most bytes seen. */
function watchMemory(server: ServerProcess, from: number): { most: () => Promise<number> } {
  let most = from
  let goesOn = true
  const watching = (async () => {
    while (goesOn) {
      most = Math.max(most, (await server.usage()).memory)
      await pause(LOOK_EVERY_MS)
    }
  })()
  return {
    most: async () => {
      goesOn = false
      await watching
      return most
    },
  }
}

/** Writes at the beginning and deletes at the end, so that a great deal is sent and the document stays short. */
async function pour(client: BenchClient): Promise<void> {
  const { document, text, updates } = beginParagraph(CLIENT_ID)
  const pieces = BYTES_PAST / BYTES_A_PIECE
  const started = performance.now()
  for (let piece = 0; piece < pieces; piece++) {
    const wait = started + (piece * SECONDS * 1000) / pieces - performance.now()
    if (wait >= 1) await pause(wait)
    document.transact(() => {
      if (piece >= PIECES_STANDING) text.delete(text.length - BYTES_A_PIECE, BYTES_A_PIECE)
      text.insert(0, String.fromCharCode(97 + (piece % 26)).repeat(BYTES_A_PIECE))
    })
    for (const update of updates.splice(0)) client.sendUpdate(update)
  }
}
