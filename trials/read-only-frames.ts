import * as Y from 'yjs'
import { frames } from '#server/testing/raw-socket.ts'
import {
  type PersonName,
  PLAN_ROOM,
  startTestServer,
  type TestServer,
} from '#server/testing/start-test-server.ts'
import { planProperties } from '#shared/plan/plan-document.ts'
import { Chance } from './convergence/chance.ts'
import { editPlan } from './convergence/plan-edits.ts'
import { Attacker } from './hostile/attacker.ts'
import { namingSeed, type Trial } from './trial.ts'

const FRAMES_A_ROUND = 200
/** Frames sent at once: what comes after the fifth refused is sent into a socket that is being closed. */
const BURST = 10
/** Who may read a room and not write in it. */
const CASES: readonly { name: PersonName; room: string }[] = [
  { name: 'ida', room: PLAN_ROOM },
  { name: 'lars', room: PLAN_ROOM },
  { name: 'rikke', room: PLAN_ROOM },
  { name: 'anna', room: `${PLAN_ROOM}/ledger` },
  { name: 'ida', room: `${PLAN_ROOM}/ledger` },
]
const FAST = { perSecond: 1e6, burst: 1e6 }

/**
 * Sound edits and frames of every type from those who may only read: not a byte changes on disk, in the room or on a
 * director's screen.
 */
export const readOnlyFrames: Trial = {
  name: 'read-only-frames',
  rules: ['RIGHTS-1', 'RIGHTS-5'],
  roundsInCi: 1,
  rounds: 500,
  run: async (course) => {
    let rounds = 0
    let refused = 0
    const begun = performance.now()
    const server = await startTestServer({ limits: { frames: FAST, presence: FAST, socketsPerAddress: 100 } })
    try {
      for (let seed = course.next(); seed !== undefined; seed = course.next(), rounds++) {
        refused += await namingSeed(seed, () => runRound(server, new Chance(seed)))
      }
    } finally {
      await server.close()
    }
    const sent = rounds * FRAMES_A_ROUND
    const perSecond = ((sent * CASES.length) / (performance.now() - begun)) * 1000
    return `Of ${sent} frames of each of ${CASES.length} who may only read none left a trace, ${refused} bursts were refused, ${perSecond.toFixed(0)} a second`
  },
}

async function runRound(server: TestServer, chance: Chance): Promise<number> {
  const rooms = [...new Set(CASES.map(({ room }) => room))]
  const director = await server.signIn('mette')
  const screens = await Promise.all(
    rooms.map(async (room) => {
      const socket = await director.openSocket(room)
      await socket.sync()
      const stored = await server.ports.journal.read(room)
      return { room, socket, stored, shown: Y.encodeStateAsUpdate(socket.document) }
    }),
  )
  let refused = 0
  for (const { name, room } of CASES) {
    const shown = screens.find((screen) => screen.room === room)?.shown ?? new Uint8Array([0, 0])
    const page = new Y.Doc()
    Y.applyUpdate(page, shown)
    const state = Y.encodeStateVector(page)
    const written: Uint8Array[] = []
    page.on('update', (update: Uint8Array) => written.push(update))
    const { cookie } = await server.signIn(name)
    const attacker = new Attacker(`${server.url.replace('http', 'ws')}/sync/${room}`, cookie)
    for (let sent = 0; sent < FRAMES_A_ROUND; sent += BURST) {
      const burst = Array.from({ length: BURST }, () => nextFrame(page, written, chance))
      if ((await attacker.provoke(burst, state)) === 'refused') refused++
    }
    attacker.leave()
    page.destroy()
  }
  for (const { room, socket, stored, shown } of screens) {
    await socket.settled()
    if (socket.heard.some(({ kind }) => kind === 'update'))
      throw new Error(`A director heard of it in ${room}.`)
    if (!same(shown, Y.encodeStateAsUpdate(socket.document)))
      throw new Error(`A director's ${room} is another.`)
    const storedNow = await server.ports.journal.read(room)
    if (
      storedNow.length !== stored.length ||
      !storedNow.every((record, index) => same(record, stored[index]))
    )
      throw new Error(`The records of ${room} are others.`)
    const anew = await director.openSocket(room)
    await anew.sync()
    if (!same(shown, Y.encodeStateAsUpdate(anew.document)))
      throw new Error(`The room ${room} holds something else.`)
    anew.close()
    socket.close()
    await Promise.all([anew.hears('closed'), socket.hears('closed')])
  }
  return refused
}

function nextFrame(page: Y.Doc, written: readonly Uint8Array[], chance: Chance): Uint8Array {
  if (chance.happens(0.2)) editPlan(page, chance)
  else planProperties(page).set('title', chance.letters(3, 9))
  const update = chance.oneOf(written) ?? new Uint8Array([0, 0])
  return (
    chance.weighted<() => Uint8Array>([
      [5, () => frames.update(update)],
      [3, () => frames.step2(update)],
      [1, () => frames.step2(Y.encodeStateAsUpdate(page))],
      [2, () => frames.ofType(chance.whole(2, 400), update)],
      [1, () => frames.ofType(chance.whole(2, 400), frames.update(update))],
    ])?.() ?? update
  )
}

function same(one: Uint8Array, other: Uint8Array | undefined): boolean {
  return other !== undefined && Buffer.compare(one, other) === 0
}
