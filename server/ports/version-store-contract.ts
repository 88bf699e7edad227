import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Version } from '#shared/versions/version.ts'
import type { KeptVersion, VersionStore } from './version-store.ts'

export interface VersionStoreUnderTest {
  store: VersionStore
  /** Another look at the same store after closing; absent where nothing outlives the process. */
  reopen?: () => Promise<VersionStore>
  teardown?: () => Promise<void>
}

export function versionNote(id: string, fields: Partial<Version> = {}): Version {
  return {
    id,
    planId: 'a',
    at: '2026-11-28T10:00:00.000Z',
    reason: 'spell',
    contentHash: `hash of ${id}`,
    ...fields,
  }
}

/** Every promise of the port; called from each adapter's test. */
export function testVersionStoreContract(setUp: () => Promise<VersionStoreUnderTest>): void {
  let under: VersionStoreUnderTest
  let store: VersionStore
  const kept = (id: string, parts: string[], fields: Partial<Version> = {}): KeptVersion => ({
    version: versionNote(id, fields),
    parts,
  })

  beforeEach(async () => {
    under = await setUp()
    store = under.store
  })
  afterEach(() => under.teardown?.())

  it('has nothing of a plan it does not know', async () => {
    expect(await store.list('a')).toEqual([])
    expect(await store.read('a', 'one')).toBeUndefined()
    expect(await store.newest('a')).toBeUndefined()
    expect(await store.partsOf('a')).toEqual([])
    expect(await store.visitsOf('a')).toEqual(new Map())
  })

  it('reads back what was kept, in the order it was kept, of one plan and no other, also after opening again', async () => {
    const by = { personId: 'anna', name: 'Anna', party: 'censec', role: 'director' } as const
    const one = kept('one', ['æøå', 'fælles'], { reason: 'named', name: 'Før mødet', by })
    const two = kept('two', ['fælles', 'fælles', ''])
    await Promise.all([store.keep(one), store.keep(two), store.keep(kept('one', ['b'], { planId: 'b' }))])
    const mustHold = async () => {
      expect(await store.list('a')).toEqual([one.version, two.version])
      expect(await store.read('a', 'one')).toEqual(one)
      expect(await store.read('a', 'two')).toEqual(two)
      expect(await store.newest('a')).toEqual(two)
      expect((await store.read('b', 'one'))?.parts).toEqual(['b'])
      expect(await store.read('a', 'three')).toBeUndefined()
      expect((await store.partsOf('a')).toSorted()).toEqual(['', 'fælles', 'æøå'])
    }
    await mustHold()
    if (!under.reopen) return
    store = await under.reopen()
    await mustHold()
  })

  it('drops versions, and of their parts those that no other has', async () => {
    await store.keep(kept('one', ['ene', 'fælles']))
    await store.keep(kept('two', ['fælles', 'anden']))
    await store.keep(kept('three', ['tredje']))
    await store.drop('a', ['one', 'three', 'unknown'])
    expect((await store.list('a')).map(({ id }) => id)).toEqual(['two'])
    expect(await store.read('a', 'two')).toEqual(kept('two', ['fælles', 'anden']))
    expect((await store.partsOf('a')).toSorted()).toEqual(['anden', 'fælles'])
  })

  it('puts other parts and notes in the place of some, in every version of the plan that has them', async () => {
    await store.keep(kept('one', ['hoved', 'hemmelig', 'fælles'], { name: 'Hemmelig' }))
    await store.keep(kept('two', ['hoved', 'hemmelig', 'gammel']))
    await store.keep(kept('other', ['hemmelig'], { planId: 'b' }))
    await store.replace(
      'a',
      [
        { part: 'hemmelig', by: undefined },
        { part: 'gammel', by: 'tom' },
      ],
      [versionNote('one', { contentHash: 'another' })],
    )
    expect(await store.read('a', 'one')).toEqual({
      version: versionNote('one', { contentHash: 'another' }),
      parts: ['hoved', 'fælles'],
    })
    expect(await store.read('a', 'two')).toEqual(kept('two', ['hoved', 'tom']))
    expect((await store.partsOf('a')).toSorted()).toEqual(['fælles', 'hoved', 'tom'])
    expect((await store.read('b', 'other'))?.parts).toEqual(['hemmelig'])
  })

  it('remembers how each person left a plan, the last time alone', async () => {
    await store.noteVisit('a', 'anna', { left: { at: '2026-11-28T10:00:00.000Z', versionId: 'one' } })
    await store.noteVisit('a', 'mette', { seen: 'one' })
    await store.noteVisit('a', 'anna', { seen: 'one' })
    await store.noteVisit('b', 'anna', { seen: 'other' })
    const visits = new Map([
      ['anna', { seen: 'one' }],
      ['mette', { seen: 'one' }],
    ])
    expect(await store.visitsOf('a')).toEqual(visits)
    if (!under.reopen) return
    store = await under.reopen()
    expect(await store.visitsOf('a')).toEqual(visits)
  })
}
