import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '#server/testing/temporary-folder.ts'
import { DirectoryDamaged } from '../ports/directory.ts'
import { testDirectoryContract } from '../ports/directory-contract.ts'
import { openLowdbDirectory } from './lowdb-directory.ts'

describe('the directory in a file', () => {
  testDirectoryContract(async () => {
    const { folder, remove } = await temporaryFolder()
    const open = () => openLowdbDirectory(join(folder, 'directory.json'))
    return { directory: await open(), reopen: open, teardown: remove }
  })
})

describe('the directory’s file', () => {
  let folder: string
  let remove: () => Promise<void>
  let path: string

  beforeEach(async () => {
    ;({ folder, remove } = await temporaryFolder())
    path = join(folder, 'directory.json')
  })
  afterEach(() => remove())

  it('[KEPT-5] is replaced whole, readable by its owner alone, and nothing is left beside it', async () => {
    const directory = await openLowdbDirectory(path)
    await directory.setSetUpToken('hash')
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ format: 2, setUpTokenHash: 'hash' })
    expect(await readdir(folder)).toEqual(['directory.json'])
  })

  it('of the first form is read, with everybody signed out, and written in the present one', async () => {
    await copyFile(join(import.meta.dirname, 'fixtures', 'directory-format-1.json'), path)
    const directory = await openLowdbDirectory(path)
    expect((await directory.findMember('anna'))?.passwordHash).toBe('hash')
    expect((await directory.listPlans()).map(({ id }) => id)).toEqual(['a'])
    expect(await directory.listSessions('anna')).toEqual([])
    await directory.noteSignIn('anna', '2027-01-01T08')
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ format: 2 })
    expect((await (await openLowdbDirectory(path)).findMember('anna'))?.lastSignInAt).toBe('2027-01-01T08')
  })

  it('[KEPT-4] broken in any way stops the start with one sentence and is left untouched', async () => {
    const directory = await openLowdbDirectory(path)
    await directory.setSetUpToken('hash')
    const whole = await readFile(path, 'utf8')
    const broken = [
      '',
      '\0'.repeat(whole.length),
      'nonsense',
      'null',
      '[]',
      '{}',
      whole.replace('"format": 2', '"format": 3'),
      ...Array.from({ length: whole.length - 3 }, (_, length) => whole.slice(0, length + 1)),
    ]
    for (const text of broken) {
      await writeFile(path, text)
      await expect(openLowdbDirectory(path), JSON.stringify(text)).rejects.toThrow(DirectoryDamaged)
      expect(await readFile(path, 'utf8')).toBe(text)
    }
    await writeFile(path, whole)
    await openLowdbDirectory(path)
  })

  it('[KEPT-4] of which one bit is another is refused, or reads as it was', async () => {
    const directory = await openLowdbDirectory(path)
    await directory.addPlan({ id: 'a', year: 2027, title: 'Plan', status: 'draft', createdAt: '2026-01-01' })
    const plans = await directory.listPlans()
    const whole = await readFile(path)
    let refused = 0
    for (let at = 0; at < whole.length; at++) {
      const changed = Buffer.from(whole)
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << (at % 7)), at)
      await writeFile(path, changed)
      const read = await openLowdbDirectory(path).then(
        (again) => again.listPlans(),
        () => 'refused',
      )
      if (read === 'refused') refused++
      else expect(read, `byte ${at}`).toEqual(plans)
    }
    expect(refused).toBeGreaterThan(whole.length / 2)
  })

  it('mended by hand, without the line of its checksum, is read', async () => {
    const directory = await openLowdbDirectory(path)
    await directory.addPlan({ id: 'a', year: 2027, title: 'Plan', status: 'draft', createdAt: '2026-01-01' })
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace(/"checksum":"\w+",/, '').replace('"Plan"', '"Planen"'))
    expect(await (await openLowdbDirectory(path)).listPlans()).toMatchObject([{ title: 'Planen' }])
  })

  it('[KEPT-4] that cannot be read stops the start', async () => {
    await mkdir(path)
    await expect(openLowdbDirectory(path)).rejects.toThrow('cannot be read')
  })

  it('that cannot be written leaves what was there, in memory as on disk, and later changes go through', async () => {
    const directory = await openLowdbDirectory(path)
    await directory.setSetUpToken('first')
    await mkdir(`${path}.new`)
    await expect(
      directory.addPlan({ id: 'a', year: 1, title: '', status: 'draft', createdAt: '' }),
    ).rejects.toThrow()
    expect(await directory.listPlans()).toEqual([])
    await rm(`${path}.new`, { recursive: true })
    await directory.setSetUpToken('second')
    expect(await readFile(path, 'utf8')).toContain('second')
  })
})
