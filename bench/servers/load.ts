/** The load that every setup gets: the same rooms, writers and readers, dealt out to however many servers there are. */
import { setTimeout as pause } from 'node:timers/promises'
import { roomName } from '../answer-bench.ts'
import { Crowd } from '../crowd.ts'
import type { Figures } from '../scenario.ts'
import type { ServerProcess } from '../server-process.ts'
import { type Counts, figuresOfFullLoad, figuresOfTyping } from './counts.ts'
import { SETUPS, type SetupName } from './setups.ts'
import type { Stores } from './stores.ts'
import { withServers } from './with-servers.ts'

/** Both can be dealt out to four servers evenly. */
const ROOMS = 4
const PEOPLE = 24
const WRITERS = 4
const LETTERS_PER_SECOND = 10
/** For as fast as it goes: how far a writer may be ahead of the last reader. */
const LETTERS_AHEAD = 50
/** Code is compiled as it is used: a server is measured as it runs and not as it starts. */
const WARM_UP = { seconds: 4, perSecond: 50, withCursor: false }
const SETTLE_SECONDS = 1
const FULL_WARM_UP_SECONDS = 1

export interface Load {
  stores: Stores
  /** Of typing; half as many of as fast as it goes. */
  seconds: number
  seed: number
}

export const LOAD_IN_WORDS = `${ROOMS} rooms × ${PEOPLE} people, ${WRITERS} writers in each: ${LETTERS_PER_SECOND} letters a second of each, then as fast as it goes while the last reader is at most ${LETTERS_AHEAD} letters behind`

/** One setup under the load, started afresh. */
export function measure(name: SetupName, { stores, seconds, seed }: Load): Promise<Figures> {
  const setup = SETUPS[name]
  return withServers(setup, { stores, rooms: ROOMS }, async (servers) => {
    const crowds: Crowd[] = []
    for (let room = 0; room < ROOMS; room++)
      crowds.push(await Crowd.gatherOver(servers, roomName(room), { people: PEOPLE, writers: WRITERS }))
    const type = async (pace: { seconds: number; perSecond: number; withCursor: boolean }) => {
      await Promise.all(crowds.map((crowd, room) => crowd.type({ ...pace, seed: seed * ROOMS + room })))
      if (setup.server === 'samplan') await Promise.all(crowds.map((crowd) => crowd.kept()))
    }

    await type({ ...WARM_UP, seconds: Math.min(WARM_UP.seconds, seconds) })
    const pace = { perSecond: LETTERS_PER_SECOND, withCursor: false }
    await type({ ...pace, seconds: SETTLE_SECONDS })
    for (const crowd of crowds) crowd.forget()

    const before = await countsOf(servers, stores, crowds)
    await type({ ...pace, seconds })
    const typed = figuresOfTyping(setup, before, await countsOf(servers, stores, crowds), {
      latencies: crowds.flatMap(({ latencies }) => latencies),
      latenciesElsewhere: crowds.flatMap(({ latenciesElsewhere }) => latenciesElsewhere),
      acknowledgements: crowds.flatMap(({ acknowledgements }) => acknowledgements),
    })

    const stop = goOn(crowds)
    await pause(FULL_WARM_UP_SECONDS * 1000)
    const from = await countsOf(servers, stores, crowds)
    await pause((seconds / 2) * 1000)
    const full = figuresOfFullLoad(setup, from, await countsOf(servers, stores, crowds))
    stop()
    await Promise.all(crowds.map((crowd) => crowd.arrived()))
    await Promise.all(crowds.map((crowd) => crowd.leave()))
    return { ...typed, ...full }
  })
}

/** Lets everybody who writes write as fast as readers get it, until it is told to stop. */
function goOn(crowds: readonly Crowd[]): () => void {
  let isStopped = false
  for (const crowd of crowds) {
    crowd.keepsLatencies = false
    crowd.onDelivery = () => {
      for (let writer = 0; writer < crowd.writerCount && !isStopped; writer++)
        while (crowd.ahead(writer) < LETTERS_AHEAD) crowd.send(writer)
    }
    crowd.onDelivery()
  }
  return () => {
    isStopped = true
  }
}

async function countsOf(
  servers: readonly ServerProcess[],
  stores: Stores,
  crowds: readonly Crowd[],
): Promise<Counts> {
  const usages = await Promise.all(servers.map((server) => server.usage()))
  return {
    ...(await stores.counts()),
    serverCpu: usages.reduce((cpu, usage) => cpu + usage.cpu, 0),
    at: performance.now(),
    updates: crowds.reduce((letters, crowd) => letters + crowd.letters, 0),
    deliveries: crowds.reduce((letters, crowd) => letters + crowd.deliveries, 0),
  }
}
