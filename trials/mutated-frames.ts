import * as Y from 'yjs'
import { readDocument } from '#server/rooms/read-document.ts'
import { frames, type RawSocket } from '#server/testing/raw-socket.ts'
import {
  type PersonName,
  PLAN_ROOM,
  type SignedIn,
  startTestServer,
  type TestServer,
} from '#server/testing/start-test-server.ts'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { planProperties } from '#shared/plan/plan-document.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import { Chance } from './convergence/chance.ts'
import { editPlan } from './convergence/plan-edits.ts'
import { Attacker } from './hostile/attacker.ts'
import { auditPlan } from './hostile/audit-plan.ts'
import { mutateBytes, mutateUpdate } from './hostile/mutate-update.ts'
import { namingSeed, type Trial } from './trial.ts'

const FRAMES_A_ROUND = 200
/** One of so many frames is followed by somebody's honest typing. */
const TYPES_ONE_OF = 10
const EDITORS: readonly PersonName[] = ['anna', 'peter']
const READERS: readonly PersonName[] = ['ida', 'lars', 'rikke']
/** What an attacker sends is not to be slowed down here: that is another trial's. */
const FAST = { perSecond: 1e6, burst: 1e6 }

interface Seen {
  frames: number
  refused: number
  unopposed: number
  closed: number
  typed: number
}

/**
 * Mutated frames of every kind over sockets of every role, while somebody else types: the server lives, nobody else's
 * socket is closed, what is typed is saved, and of what was refused nothing is on the disk or on another socket.
 */
export const mutatedFrames: Trial = {
  name: 'mutated-frames',
  rules: ['SYNC-2', 'SYNC-8', 'RIGHTS-5'],
  roundsInCi: 1,
  rounds: 250,
  run: async (course) => {
    const seen: Seen = { frames: 0, refused: 0, unopposed: 0, closed: 0, typed: 0 }
    const begun = performance.now()
    for (let seed = course.next(); seed !== undefined; seed = course.next()) {
      const server = await startTestServer({
        limits: { frames: FAST, presence: FAST, socketsPerAddress: 100 },
      })
      try {
        await namingSeed(seed, () => runRound(server, new Chance(seed), seen))
      } finally {
        await server.close()
      }
    }
    const perSecond = (seen.frames / (performance.now() - begun)) * 1000
    const memory = process.memoryUsage().rss / 1e6
    return `Of ${seen.frames} frames ${seen.refused} were refused, ${seen.unopposed} passed and ${seen.closed} ended their own socket, ${perSecond.toFixed(0)} a second; ${seen.typed} honest edits were saved meanwhile; memory ${memory.toFixed(0)} MB`
  },
}

async function runRound(server: TestServer, chance: Chance, seen: Seen): Promise<void> {
  const typist = await openSocket(server, 'mette')
  const watcher = await openSocket(server, 'jonas')
  const model = readDocument('model', [Y.encodeStateAsUpdate(watcher.document)])
  const attackers = await Promise.all(
    [...EDITORS, ...READERS].map(async (name) => ({
      mayEdit: EDITORS.includes(name),
      attacker: attackerAs(server, await server.signIn(name)),
      page: pageOf(model, chance),
    })),
  )
  let typed = 0
  for (let sent = 0; sent < FRAMES_A_ROUND; sent++) {
    const who = chance.oneOf(attackers)
    if (!who) break
    const { frame, update } = nextFrame(who.page, chance)
    const outcome = await who.attacker.provoke([frame], Y.encodeStateVector(watcher.document))
    seen.frames++
    seen[outcome]++
    if (update && outcome === 'unopposed') {
      // An update that says nothing is everybody's to send: it answers the server's first question.
      if (!who.mayEdit && !saysNothing(update)) throw new Error('Somebody who may not edit was not refused.')
      Y.applyUpdate(model, update)
    }
    if (chance.whole(1, TYPES_ONE_OF) !== 1) continue
    Y.applyUpdate(
      model,
      typist.edit((document) => planProperties(document).set('note', `skrevet ${sent}`)),
    )
    typed++
  }
  await typist.hears('saved', ({ count }) => count === typed)
  seen.typed += typed
  await watcher.settled()
  await typist.settled()
  const onDisk = readDocument('disk', await server.ports.journal.read(PLAN_ROOM))
  const expected = readingOf(model)
  for (const [name, document] of Object.entries({
    onDisk,
    watcher: watcher.document,
    typist: typist.document,
  })) {
    if (readingOf(document) !== expected) throw new Error(`${name} is not what was let through.`)
  }
  const found = auditPlan(onDisk)
  if (found) throw new Error(`On disk there is ${found}.`)
  if (
    [typist, watcher].some(({ heard }) => heard.some(({ kind }) => kind === 'closed' || kind === 'refused'))
  )
    throw new Error('Somebody else was refused or sent away.')
  for (const { attacker, page } of attackers) {
    attacker.leave()
    page.document.destroy()
  }
  typist.close()
  watcher.close()
}

