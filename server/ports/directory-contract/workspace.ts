import { expect, it } from 'vitest'
import { type DirectoryUnderTest, member } from './under-test.ts'

export function testWorkspace(under: () => DirectoryUnderTest): void {
  it('is empty until the first member is added', async () => {
    const { directory } = under()
    expect(await directory.isEmpty()).toBe(true)
    await directory.addMember(member('anna'))
    expect(await directory.isEmpty()).toBe(false)
  })

  it('keeps what holds for the workspace', async () => {
    const { directory } = under()
    expect(await directory.readSettings()).toEqual({ secondFactorForDirectors: false })
    expect(await directory.changeSettings({ secondFactorForDirectors: true })).toEqual({
      secondFactorForDirectors: true,
    })
    expect(await directory.readSettings()).toEqual({ secondFactorForDirectors: true })
  })

  it('notes the most task categories there have been', async () => {
    const { directory } = under()
    expect(await directory.mostCategories()).toBeUndefined()
    await directory.noteCategories(3)
    await directory.noteCategories(5)
    await directory.noteCategories(4)
    expect(await directory.mostCategories()).toBe(5)
  })

  it('sets up once, with the token that counts', async () => {
    const { directory } = under()
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
}
