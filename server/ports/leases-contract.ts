import { setImmediate as nextTick } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Lease, LeaseLost, type Leases } from './leases.ts'

export interface LeasesUnderTest {
  /** Those of another server on the same workspace. */
  another(): Promise<Leases>
  /** Kills a server, as far as its leases tell; absent where they last no longer than the process. */
  kill?: (leases: Leases) => Promise<void>
  teardown?: () => Promise<void>
}

/** Every promise of the port; called from each adapter's test. */
export function testLeasesContract(setUp: () => Promise<LeasesUnderTest>): void {
  let under: LeasesUnderTest
  let here: Leases
  let there: Leases

  beforeEach(async () => {
    under = await setUp()
    here = await under.another()
    there = await under.another()
  })
  afterEach(async () => {
    await Promise.all([here.close(), there.close()])
    await under.teardown?.()
  })

  it('[SERVERS-20] is held by one at a time, on whichever server, and its fence only grows', async () => {
    let holders = 0
    const fences: number[] = []
    const work = async ({ fence, mustStand }: Lease) => {
      holders++
      expect(holders).toBe(1)
      fences.push(fence)
      await nextTick()
      mustStand()
      holders--
    }
    await Promise.all(
      Array.from({ length: 30 }, (_, at) => (at % 2 === 0 ? here : there).under('the meetings', work)),
    )
    expect(fences).toHaveLength(30)
    expect(fences).toEqual([...new Set(fences)].sort((a, b) => a - b))
  })

  it('[SERVERS-20] is given out in the order asked for on each server', async () => {
    const order: string[] = []
    const ask = (leases: Leases, who: string) =>
      leases.under('a plan', async () => {
        await nextTick()
        order.push(who)
      })
    await Promise.all(
      Array.from({ length: 10 }, (_, at) => [ask(here, `here ${at}`), ask(there, `there ${at}`)]).flat(),
    )
    for (const place of ['here', 'there'])
      expect(order.filter((who) => who.startsWith(place))).toEqual(
        Array.from({ length: 10 }, (_, at) => `${place} ${at}`),
      )
  })

  it('[SERVERS-20] lets each server have its turn, however much the other asks', async () => {
    let isDone = false
    let turnsHere = 0
    const goOn = async (): Promise<void> => {
      if (isDone) return
      const next = here.under('mail', async () => {
        turnsHere++
      })
      await Promise.all([next, goOnAfter(next)])
    }
    const goOnAfter = async (turn: Promise<void>) => {
      await turn
      await goOn()
    }
    const going = goOn()
    await there.under('mail', async () => {
      isDone = true
    })
    await going
    expect(turnsHere).toBeGreaterThan(0)
  })

  it('holds up nobody who asks for another', async () => {
    const { promise: end, resolve } = Promise.withResolvers<void>()
    const long = here.under('one', () => end)
    await here.under('other', async () => {})
    await there.under('other', async () => {})
    resolve()
    await long
  })

  it('rejects as the work does, and is free again', async () => {
    await expect(
      here.under('one', async () => {
        throw new Error('the disk is full')
      }),
    ).rejects.toThrow('the disk is full')
    expect(await there.under('one', async () => 'free')).toBe('free')
    expect(await here.under('one', async () => 'free')).toBe('free')
  })

  it('[SERVERS-21] lasts as long as the work', async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const { promise: end, resolve } = Promise.withResolvers<void>()
    let isHeld = true
    const long = here.under('one', async ({ mustStand }) => {
      begin()
      await end
      mustStand()
      isHeld = false
    })
    // Asked at once, either could be first.
    await begun
    const next = there.under('one', async () => expect(isHeld).toBe(false))
    // Longer than one lasts that nobody prolongs, where it can end at all.
    if (under.kill) await there.under('other', () => new Promise((done) => setTimeout(done, 3_000)))
    resolve()
    await Promise.all([long, next])
  })

  it('[SERVERS-21] goes to another once its server is gone, and who had it is told', async () => {
    const { kill } = under
    if (!kill) return
    const { promise: begun, resolve: begin } = Promise.withResolvers<Lease>()
    const { promise: end, resolve } = Promise.withResolvers<void>()
    const cutOff = here.under('one', async (lease) => {
      begin(lease)
      await end
      lease.mustStand()
    })
    const { fence } = await begun
    await kill(here)
    expect(await there.under('one', async (lease) => lease.fence)).toBeGreaterThan(fence)
    resolve()
    await expect(cutOff).rejects.toThrow(LeaseLost)
  })

  it('is given out no more once it is let go of', async () => {
    await here.close()
    await expect(here.under('one', async () => {})).rejects.toThrow(LeaseLost)
    expect(await there.under('one', async () => 'free')).toBe('free')
  })
}
