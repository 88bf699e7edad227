import { expect, it } from 'vitest'
import type { Member, Session } from '../directory.ts'
import { type DirectoryUnderTest, member } from './under-test.ts'

const session = (secretHash: string, more: Partial<Session> = {}): Session => ({
  id: `id of ${secretHash}`,
  secretHash,
  personId: 'anna',
  startedAt: '2027-01-01T08',
  device: 'Firefox',
  expiresAt: '2027-01-02',
  ...more,
})

export function testSessions(under: () => DirectoryUnderTest): void {
  it('keeps sessions until they are removed, and drops those that have ended', async () => {
    const { directory } = under()
    await directory.addMember(member('anna'))
    await directory.addSession(session('a'))
    await directory.addSession(session('b', { expiresAt: '2027-01-03' }))
    await directory.addSession(session('old', { expiresAt: '2027-01-01' }))
    await directory.removeSession('a', '2027-01-01T12')
    expect(await directory.findSession('a')).toBeUndefined()
    expect(await directory.findSession('old')).toBeUndefined()
    expect(await directory.findSession('b')).toEqual(session('b', { expiresAt: '2027-01-03' }))
  })

  it('finds sessions by their ids, with whether their people have a second factor', async () => {
    const { directory } = under()
    for (const id of ['anna', 'mette']) await directory.addMember(member(id))
    await directory.addSession(session('a'))
    await directory.addSession(session('b', { personId: 'mette', secondFactorAtProvider: true }))
    await directory.setSecondFactor('anna', { secret: 'A', recoveryHashes: [], lastStep: 0 })
    const found = await directory.findSessions(['id of b', 'id of a', 'id of nobody'])
    expect(found.toSorted((one, other) => (one.session.id < other.session.id ? -1 : 1))).toEqual([
      { session: session('a'), hasSecondFactor: true },
      { session: session('b', { personId: 'mette', secondFactorAtProvider: true }), hasSecondFactor: false },
    ])
    await directory.endSessions('anna')
    expect((await directory.findSessions(['id of a', 'id of b'])).map(({ session: { id } }) => id)).toEqual([
      'id of b',
    ])
    expect(await directory.findSessions([])).toEqual([])
  })

  it('lists a person’s sessions from the first, and ends one of them by its id', async () => {
    const { directory } = under()
    for (const id of ['anna', 'mette']) await directory.addMember(member(id))
    await directory.addSession(session('later', { startedAt: '2027-01-01T12' }))
    await directory.addSession(session('early'))
    await directory.addSession(session('other', { personId: 'mette' }))
    expect((await directory.listSessions('anna')).map(({ secretHash }) => secretHash)).toEqual([
      'early',
      'later',
    ])
    expect(await directory.endSession('anna', 'id of other')).toBeUndefined()
    expect(await directory.endSession('anna', 'id of early')).toEqual(session('early'))
    expect(await directory.findSession('early')).toBeUndefined()
    expect(await directory.findSession('other')).toBeDefined()
  })

  it('ends every session of a person, but one that is to be kept, or of everybody, and says which', async () => {
    const { directory } = under()
    for (const personId of ['anna', 'mette', 'peter']) {
      await directory.addMember(member(personId))
      await directory.addSession(session(`of ${personId}`, { personId }))
      await directory.addSession(session(`more of ${personId}`, { personId }))
    }
    const ended = await directory.endSessions('anna', { secretHash: 'of anna' })
    expect(ended.map(({ secretHash }) => secretHash)).toEqual(['more of anna'])
    expect(await directory.findSession('of anna')).toBeDefined()
    await directory.endSessions('anna')
    expect(await directory.findSession('of anna')).toBeUndefined()
    expect(await directory.findSession('of mette')).toBeDefined()
    expect(await directory.endSessions()).toHaveLength(4)
    expect(await directory.findSession('of mette')).toBeUndefined()
  })

  it('adds a session only while its person is as they were when they showed who they are', async () => {
    const { directory } = under()
    await directory.addMember(member('anna'))
    const asShown = ({ passwordHash }: Member) => passwordHash === 'hash of anna'
    expect(await directory.addSession(session('a'), asShown)).toBe(true)
    const [, second] = await Promise.all([
      directory.setPasswordHash('anna', 'another'),
      directory.addSession(session('b'), asShown),
    ])
    expect(second).toBe(false)
    expect(await directory.findSession('b')).toBeUndefined()
    expect(await directory.addSession(session('c', { personId: 'nobody' }), () => true)).toBe(false)
  })

  it('adds no session of somebody who is deactivated or not there', async () => {
    const { directory } = under()
    await directory.addMember(member('anna'))
    await directory.changeMember('anna', { deactivatedAt: '2027-01-01' }, () => {})
    expect(await directory.addSession(session('a'))).toBe(false)
    expect(await directory.addSession(session('b'), () => true)).toBe(false)
    expect(await directory.addSession(session('c', { personId: 'nobody' }))).toBe(false)
    expect(await directory.listSessions('anna')).toEqual([])
    await directory.changeMember('anna', { deactivatedAt: null }, () => {})
    expect(await directory.addSession(session('a'))).toBe(true)
  })

  it('gives a session another secret, and remembers when it was last seen', async () => {
    const { directory } = under()
    await directory.addMember(member('anna'))
    await directory.addSession(session('a'))
    expect(await directory.renewSession('a', 'next')).toBe(true)
    expect(await directory.renewSession('a', 'other')).toBe(false)
    await directory.noteSeen('id of a', '2027-01-01T09')
    await directory.noteSeen('nobody', '2027-01-01T09')
    expect(await directory.findSession('a')).toBeUndefined()
    expect(await directory.findSession('next')).toEqual({
      ...session('next'),
      id: 'id of a',
      lastSeenAt: '2027-01-01T09',
    })
  })
}
