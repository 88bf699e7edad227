import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { createMemoryDirectory } from '../adapters/memory-directory.ts'
import { member } from '../ports/directory-contract/under-test.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { keepCategories } from './keep-categories.ts'
import { loadAgreement } from './load-agreement.ts'

const other = { ...BUILT_IN_AGREEMENT, id: 'another' }

let folder: string
let remove: () => Promise<void>
beforeEach(async () => {
  const made = await temporaryFolder()
  folder = made.folder
  remove = made.remove
})
afterEach(() => remove())

const write = (name: string, text: string) => writeFile(join(folder, name), text)

describe('[AGREEDATA-1] the agreement in force', () => {
  it('is the built-in one where there is no file', async () => {
    expect(await loadAgreement(undefined, folder)).toBe(BUILT_IN_AGREEMENT)
  })

  it("is the data folder's, and the file's that is named before it", async () => {
    await write('agreement.json', JSON.stringify(other))
    const named = join(folder, 'named.json')
    await writeFile(named, JSON.stringify({ ...other, id: 'named' }))
    expect((await loadAgreement(undefined, folder)).id).toBe('another')
    expect((await loadAgreement(named, folder)).id).toBe('named')
  })

  it('is none where the file that is named is missing', async () => {
    await expect(loadAgreement(join(folder, 'gone.json'), folder)).rejects.toThrow(
      /^The agreement .*gone\.json cannot be read: ENOENT/u,
    )
  })

  it('is none where the file is no JSON', async () => {
    await write('agreement.json', '{ "id": ')
    await expect(loadAgreement(undefined, folder)).rejects.toThrow(
      /^The agreement .*agreement\.json is no JSON/u,
    )
  })

  it('is none where the file has faults, and each is named in one sentence', async () => {
    const [first, ...clauses] = other.clauses
    const faulty = {
      ...other,
      title: { da: 'Aftale', en: '' },
      date: '2026-13-01',
      clauses: [{ ...first, responsible: ['nato'] }, ...clauses],
    }
    await write('agreement.json', JSON.stringify(faulty))
    const refusal = await loadAgreement(undefined, folder).catch((error: Error) => error.message)
    expect(refusal).toMatch(/^The agreement .*agreement\.json cannot be used: [^\n]*\.$/u)
    for (const fault of ['title.en: ', 'date: ']) expect(refusal).toContain(fault)
  })

  it('names ids that lead nowhere, all at once', async () => {
    const [first, ...clauses] = other.clauses
    const faulty = { ...other, clauses: [{ ...first, responsible: ['nato'], see: ['x.1.z'] }, ...clauses] }
    await write('agreement.json', JSON.stringify(faulty))
    await expect(loadAgreement(undefined, folder)).rejects.toThrow(
      'cannot be used: formaal.a names the unknown actor nato; formaal.a points to the unknown clause x.1.z.',
    )
  })
})

describe('[AGREEDATA-7] task categories', () => {
  const withCategories = (count: number) => ({ ...other, categories: other.categories.slice(0, count) })

  it('can be added to a workspace and renamed, and none taken from it', async () => {
    const directory = createMemoryDirectory()
    await keepCategories(withCategories(3), directory)
    await keepCategories(withCategories(4), directory)
    await keepCategories(withCategories(4), directory)
    await expect(keepCategories(withCategories(3), directory)).rejects.toThrow(
      /^The agreement has 3 task categories, and there were 4: /u,
    )
  })

  it('were five where a workspace has begun before it was noted', async () => {
    const directory = createMemoryDirectory()
    await directory.addMember(member('anna'))
    await expect(keepCategories(withCategories(4), directory)).rejects.toThrow('there were 5')
    await keepCategories(other, directory)
  })
})