async function openSocket(server: TestServer, name: PersonName): Promise<RawSocket> {
  const socket = await (await server.signIn(name)).openSocket()
  await socket.sync()
  return socket
}

function attackerAs(server: TestServer, { cookie }: SignedIn): Attacker {
  return new Attacker(`${server.url.replace('http', 'ws')}/sync/${PLAN_ROOM}`, cookie)
}

/** An attacker's own copy, in which they write what they then spoil. */
interface Page {
  document: Y.Doc
  written: Uint8Array[]
}

function pageOf(model: Y.Doc, chance: Chance): Page {
  const document = readDocument('page', [Y.encodeStateAsUpdate(model)])
  document.clientID = chance.whole(2, 2 ** 32 - 1)
  const written: Uint8Array[] = []
  document.on('update', (update: Uint8Array) => written.push(update))
  return { document, written }
}

/** `update` where the frame is a sound one, whatever the update in it. */
function nextFrame(page: Page, chance: Chance): { frame: Uint8Array | string; update?: Uint8Array } {
  editPlan(page.document, chance)
  const written =
    (chance.happens(0.6) ? page.written.at(0) : chance.oneOf(page.written)) ?? new Uint8Array([0, 0])
  const states = [...page.document.store.clients.keys()].map((client) => ({
    client,
    clock: Y.getState(page.document.store, client),
  }))
  const targets = { states, others: page.written }
  const update = chance.happens(0.1) ? written : mutateUpdate(written, targets, chance)
  const bytes = mutateBytes(update.slice(0, 60), { states, others: [update] }, chance)
  return (
    chance.weighted<() => { frame: Uint8Array | string; update?: Uint8Array }>([
      [10, () => ({ frame: frames.update(update), update })],
      [4, () => ({ frame: frames.step2(update), update })],
      [1, () => ({ frame: frames.step1(bytes) })],
      [1, () => ({ frame: frames.ofType(chance.whole(0, 300), bytes) })],
      [1, () => ({ frame: frames.ofType(1, bytes) })],
      [1, () => ({ frame: bytes })],
      [1, () => ({ frame: frames.update(update).slice(0, -1) })],
      [1, () => ({ frame: chance.letters(0, 30) })],
    ])?.() ?? { frame: bytes }
  )
}

function saysNothing(update: Uint8Array): boolean {
  return update.length === 2 && update.every((byte) => byte === 0)
}

/** Everything that is to be seen, and who wrote how much. */
function readingOf(document: Y.Doc): string {
  const writers = [...Y.decodeStateVector(Y.encodeStateVector(document))].sort(([a], [b]) => a - b)
  const properties = planProperties(document).toJSON()
  return JSON.stringify([writers, properties, readPlan(document, 2027, BUILT_IN_CATEGORIES)])
}
