import { setTimeout as pause } from 'node:timers/promises'
import { seededRandom } from '#server/testing/seeded-random.ts'
import { roomName } from '../answer-bench.ts'
import { BenchClient } from '../bench-client.ts'
import { scanUpdate } from '../scan-update.ts'
import type { Scenario } from '../scenario.ts'
import { newFolder, removeFolder, type ServerName, ServerProcess } from '../server-process.ts'
import { percentile } from '../statistics.ts'
import { Typist } from '../typist.ts'
import { until } from '../until.ts'

const TRIALS = 10
const LETTERS_PER_SECOND = 50
const CLIENT_ID = 3_300_000_000
const ROOM = roomName(0)
/** A document may be handed over piece by piece after a start. */
const SETTLE_MS = 500

/** What one crash showed. */
interface Trial {
  sent: number
  /** Letters that the server had said are kept, that somebody else had seen, and that were there after a new start. */
  acknowledged: number
  seen: number
  kept: number
  /** Of the oldest letter that is lost, when the crash came. */
  oldestLostAge: number
  /** From sending a letter to hearing that it is kept, for each. */
  waits: number[]
}

/** Ends the server between two instructions while somebody types, ten times, and looks at what is there afterwards. */
export const crash: Scenario = {
  letter: 'E',
  title: `kill -9 while somebody types ${LETTERS_PER_SECOND} letters a second, ${TRIALS} times`,
  figures: {
    sent: 'letters sent in all',
    acknowledged: 'letters said to be kept in all',
    lostAcknowledged: 'letters lost that had been said to be kept',
    lostSeen: 'letters lost that somebody else had seen',
    lostAge: 'age of the oldest letter lost, ms',
    ackP50: 'ms until a letter is said to be kept, p50 (none: never)',
  },
  servers: ['hocuspocus', 'y-websocket', 'samplan'],
  once: true,
  run: async (name, { seed, quick }) => {
    const trials: Trial[] = []
    const random = seededRandom(seed)
    for (let index = 0; index < (quick ? 2 : TRIALS); index++) {
      trials.push(await trial(name, 1000 + random.below(1500)))
    }
    const sum = (of: (trial: Trial) => number) => trials.reduce((total, trial) => total + of(trial), 0)
    return {
      sent: sum(({ sent }) => sent),
      acknowledged: sum(({ acknowledged }) => acknowledged),
      lostAcknowledged: sum(({ acknowledged, kept }) => Math.max(0, acknowledged - kept)),
      lostSeen: sum(({ seen, kept }) => Math.max(0, seen - kept)),
      lostAge: Math.max(...trials.map(({ oldestLostAge }) => oldestLostAge)),
      ackP50: percentile(
        trials.flatMap(({ waits }) => waits),
        0.5,
      ),
    }
  },
}

async function trial(name: ServerName, killAfterMs: number): Promise<Trial> {
  const folder = await newFolder()
  try {
    const typed = await typeUntilKilled(await ServerProcess.start(name, { folder, rooms: 1 }), killAfterMs)
    const again = await ServerProcess.start(name, { folder, rooms: 1 })
    const kept = await lettersIn(again)
    await again.stop()
    const { sentAt, killedAt, ...counts } = typed
    const oldestLost = sentAt[kept]
    const oldestLostAge = oldestLost === undefined ? 0 : killedAt - oldestLost
    return { ...counts, sent: sentAt.length, kept, oldestLostAge }
  } finally {
    await removeFolder(folder)
  }
}

type Typed = Pick<Trial, 'acknowledged' | 'seen' | 'waits'> & { sentAt: number[]; killedAt: number }

async function typeUntilKilled(server: ServerProcess, killAfterMs: number): Promise<Typed> {
  const typist = new Typist(CLIENT_ID)
  const sentAt: number[] = []
  const waits: number[] = []
  let seen = 0
  const reader = await BenchClient.join(server, ROOM, {
    update: (update) => {
      seen = Math.max(seen, lettersOf(update))
    },
  })
  const writer = await BenchClient.join(server, ROOM)
  // Frames of its own that joining has cost, and that the server counts with the letters.
  const before = writer.updatesSent
  let acknowledged = 0
  writer.listener = {
    saved: (count) => {
      const now = performance.now()
      for (; acknowledged < count - before; acknowledged++) waits.push(now - (sentAt[acknowledged] ?? now))
    },
  }
  const type = (update: Uint8Array) => {
    sentAt.push(performance.now())
    writer.sendUpdate(update)
  }
  type(typist.begin())
  await until('the first letter has been seen', () => seen > 0)
  const started = performance.now()
  for (let letter = 0; performance.now() - started < killAfterMs; letter++) {
    const wait = started + (letter * 1000) / LETTERS_PER_SECOND - performance.now()
    if (wait >= 1) await pause(wait)
    type(typist.next())
  }
  const killedAt = performance.now()
  await server.kill()
  // What was still on its way from the server had been told or shown all the same.
  await Promise.all([reader.close(), writer.close()])
  return { acknowledged, seen, waits, sentAt, killedAt }
}

async function lettersIn(server: ServerProcess): Promise<number> {
  let letters = 0
  const note = (update: Uint8Array) => {
    letters = Math.max(letters, lettersOf(update))
  }
  const client = await BenchClient.open(server, ROOM, { update: note, difference: note })
  await client.ask()
  await pause(SETTLE_MS)
  await client.close()
  return letters
}

function lettersOf(update: Uint8Array): number {
  let letters = 0
  scanUpdate(update, (clientId, _from, to) => {
    if (clientId === CLIENT_ID) letters = Typist.lettersBefore(to)
  })
  return letters
}
