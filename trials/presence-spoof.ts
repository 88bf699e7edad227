import { frames, type RawSocket } from '#server/testing/raw-socket.ts'
import {
  type PersonName,
  PLAN_ROOM,
  startTestServer,
  type TestServer,
} from '#server/testing/start-test-server.ts'
import { planProperties } from '#shared/plan/plan-document.ts'
import { Chance } from './convergence/chance.ts'
import { Attacker } from './hostile/attacker.ts'
import type { Trial } from './trial.ts'

const FRAMES_A_ROUND = 400
/** Frames sent at once. */
const BURST = 20
const ATTACKERS: readonly PersonName[] = ['peter', 'ida', 'lars', 'rikke']
/** Another one each round: of the last round's victim the room may still have to say that she left. */
const FIRST_VICTIM_ID = 1_000
const SIGHT = 'body/victim'
const CLOCKS: readonly number[] = [0, 1, 2, 1_000, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER]
const FAST = { perSecond: 1e6, burst: 1e6 }

/**
 * Forged presence from every role: others' client ids, nulls, clocks without end, ghosts by the hundred, states too large
 * and states with keys of JavaScript's own. Nobody else's name, place or presence changes, and who was attacked goes on
 * being seen.
 */
export const presenceSpoof: Trial = {
  name: 'presence-spoof',
  rules: ['SYNC-5'],
  roundsInCi: 1,
  rounds: 250,
  run: async (course) => {
    let sent = 0
    const begun = performance.now()
    const server = await startTestServer({ limits: { frames: FAST, presence: FAST, socketsPerAddress: 100 } })
    try {
      for (let seed = course.next(); seed !== undefined; seed = course.next()) {
        const found = await runRound(server, FIRST_VICTIM_ID + course.started, new Chance(seed))
        if (found) throw new Error(`seed ${seed}: ${found}`)
        sent += FRAMES_A_ROUND
      }
    } finally {
      await server.close()
    }
    const perSecond = (sent / (performance.now() - begun)) * 1000
    return `Of ${sent} forged presence frames none changed what others see of somebody else, ${perSecond.toFixed(0)} a second`
  },
}

async function runRound(server: TestServer, victimId: number, chance: Chance): Promise<string | undefined> {
  const victim = await (await server.signIn('anna')).openSocket()
  const watcher = await (await server.signIn('mette')).openSocket()
  await Promise.all([victim.sync(), watcher.sync()])
  let victimsClock = 1
  const show = (mark: number) => {
    victim.send(
      frames.presence([{ clientId: victimId, clock: victimsClock++, state: { place: SIGHT, mark } }]),
    )
    return watcher.hears('presence', ({ states }) => states.some(({ state }) => isVictims(state, mark)))
  }
  // A client that writes: its id is its own from then on.
  victim.document.clientID = victimId
  victim.edit((document) => planProperties(document).set('note', `anna ${chance.letters(4, 4)}`))
  await victim.hears('saved')
  await show(0)

  const attackers = await Promise.all(
    ATTACKERS.map(async (name) => {
      const { cookie } = await server.signIn(name)
      return new Attacker(`${server.url.replace('http', 'ws')}/sync/${PLAN_ROOM}`, cookie)
    }),
  )
  for (let sent = 0; sent < FRAMES_A_ROUND; sent += BURST) {
    const forged = Array.from({ length: BURST }, () => forgedFrame(victimId, chance))
    await chance.oneOf(attackers)?.provoke(forged, new Uint8Array([0]))
  }
  const mark = chance.whole(1, 2 ** 31)
  await show(mark)
  for (const attacker of attackers) attacker.leave()
  const found =
    whatIsWrong(watcher, victimId) ??
    (victim.heard.some(({ kind }) => kind === 'closed') ? 'the victim was sent away' : undefined)
  victim.close()
  watcher.close()
  await Promise.all([victim.hears('closed'), watcher.hears('closed')])
  return found
}

function forgedFrame(victimId: number, chance: Chance): Uint8Array {
  const entry = () => ({
    clientId: chance.happens(0.7) ? victimId : chance.whole(0, 2 ** 32),
    clock: chance.oneOf(CLOCKS) ?? 0,
    state: chance.oneOf(STATES),
  })
  const frame = frames.presence(
    Array.from({ length: chance.happens(0.05) ? 500 : chance.whole(1, 3) }, entry),
  )
  if (chance.happens(0.9)) return frame
  const damaged = frame.slice()
  damaged[chance.whole(0, damaged.length - 1)] = chance.whole(0, 255)
  return damaged
}

const STATES: readonly unknown[] = [
  null,
  {},
  { user: { personId: 'anna', name: 'Anna', party: 'difos', role: 'reader' }, place: 'body/forged' },
  { user: null },
  { user: { name: 'Mette' }, mark: 0 },
  [],
  'anna',
  7,
  { text: 'x'.repeat(9_000) },
  JSON.parse('{"__proto__": {"name": "Anna"}}'),
]

/** Answers the first thing heard of the victim that the victim did not say, or said of somebody under a false name. */
function whatIsWrong(watcher: RawSocket, victimId: number): string | undefined {
  for (const heard of watcher.heard) {
    if (heard.kind === 'closed') return 'the watcher was sent away'
    if (heard.kind !== 'presence') continue
    for (const { clientId, state } of heard.states) {
      if (clientId === victimId && !isVictims(state))
        return `somebody else spoke for the victim: ${JSON.stringify(state)}`
      if (clientId !== victimId && personOf(state) === 'anna') return 'somebody else passed for the victim'
    }
  }
  return undefined
}

function isVictims(state: unknown, mark?: number): boolean {
  if (typeof state !== 'object' || state === null || personOf(state) !== 'anna') return false
  return Reflect.get(state, 'place') === SIGHT && (mark === undefined || Reflect.get(state, 'mark') === mark)
}

function personOf(state: unknown): unknown {
  const user: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, 'user') : undefined
  return typeof user === 'object' && user !== null ? Reflect.get(user, 'personId') : undefined
}
