import { expect, it } from 'vitest'
import type { CalendarFeed, Member } from '../directory.ts'
import { type DirectoryUnderTest, member, openedAgain } from './under-test.ts'

const feed = (id: string, more: Partial<CalendarFeed> = {}): CalendarFeed => ({
  id,
  secretHash: `hash of ${id}`,
  personId: 'anna',
  locale: 'da',
  madeAt: '2027-01-01T08',
  ...more,
})

const anything = () => {}

export function testFeeds(under: () => DirectoryUnderTest): void {
  it('[FEED-2] keeps feeds by the hash of their secret, each its person’s to end', async () => {
    const { directory } = under()
    await directory.addMember(member('anna'))
    await directory.addMember(member('mette'))
    const full = feed('b', {
      planId: 'p',
      party: 'joint',
      category: 3,
      responsible: 'Anna',
      secondFactorAtProvider: true,
    })
    expect(await directory.addFeed(feed('a'), anything)).toBe(true)
    expect(await directory.addFeed(full, anything)).toBe(true)
    expect(await directory.addFeed(feed('c', { personId: 'mette' }), anything)).toBe(true)
    expect(await directory.addFeed(feed('d', { personId: 'nobody' }), anything)).toBe(false)
    const again = await openedAgain(under())
    expect(await again.findFeed('hash of b')).toEqual(full)
    expect(await again.findFeed('b')).toBeUndefined()
    expect((await directory.listFeeds('anna')).map(({ id }) => id)).toEqual(['b', 'a'])
    expect(await directory.endFeed('mette', 'a')).toBe(false)
    expect(await directory.endFeed('anna', 'a')).toBe(true)
    expect(await directory.endFeed('anna', 'a')).toBe(false)
    await directory.endFeeds('anna')
    expect(await directory.listFeeds('anna')).toEqual([])
    expect(await directory.listFeeds('mette')).toHaveLength(1)
    await directory.endFeeds()
    expect(await directory.listFeeds('mette')).toEqual([])
  })

  it('[FEED-4] adds a feed as long as what must hold of its person and the others holds', async () => {
    const { directory } = under()
    await directory.addMember(member('anna'))
    const atMostTwo = (holder: Member, feeds: readonly CalendarFeed[]) => {
      expect(holder).toEqual(member('anna'))
      if (feeds.length >= 2) throw new Error('too many')
    }
    const added = await Promise.allSettled(
      ['a', 'b', 'c'].map((id) => directory.addFeed(feed(id), atMostTwo)),
    )
    expect(added.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  })

  it('[FEED-1] remembers since when a feed shows what it shows', async () => {
    const { directory } = under()
    await directory.addMember(member('anna'))
    await directory.addFeed(feed('a'), anything)
    const note = (day: string, fingerprint: string) =>
      directory.noteFetch('a', { day, fingerprint, at: `${day}T08` })
    expect(await note('2027-01-04', 'x')).toEqual({ since: '2027-01-04T08', isFirstToday: true })
    expect(await note('2027-01-04', 'x')).toEqual({ since: '2027-01-04T08', isFirstToday: false })
    expect(await note('2027-01-05', 'x')).toEqual({ since: '2027-01-04T08', isFirstToday: true })
    expect(await note('2027-01-06', 'y')).toEqual({ since: '2027-01-06T08', isFirstToday: true })
    expect((await directory.findFeed('hash of a'))?.lastFetchedOn).toBe('2027-01-06')
    expect(await directory.noteFetch('none', { day: '2027-01-06', fingerprint: 'x', at: 'now' })).toEqual({
      since: 'now',
      isFirstToday: false,
    })
  })
}
