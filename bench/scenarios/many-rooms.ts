import { setTimeout as pause } from 'node:timers/promises'
import { roomName } from '../answer-bench.ts'
import { Crowd } from '../crowd.ts'
import type { Scenario } from '../scenario.ts'
import { SERVER_NAMES, withServer } from '../server-process.ts'
import { percentile } from '../statistics.ts'

const ROOMS = 500
const SETTLE_MS = 2_000

/** Many plans at once, each with two people who write a letter a second. */
export const manyRooms: Scenario = {
  letter: 'B',
  title: `${ROOMS} rooms × 2 people, a letter a second each`,
  figures: {
    cpu: 'server CPU ms in 20 s',
    p50: 'latency p50 ms',
    p95: 'latency p95 ms',
    p99: 'latency p99 ms',
    memory: 'memory KB a room, both sockets in it',
    heap: 'of that on the JavaScript heap KB',
    openCpu: 'server CPU ms to open a room',
  },
  servers: SERVER_NAMES,
  run: (name, { seed, quick }) => {
    const rooms = quick ? 100 : ROOMS
    const seconds = quick ? 5 : 20
    return withServer(name, rooms, async (server) => {
      const empty = await server.usageWhenTidy()
      const crowds: Crowd[] = []
      for (let room = 0; room < rooms; room++) {
        crowds.push(await Crowd.gather(server, roomName(room), { people: 2, writers: 2 }))
      }
      const opened = await server.usage()
      await pause(SETTLE_MS)
      const { memory, heap } = await server.usageWhenTidy()
      const before = await server.usage()
      await Promise.all(
        crowds.map((crowd, index) =>
          crowd.type({ seconds, perSecond: 1, withCursor: false, seed: seed * ROOMS + index }),
        ),
      )
      const after = await server.usage()
      const latencies = crowds.flatMap((crowd) => crowd.latencies)
      await Promise.all(crowds.map((crowd) => crowd.leave()))
      return {
        cpu: ((after.cpu - before.cpu) / seconds) * 20,
        p50: percentile(latencies, 0.5),
        p95: percentile(latencies, 0.95),
        p99: percentile(latencies, 0.99),
        memory: (memory - empty.memory) / 1024 / rooms,
        heap: (heap - empty.heap) / 1024 / rooms,
        openCpu: (opened.cpu - empty.cpu) / rooms,
      }
    })
  },
}
