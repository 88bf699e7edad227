import { expect, test } from 'vitest'
import { roomName } from './answer-bench.ts'
import { Crowd } from './crowd.ts'
import { withServer } from './server-process.ts'

test.each(['raw', 'samplan'] as const)(
  '%s: every letter counts once for each who receives it',
  async (name) => {
    const counted = await withServer(name, 1, async (server) => {
      const crowd = await Crowd.gather(server, roomName(0), { people: 4, writers: 2 })
      await crowd.type({ seconds: 1, perSecond: 20, withCursor: true, seed: 1 })
      await crowd.leave()
      return { deliveries: crowd.deliveries, latencies: crowd.latencies.length }
    })
    const letters = 2 * 20
    expect(counted).toEqual({ deliveries: letters * 3, latencies: letters * 3 })
  },
)
