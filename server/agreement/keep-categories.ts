import type { Agreement } from '#shared/agreement/agreement.ts'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { ConfigMistake } from '../config-mistake.ts'
import type { Directory } from '../ports/directory.ts'

/**
 * Notes how many categories there are. Throws ConfigMistake where there were more: what stands in their sections would be on no
 * page. A workspace that has people and has not noted any began under the built-in agreement.
 */
export async function keepCategories(
  { categories }: Pick<Agreement, 'categories'>,
  directory: Pick<Directory, 'isEmpty' | 'mostCategories' | 'noteCategories'>,
): Promise<void> {
  const before =
    (await directory.mostCategories()) ?? ((await directory.isEmpty()) ? 0 : BUILT_IN_CATEGORIES.length)
  if (categories.length < before) {
    throw new ConfigMistake(
      `The agreement has ${categories.length} task categories, and there were ${before}: plans may have text in the others, so keep them, under whatever title.`,
    )
  }
  if (categories.length > before) await directory.noteCategories(categories.length)
}
