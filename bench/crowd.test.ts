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

test('a letter that goes to another server is told apart, and each is acknowledged once', async () => {
  const counted = await withServer('samplan', 1, async (server) => {
    // One server that is taken for two: who is on which goes by turns.
    const crowd = await Crowd.gatherOver([server, server], roomName(0), { people: 5, writers: 2 })
    await crowd.type({ seconds: 1, perSecond: 20, withCursor: true, seed: 1 })
    await crowd.kept()
    await crowd.leave()
    const { latencies, latenciesElsewhere, acknowledgements } = crowd
    return {
      all: latencies.length,
      elsewhere: latenciesElsewhere.length,
      acknowledged: acknowledgements.length,
      letters: crowd.letters,
    }
  })
  // Three are where the first writes, and two where the second does; each has begun with a letter that is not counted.
  expect(counted).toEqual({ all: 40 * 4, elsewhere: 20 * 2 + 20 * 3, acknowledged: 40, letters: 42 })
})
