import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CountAttempts } from './attempts.ts'

export interface AttemptsUnderTest {
  attempts: CountAttempts
  /** As another server counts them. */
  elsewhere: CountAttempts
  teardown?: () => Promise<void>
}

/** Every promise of the port; called from each adapter's test. */
export function testAttemptsContract(setUp: () => Promise<AttemptsUnderTest>): void {
  let under: AttemptsUnderTest
  beforeEach(async () => {
    under = await setUp()
  })
  afterEach(() => under.teardown?.())

  const limit = { name: 'code', most: 3, seconds: 60 }

  it('[SERVERS-24] counts what is tried on any server, of each by themselves', async () => {
    const [here, there] = [under.attempts(limit), under.elsewhere(limit)]
    expect([await here.count('anna'), await there.count('anna'), await here.count('anna')]).toEqual([
      true,
      true,
      true,
    ])
    expect(await there.count('anna')).toBe(false)
    expect(await here.count('anna')).toBe(false)
    expect(await there.count('mette')).toBe(true)
    expect(await under.attempts({ ...limit, name: 'another' }).count('anna')).toBe(true)
  })

  it('[SERVERS-24] lets nobody through who tries it everywhere at once', async () => {
    const [here, there] = [under.attempts(limit), under.elsewhere(limit)]
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? here : there).count('peter')),
    )
    expect(answers.filter((mayGoOn) => mayGoOn)).toHaveLength(3)
  })

  it('takes back what was no guess', async () => {
    const counter = under.attempts(limit)
    for (let attempt = 0; attempt < 9; attempt++) {
      expect(await counter.count('ida')).toBe(true)
      await counter.takeBack('ida')
    }
    for (let attempt = 0; attempt < 3; attempt++) await counter.count('ida')
    expect(await counter.count('ida')).toBe(false)
    await counter.forget('ida')
    expect(await counter.count('ida')).toBe(true)
  })

  it('takes any text for a name', async () => {
    const counter = under.attempts(limit)
    const long = `${'x'.repeat(2_000)}\u0000 ü '`
    for (let attempt = 0; attempt < 3; attempt++) expect(await counter.count(long)).toBe(true)
    expect(await counter.count(long)).toBe(false)
  })
}
