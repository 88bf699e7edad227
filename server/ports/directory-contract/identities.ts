import { expect, it } from 'vitest'
import { type Identity, IdentityTaken } from '../directory.ts'
import { type DirectoryUnderTest, invitation, member, openedAgain } from './under-test.ts'

const identity = (issuer: string, subject: string): Identity => ({
  issuer,
  subject,
  linkedAt: '2027-01-01T08',
})

export function testIdentities(under: () => DirectoryUnderTest): void {
  it('[OIDC-3] knows a person by issuer and subject together', async () => {
    const { directory } = under()
    await directory.addMember(member('anna'))
    await directory.linkIdentity('anna', identity('a.example', '1'))
    await directory.linkIdentity('nobody', identity('a.example', '2'))
    const again = await openedAgain(under())
    expect((await again.findMemberByIdentity('a.example', '1'))?.person.id).toBe('anna')
    expect(await again.findMemberByIdentity('b.example', '1')).toBeUndefined()
    expect(await again.findMemberByIdentity('a.example', '2')).toBeUndefined()
  })

  it('[OIDC-3] keeps one identity of an issuer a person, and none of two people', async () => {
    const { directory } = under()
    await directory.addMember(member('anna'))
    await directory.addMember(member('mette'))
    await directory.linkIdentity('anna', identity('a.example', '1'))
    await directory.linkIdentity('anna', identity('b.example', '1'))
    await directory.linkIdentity('anna', identity('a.example', '2'))
    expect((await directory.findMember('anna'))?.identities).toEqual([
      identity('b.example', '1'),
      identity('a.example', '2'),
    ])
    await expect(directory.linkIdentity('mette', identity('a.example', '2'))).rejects.toThrow(IdentityTaken)
    await directory.linkIdentity('mette', identity('a.example', '1'))
    const both = await Promise.allSettled([
      directory.linkIdentity('anna', identity('c.example', '1')),
      directory.linkIdentity('mette', identity('c.example', '1')),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('[OIDC-7] lets nobody take away the last thing they sign in with', async () => {
    const { directory } = under()
    const { passwordHash: _, ...without } = member('anna')
    await directory.addMember({ ...without, identities: [identity('a.example', '1')] })
    await directory.linkIdentity('anna', identity('b.example', '1'))
    expect(await directory.unlinkIdentity('anna', 'c.example')).toBe('unknown')
    expect(await directory.unlinkIdentity('nobody', 'a.example')).toBe('unknown')
    const both = await Promise.all([
      directory.unlinkIdentity('anna', 'a.example'),
      directory.unlinkIdentity('anna', 'b.example'),
    ])
    expect(both.sort()).toEqual(['last-way-in', 'unlinked'])
    await directory.setPasswordHash('anna', 'hash')
    for (const { issuer } of (await directory.findMember('anna'))?.identities ?? [])
      expect(await directory.unlinkIdentity('anna', issuer)).toBe('unlinked')
    expect(await directory.findMemberByIdentity('b.example', '1')).toBeUndefined()
  })

  it('[OIDC-3] accepts no invitation for an identity that is somebody else’s', async () => {
    const { directory } = under()
    await directory.addMember({ ...member('anna'), identities: [identity('a.example', '1')] })
    await directory.addInvitation(invitation('new'))
    const twin = { ...member('mette'), identities: [identity('a.example', '1')] }
    await expect(directory.acceptInvitation('token of new', '2027-01-02', twin)).rejects.toThrow(
      IdentityTaken,
    )
    expect(await directory.findInvitation('token of new')).toBeDefined()
  })
}
