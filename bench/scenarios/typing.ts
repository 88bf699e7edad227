import { roomName } from '../answer-bench.ts'
import { Crowd, type TypingPace } from '../crowd.ts'
import type { Figures, Scenario } from '../scenario.ts'
import { SERVER_NAMES, type ServerProcess, withServer } from '../server-process.ts'
import { percentile } from '../statistics.ts'

const PEOPLE = 50
const WRITERS = 5
const LETTERS_PER_SECOND = 20
/** In a room of its own, so that a server is measured as it runs and not as it starts: its code is compiled as it is used. */
const WARM_UP = { seconds: 4, perSecond: 100 }
const SETTLE_SECONDS = 1

/** Fifty people in a room of whom five write; one who writes alone; and five whose caret follows every letter. */
export const typing: Scenario = {
  letter: 'A',
  title: `Ordinary typing: 1 room, ${PEOPLE} people, ${WRITERS} writers × ${LETTERS_PER_SECOND} letters a second`,
  figures: {
    cpu: 'server CPU ms per 1,000 deliveries',
    p50: 'latency p50 ms',
    p95: 'latency p95 ms',
    p99: 'latency p99 ms',
    memory: 'memory MB',
    aloneP50: 'one writer alone: latency p50 ms',
    cursorCpu: 'with a caret a letter: CPU ms per 1,000 deliveries',
    cursorP95: 'with a caret a letter: latency p95 ms',
  },
  servers: SERVER_NAMES,
  run: (name, { seed, quick }) =>
    withServer(name, 4, async (server) => {
      await warmUp(server, seed)
      const seconds = quick ? 3 : 10
      const pace = { seconds, perSecond: LETTERS_PER_SECOND, withCursor: false, seed }
      const five = await measure(server, 0, WRITERS, pace)
      const { memory } = await server.usage()
      const alone = await measure(server, 1, 1, { ...pace, seconds: seconds / 2 })
      const cursors = await measure(server, 2, WRITERS, { ...pace, withCursor: true })
      return {
        cpu: five.cpu,
        p50: percentile(five.latencies, 0.5),
        p95: percentile(five.latencies, 0.95),
        p99: percentile(five.latencies, 0.99),
        memory: memory / 1e6,
        aloneP50: percentile(alone.latencies, 0.5),
        cursorCpu: cursors.cpu,
        cursorP95: percentile(cursors.latencies, 0.95),
      } satisfies Figures
    }),
}

async function warmUp(server: ServerProcess, seed: number): Promise<void> {
  const crowd = await Crowd.gather(server, roomName(3), { people: PEOPLE, writers: WRITERS })
  await crowd.type({ ...WARM_UP, withCursor: true, seed })
  await crowd.leave()
}

async function measure(
  server: ServerProcess,
  room: number,
  writers: number,
  pace: TypingPace,
): Promise<{ cpu: number; latencies: number[] }> {
  const crowd = await Crowd.gather(server, roomName(room), { people: PEOPLE, writers })
  await crowd.type({ ...pace, seconds: SETTLE_SECONDS })
  crowd.forget()
  const before = await server.usage()
  await crowd.type(pace)
  const after = await server.usage()
  const { deliveries, latencies } = crowd
  await crowd.leave()
  return { cpu: (after.cpu - before.cpu) / (deliveries / 1000), latencies }
}
