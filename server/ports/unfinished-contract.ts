import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Unfinished } from './unfinished.ts'

export interface UnfinishedUnderTest {
  unfinished: Unfinished
  /** As another server has it. */
  elsewhere: Unfinished
  teardown?: () => Promise<void>
}

/** What the adapter under test is to keep of a kind. */
export const MOST_FOR_TEST = 20

/** Every promise of the port; called from each adapter's test. */
export function testUnfinishedContract(setUp: () => Promise<UnfinishedUnderTest>): void {
  let under: UnfinishedUnderTest
  let here: Unfinished
  let there: Unfinished

  beforeEach(async () => {
    under = await setUp()
    here = under.unfinished
    there = under.elsewhere
  })
  afterEach(() => under.teardown?.())

  const KIND = 'provider-sign-in'
  const put = (key: string, value: string, until = 10) => here.put(KIND, key, value, { now: 0, until })

  it('[SERVERS-23] is found on every server until it is taken, under its own kind and key', async () => {
    await put('a', 'begun')
    expect(await there.find(KIND, 'a', 0)).toBe('begun')
    expect(await there.find('second-factor', 'a', 0)).toBeUndefined()
    expect(await there.find(KIND, 'b', 0)).toBeUndefined()
    expect(await there.take(KIND, 'a', 0)).toBe('begun')
    expect(await here.find(KIND, 'a', 0)).toBeUndefined()
    expect(await here.take(KIND, 'a', 0)).toBeUndefined()
  })

  it('[SERVERS-23] is one server’s of two that take it at once', async () => {
    for (let round = 0; round < 20; round++) {
      await put('a', `${round}`)
      const taken = await Promise.all([here.take(KIND, 'a', 0), there.take(KIND, 'a', 0)])
      expect(taken.filter((one) => one !== undefined)).toEqual([`${round}`])
    }
  })

  it('is over after its time', async () => {
    await put('a', 'begun')
    expect(await here.find(KIND, 'a', 10)).toBe('begun')
    expect(await here.find(KIND, 'a', 11)).toBeUndefined()
    expect(await here.take(KIND, 'a', 11)).toBeUndefined()
  })

  it('gives way to what is begun anew', async () => {
    await put('a', 'first')
    await put('a', 'second', 20)
    expect(await here.take(KIND, 'a', 15)).toBe('second')
    expect(await here.take(KIND, 'a', 0)).toBeUndefined()
  })

  it('is kept so many times and no more: the oldest gives way', async () => {
    await here.put('second-factor', 'other', 'value', { now: 0, until: 10 })
    for (let at = 0; at <= MOST_FOR_TEST; at++) await put(`${at}`, 'value')
    expect(await here.find(KIND, '0', 0)).toBeUndefined()
    expect(await here.find(KIND, '1', 0)).toBe('value')
    expect(await here.find(KIND, `${MOST_FOR_TEST}`, 0)).toBe('value')
    expect(await here.find('second-factor', 'other', 0)).toBe('value')
  })
}
