import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Relay } from './relay.ts'

/** As many servers as are asked for, each with its relay, that hear each other. */
export interface RelaysUnderTest {
  join(): Promise<Relay>
  /** Nothing gets through any more, or again. */
  setAway(isAway: boolean): Promise<void>
  teardown?: () => Promise<void>
}

const IS_ANYBODY_THERE = Buffer.from('is anybody there?')

/** Every promise of the relay port; called from each adapter's test. */
export function testRelayContract(setUp: () => Promise<RelaysUnderTest>): void {
  let under: RelaysUnderTest
  let here: Relay
  let there: Relay
  const bytes = (...numbers: number[]) => Uint8Array.from(numbers)
  /** What the relay hears on the channel, as it comes, but for what only asks whether it is heard. */
  function heardBy(relay: Relay, channel: string): Uint8Array[] {
    const heard: Uint8Array[] = []
    relay.subscribe(channel, (message) => {
      if (Buffer.compare(message, IS_ANYBODY_THERE) !== 0) heard.push(message)
    })
    return heard
  }
  /** A channel may be heard from a moment after it was subscribed to, so it is published until it is. */
  async function mustReach(from: Relay, to: Relay, channel: string): Promise<void> {
    let isHeard = false
    const end = to.subscribe(channel, () => {
      isHeard = true
    })
    await vi.waitFor(
      () => {
        from.publish(channel, IS_ANYBODY_THERE)
        expect(isHeard).toBe(true)
      },
      { timeout: 15_000 },
    )
    end()
  }

  beforeEach(async () => {
    under = await setUp()
    here = await under.join()
    there = await under.join()
  })
  afterEach(async () => {
    await here.close()
    await there.close()
    await under.teardown?.()
  })

  it('[SERVERS-1] tells every other server, in order, and nobody their own', async () => {
    const third = await under.join()
    for (const [from, to] of [
      [here, there],
      [here, third],
      [there, here],
    ] as const)
      await mustReach(from, to, 'ready')
    const [own, others, thirds, elsewhere] = [
      heardBy(here, 'rooms'),
      heardBy(there, 'rooms'),
      heardBy(third, 'rooms'),
      heardBy(there, 'people'),
    ]
    for (const [from, to] of [
      [here, there],
      [here, third],
      [there, here],
    ] as const)
      await mustReach(from, to, 'rooms')
    const sent = Array.from({ length: 200 }, (_, index) => bytes(index, 0, 255))
    for (const message of sent) here.publish('rooms', message)
    await vi.waitFor(() => {
      expect(others).toEqual(sent)
      expect(thirds).toEqual(sent)
    })
    there.publish('rooms', bytes(7))
    await vi.waitFor(() => expect(own).toEqual([bytes(7)]))
    expect(elsewhere).toEqual([])
    await third.close()
  })

  it('keeps the bytes as they were when published', async () => {
    const heard = heardBy(there, 'rooms')
    await mustReach(here, there, 'rooms')
    const message = bytes(1, 2, 3)
    here.publish('rooms', message)
    message.fill(0)
    await vi.waitFor(() => expect(heard).toEqual([bytes(1, 2, 3)]))
  })

  it('hears no more once that is ended, and several listeners each hear', async () => {
    const one: Uint8Array[] = []
    const end = there.subscribe('rooms', (message) => one.push(message))
    const other = heardBy(there, 'rooms')
    await mustReach(here, there, 'rooms')
    here.publish('rooms', bytes(8))
    await vi.waitFor(() => expect([one.at(-1), other.at(-1)]).toEqual([bytes(8), bytes(8)]))
    end()
    here.publish('rooms', bytes(9))
    await vi.waitFor(() => expect(other).toEqual([bytes(8), bytes(9)]))
    expect(one.at(-1)).toEqual(bytes(8))
  })

  it('[SERVERS-1] says again and again that something may be missed while it is away, throws nothing, and goes on once it is back', async () => {
    await mustReach(here, there, 'rooms')
    expect(there.isAway).toBe(false)
    let gaps = 0
    const end = there.onGap(() => gaps++)
    await under.setAway(true)
    await vi.waitFor(() => expect(there.isAway).toBe(true), { timeout: 5_000 })
    const before = gaps
    await vi.waitFor(() => expect(gaps).toBeGreaterThan(before + 2), { timeout: 5_000 })
    here.publish('rooms', bytes(1))
    await under.setAway(false)
    await vi.waitFor(() => expect(there.isAway).toBe(false), { timeout: 15_000 })
    const heard = heardBy(there, 'rooms')
    await mustReach(here, there, 'rooms')
    here.publish('rooms', bytes(2))
    await vi.waitFor(() => expect(heard).toEqual([bytes(2)]))
    end()
    const after = gaps
    await under.setAway(true)
    await vi.waitFor(() => expect(there.isAway).toBe(true), { timeout: 5_000 })
    expect(gaps).toBe(after)
    await under.setAway(false)
  }, 60_000)

  it('says every now and then that something may be missed also while it is there', async () => {
    let gaps = 0
    here.onGap(() => gaps++)
    await vi.waitFor(() => expect(gaps).toBeGreaterThan(1), { timeout: 10_000 })
  })
}
