import { expect, it } from 'vitest'
import type { ApiToken, Member } from '../directory.ts'
import { type DirectoryUnderTest, member, openedAgain } from './under-test.ts'

const token = (id: string, more: Partial<ApiToken> = {}): ApiToken => ({
  id,
  secretHash: `hash of ${id}`,
  personId: 'anna',
  name: id,
  scopes: ['read'],
  madeAt: '2027-01-01T08',
  expiresAt: '2027-02-01T08',
  ...more,
})

const anything = () => {}

export function testTokens(under: () => DirectoryUnderTest): void {
  it('[TOKEN-1] keeps tokens by the hash of their secret, each its person’s to end', async () => {
    const { directory } = under()
    await directory.addMember(member('anna'))
    await directory.addMember(member('mette'))
    const full = token('b', { planId: 'p', scopes: ['read', 'edit'], secondFactorAtProvider: true })
    expect(await directory.addToken(token('a'), anything)).toBe(true)
    expect(await directory.addToken(full, anything)).toBe(true)
    expect(await directory.addToken(token('c', { personId: 'mette' }), anything)).toBe(true)
    expect(await directory.addToken(token('d', { personId: 'nobody' }), anything)).toBe(false)
    const again = await openedAgain(under())
    expect(await again.findToken('hash of b')).toEqual(full)
    expect(await again.findToken('b')).toBeUndefined()
    expect((await directory.listTokens('anna')).map(({ id }) => id)).toEqual(['b', 'a'])
    expect(await directory.endToken('mette', 'a')).toBe(false)
    expect(await directory.endToken('anna', 'a')).toBe(true)
    expect(await directory.endToken('anna', 'a')).toBe(false)
    await directory.endTokens('anna')
    expect((await directory.listTokens()).map(({ id }) => id)).toEqual(['c'])
    await directory.endTokens()
    expect(await directory.listTokens()).toEqual([])
  })

  it('[TOKEN-1] adds a token as long as what must hold of its person and the others holds', async () => {
    const { directory } = under()
    await directory.addMember(member('anna'))
    const atMostTwo = (holder: Member, tokens: readonly ApiToken[]) => {
      expect(holder).toEqual(member('anna'))
      if (tokens.length >= 2) throw new Error('too many')
    }
    const ids = ['a', 'b', 'c', 'd']
    const added = await Promise.allSettled(ids.map((id) => directory.addToken(token(id), atMostTwo)))
    expect(added.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected'])
    expect(await directory.listTokens('anna')).toHaveLength(2)
  })

  it('[TOKEN-5] says once a day that a token is used for the first time on it', async () => {
    const { directory } = under()
    await directory.addMember(member('anna'))
    await directory.addToken(token('a'), anything)
    const uses = await Promise.all([1, 2].map(() => directory.noteTokenUse('a', '2027-01-04')))
    expect(uses).toEqual([true, false])
    expect(await directory.noteTokenUse('a', '2027-01-05')).toBe(true)
    expect(await directory.noteTokenUse('none', '2027-01-05')).toBe(false)
    expect((await directory.findToken('hash of a'))?.lastUsedOn).toBe('2027-01-05')
  })
}
