import { describe } from 'vitest'
import { testRelayContract } from '../ports/relay-contract.ts'
import { createMemoryRelays } from './memory-relay.ts'

describe('the relay in memory', () => {
  testRelayContract(async () => {
    const relays = createMemoryRelays()
    return { join: async () => relays.join(), setAway: async (isAway) => relays.setAway(isAway) }
  })
})
