import { expect, it } from 'vitest'
import { AddressTaken } from '../directory.ts'
import { type DirectoryUnderTest, member, openedAgain } from './under-test.ts'

export function testPeople(under: () => DirectoryUnderTest): void {
  it('finds a member by e-mail, whatever its case, and a person by id', async () => {
    const { directory } = under()
    await directory.addMember(member('anna'))
    expect(await directory.findMemberByEmail(' ANNA@Censec.example ')).toEqual(member('anna'))
    expect(await directory.findPerson('anna')).toEqual(member('anna').person)
    expect(await directory.findMemberByEmail('nobody@censec.example')).toBeUndefined()
    expect(await directory.findPerson('nobody')).toBeUndefined()
    expect(await directory.listPeople()).toEqual([member('anna').person])
  })

  it('lets one address belong to one person', async () => {
    const { directory } = under()
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
    const { directory } = under()
    await directory.addMember(member('anna'))
    await directory.setPasswordHash('anna', 'another')
    await directory.setPasswordHash('nobody', 'x')
    expect((await directory.findMemberByEmail('anna@censec.example'))?.passwordHash).toBe('another')
  })

  it('changes a member as long as what must hold of all holds', async () => {
    const { directory } = under()
    await directory.addMember(member('anna'))
    await directory.addMember(member('mette'))
    const anything = () => {}
    const changed = await directory.changeMember('anna', { role: 'observer', admin: true }, anything)
    expect(changed?.person).toMatchObject({ role: 'observer', admin: true })
    await directory.changeMember('anna', { deactivatedAt: '2027-01-01' }, anything)
    expect((await directory.findMember('anna'))?.deactivatedAt).toBe('2027-01-01')
    await directory.changeMember('anna', { deactivatedAt: null }, anything)
    expect(await directory.findMember('anna')).toEqual({ ...member('anna'), person: changed?.person })
    const refused = directory.changeMember('mette', { role: 'reader' }, (members, before) => {
      expect(members.map(({ person }) => person.role)).toEqual(['observer', 'reader'])
      expect(before).toEqual(member('mette'))
      throw new Error('no director left')
    })
    await expect(refused).rejects.toThrow('no director left')
    expect((await directory.findMember('mette'))?.person.role).toBe('director')
    expect(await directory.changeMember('nobody', { role: 'reader' }, anything)).toBeUndefined()
  })

  it('remembers when somebody last signed in', async () => {
    const { directory } = under()
    await directory.addMember(member('anna'))
    await directory.noteSignIn('anna', '2027-01-01T08')
    await directory.noteSignIn('nobody', '2027-01-01T08')
    expect((await directory.listMembers())[0]?.lastSignInAt).toBe('2027-01-01T08')
  })

  it('lets each code and each recovery code of a second factor be used once', async () => {
    const { directory } = under()
    await directory.addMember(member('anna'))
    expect(await directory.spendStep('anna', 7)).toBe(false)
    await directory.setSecondFactor('anna', { secret: 'ABC', recoveryHashes: ['a', 'b'], lastStep: 0 })
    const steps = await Promise.all([7, 7, 6, 8].map((step) => directory.spendStep('anna', step)))
    expect(steps).toEqual([true, false, false, true])
    const codes = await Promise.all(['a', 'a', 'c'].map((hash) => directory.spendRecoveryCode('anna', hash)))
    expect(codes).toEqual([true, false, false])
    expect((await directory.findMember('anna'))?.secondFactor).toEqual({
      secret: 'ABC',
      recoveryHashes: ['b'],
      lastStep: 8,
    })
    await directory.setSecondFactor('anna', undefined)
    expect((await directory.findMember('anna'))?.secondFactor).toBeUndefined()
    expect(await directory.spendRecoveryCode('anna', 'b')).toBe(false)
  })

  it('keeps every one of many changes made at once, also for the next to open it', async () => {
    const { directory } = under()
    const ids = Array.from({ length: 20 }, (_, index) => `person-${index}`)
    await Promise.all(ids.map((id) => directory.addMember(member(id))))
    const again = await openedAgain(under())
    expect((await again.listPeople()).map(({ id }) => id)).toEqual(ids)
  })
}
