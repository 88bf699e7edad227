import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createMemoryLeases } from '../adapters/memory-leases.ts'
import { createMemoryVersions } from '../adapters/memory-versions.ts'
import { versionNote } from '../ports/version-store-contract.ts'
import { WrittenElsewhere } from '../rooms/written-elsewhere.ts'
import { Moments } from './moments.ts'

test('[VERSION-3] a plan that takes long to keep holds up no other', async () => {
  let now = 0
  const kept: string[] = []
  const { promise: isLong, resolve: end } = Promise.withResolvers<void>()
  const moments = new Moments({
    versions: {
      keep: async (planId) => {
        if (planId === 'long') await isLong
        kept.push(planId)
        return versionNote(planId)
      },
    },
    plans: { list: async () => [] },
    store: createMemoryVersions(),
    leases: createMemoryLeases(),
    elsewhere: new WrittenElsewhere(undefined),
    clock: { now: () => now },
    log: pino({ level: 'silent' }),
  })
  for (const planId of ['long', 'short']) moments.edited(`plan/${planId}`)
  now += 24 * 3_600_000
  const round = moments.round()
  await expect.poll(() => kept).toEqual(['short'])
  end()
  await round
  expect(kept).toEqual(['short', 'long'])
})
