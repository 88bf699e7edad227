import { setTimeout as pause } from 'node:timers/promises'
import { roomName } from '../answer-bench.ts'
import { Crowd } from '../crowd.ts'
import type { Scenario } from '../scenario.ts'
import { SERVER_NAMES, withServer } from '../server-process.ts'

const PEOPLE = 50
const WRITERS = 5
const LETTERS_AHEAD = 200
const WARM_UP_SECONDS = 1

/** As much typing as the server lets through: each writer goes on while the last person in the room is not far behind. */
export const saturation: Scenario = {
  letter: 'A2',
  title: `Saturation: 1 room, ${PEOPLE} people, ${WRITERS} writers each at most ${LETTERS_AHEAD} letters ahead`,
  figures: {
    rate: 'deliveries per second',
    cpu: 'server CPU ms per 1,000 deliveries',
    busy: 'server CPU, of one core',
    memory: 'memory MB at the end',
  },
  servers: SERVER_NAMES,
  run: (name, { quick }) =>
    withServer(name, 1, async (server) => {
      const crowd = await Crowd.gather(server, roomName(0), { people: PEOPLE, writers: WRITERS })
      crowd.keepsLatencies = false
      let stopped = false
      const goOn = () => {
        for (let writer = 0; writer < WRITERS && !stopped; writer++) {
          while (crowd.ahead(writer) < LETTERS_AHEAD) crowd.send(writer)
        }
      }
      crowd.onDelivery = goOn
      goOn()
      await pause(WARM_UP_SECONDS * 1000)
      const before = await server.usage()
      const from = { deliveries: crowd.deliveries, at: performance.now() }
      await pause(quick ? 1500 : 4000)
      const after = await server.usage()
      const seconds = (performance.now() - from.at) / 1000
      const deliveries = crowd.deliveries - from.deliveries
      stopped = true
      await crowd.arrived()
      await crowd.leave()
      const cpu = after.cpu - before.cpu
      return {
        rate: deliveries / seconds,
        cpu: cpu / (deliveries / 1000),
        busy: cpu / 1000 / seconds,
        memory: after.memory / 1e6,
      }
    }),
}
