import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { folderAnswers } from './folder-answers.ts'

test('[OPS-6] tells whether the folder takes what is written, and leaves nothing in it', async () => {
  const { folder, remove } = await temporaryFolder()
  expect(await folderAnswers(folder)).toBe(true)
  expect(await readdir(folder)).toEqual([])
  expect(await folderAnswers(join(folder, 'gone'))).toBe(false)
  await remove()
})
