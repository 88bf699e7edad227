import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Agreement } from '#shared/agreement/agreement.ts'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { ConfigMistake } from '../config-mistake.ts'

/** In the data folder: how many task categories there have been at most. */
const KEPT_FILE = 'categories.json'

/**
 * Notes how many categories there are. Throws ConfigMistake where there were more: what stands in their sections would be on no
 * page. A workspace that has not noted any began under the built-in agreement.
 */
export async function keepCategories(
  { categories }: Agreement,
  { dataFolder, isNew }: { dataFolder: string; isNew: boolean },
): Promise<void> {
  const file = join(dataFolder, KEPT_FILE)
  const before = (await notedIn(file)) ?? (isNew ? 0 : BUILT_IN_CATEGORIES.length)
  if (categories.length < before) {
    throw new ConfigMistake(
      `The agreement has ${categories.length} task categories, and there were ${before}: plans may have text in the others, so keep them, under whatever title. If none has, remove ${file}.`,
    )
  }
  if (categories.length > before) await writeFile(file, JSON.stringify({ categories: categories.length }))
}

async function notedIn(file: string): Promise<number | undefined> {
  try {
    const { categories }: { categories?: unknown } = JSON.parse(await readFile(file, 'utf8'))
    return typeof categories === 'number' ? categories : undefined
  } catch {
    return undefined
  }
}
