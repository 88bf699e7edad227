import { expect, it } from 'vitest'
import { AddressTaken } from '../directory.ts'
import { type DirectoryUnderTest, invitation, member } from './under-test.ts'

export function testInvitations(under: () => DirectoryUnderTest): void {
  it('keeps one invitation an address and party, the newest, and lists the newest first', async () => {
    const { directory } = under()
    await directory.addInvitation(invitation('first', 'ny@difos.example'))
    await directory.addInvitation({ ...invitation('of censec', 'ny@difos.example'), party: 'censec' })
    await directory.addInvitation(invitation('other'))
    await directory.addInvitation(invitation('second', 'NY@difos.example'))
    expect((await directory.listInvitations()).map(({ id }) => id)).toEqual(['second', 'other', 'of censec'])
    expect(await directory.findInvitation('token of first')).toBeUndefined()
    expect(await directory.removeInvitation('other')).toBe(true)
    expect(await directory.removeInvitation('other')).toBe(false)
    await directory.addMember(member('anna'))
    await expect(directory.addInvitation(invitation('third', 'ANNA@censec.example'))).rejects.toThrow(
      AddressTaken,
    )
  })

  it('lets an invitation be accepted once, and not after its time', async () => {
    const { directory } = under()
    await directory.addInvitation(invitation('late'))
    expect(await directory.acceptInvitation('token of late', '2027-01-04T08', member('late'))).toBe(false)
    await directory.addInvitation(invitation('new'))
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        directory.acceptInvitation('token of new', '2027-01-02', member(`new-${index}`)),
      ),
    )
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await directory.listPeople()).toHaveLength(1)
    expect(await directory.findInvitation('token of new')).toBeUndefined()
    expect(await directory.acceptInvitation('token of none', '2027-01-02', member('x'))).toBe(false)
  })
}
