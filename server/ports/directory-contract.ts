import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PlanSummary } from '#shared/protocol/schemas.ts'
import { AddressTaken, type Directory, type Member } from './directory.ts'

export interface DirectoryUnderTest {
  directory: Directory
  /** Another look at the same store; absent where nothing outlives the process. */
  reopen?: () => Promise<Directory>
  teardown?: () => Promise<void>
}

/** Every promise of the directory port; called from each adapter's test. */
export function testDirectoryContract(setUp: () => Promise<DirectoryUnderTest>): void {
  let under: DirectoryUnderTest
  let directory: Directory

  beforeEach(async () => {
    under = await setUp()
    directory = under.directory
  })
  afterEach(() => under.teardown?.())

  const member = (id: string): Member => ({
    person: { id, name: id, email: `${id}@censec.example`, party: 'censec', role: 'director', admin: false },
    passwordHash: `hash of ${id}`,
  })
  const plan = (id: string, year: number, createdAt: string): PlanSummary => ({
    id,
    year,
    createdAt,
    title: id,
    status: 'draft',
  })

  it('is empty until the first member is added', async () => {
    expect(await directory.isEmpty()).toBe(true)
    await directory.addMember(member('anna'))
    expect(await directory.isEmpty()).toBe(false)
  })

  it('finds a member by e-mail, whatever its case, and a person by id', async () => {
    await directory.addMember(member('anna'))
    expect(await directory.findMemberByEmail(' ANNA@Censec.example ')).toEqual(member('anna'))
    expect(await directory.findPerson('anna')).toEqual(member('anna').person)
    expect(await directory.findMemberByEmail('nobody@censec.example')).toBeUndefined()
    expect(await directory.findPerson('nobody')).toBeUndefined()
    expect(await directory.listPeople()).toEqual([member('anna').person])
  })

  it('lets one address belong to one person', async () => {
    await directory.addMember(member('anna'))
    const twin = {
      ...member('anna'),
      person: { ...member('anna').person, id: 'x', email: 'ANNA@censec.example' },
    }
    await expect(directory.addMember(twin)).rejects.toThrow(AddressTaken)
    expect(await directory.listPeople()).toHaveLength(1)
    await directory.addMember(member('peter'))
    expect(await directory.listPeople()).toHaveLength(2)
  })

  it('changes a password hash', async () => {
    await directory.addMember(member('anna'))
    await directory.setPasswordHash('anna', 'another')
    await directory.setPasswordHash('nobody', 'x')
    expect((await directory.findMemberByEmail('anna@censec.example'))?.passwordHash).toBe('another')
  })

  it('keeps sessions until they are removed, and drops those that have ended', async () => {
    const session = (secretHash: string, expiresAt: string) => ({ secretHash, personId: 'anna', expiresAt })
    await directory.addSession(session('a', '2027-01-02'))
    await directory.addSession(session('b', '2027-01-03'))
    await directory.addSession(session('old', '2027-01-01'))
    await directory.removeSession('a', '2027-01-01T12')
    expect(await directory.findSession('a')).toBeUndefined()
    expect(await directory.findSession('old')).toBeUndefined()
    expect(await directory.findSession('b')).toEqual(session('b', '2027-01-03'))
  })

  it('ends every session of a person, or of everybody', async () => {
    for (const personId of ['anna', 'mette', 'peter'])
      await directory.addSession({ secretHash: `of ${personId}`, personId, expiresAt: '2027-01-02' })
    await directory.endSessions('anna')
    expect(await directory.findSession('of anna')).toBeUndefined()
    expect(await directory.findSession('of mette')).toBeDefined()
    await directory.endSessions()
    expect(await directory.findSession('of mette')).toBeUndefined()
    expect(await directory.findSession('of peter')).toBeUndefined()
  })

  it('lists plans by newest year, then newest made', async () => {
    await directory.addPlan(plan('first', 2027, '2026-01-01'))
    await directory.addPlan(plan('next', 2028, '2026-01-02'))
    await directory.addPlan(plan('second', 2027, '2026-01-03'))
    expect((await directory.listPlans()).map(({ id }) => id)).toEqual(['next', 'second', 'first'])
    expect(await directory.findPlan('first')).toEqual(plan('first', 2027, '2026-01-01'))
    expect(await directory.findPlan('none')).toBeUndefined()
  })

  it('sets up once, with the token that counts', async () => {
    expect(await directory.setUp('none set', member('anna'))).toBe(false)
    expect(await directory.isSetUpToken('none set')).toBe(false)
    await directory.setSetUpToken('first')
    await directory.setSetUpToken('second')
    expect(await directory.setUp('first', member('anna'))).toBe(false)
    const both = await Promise.all([
      directory.setUp('second', member('anna')),
      directory.setUp('second', member('peter')),
    ])
    expect(both).toEqual([true, false])
    expect(await directory.listPeople()).toEqual([member('anna').person])
  })

  it('keeps every one of many changes made at once, also for the next to open it', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `person-${index}`)
    await Promise.all(ids.map((id) => directory.addMember(member(id))))
    const again = under.reopen ? await under.reopen() : directory
    expect((await again.listPeople()).map(({ id }) => id)).toEqual(ids)
  })
}
