import { FindIndex, findAmong } from '#shared/find/find-index.ts'
import { readQuery } from '#shared/find/find-query.ts'
import { guide } from '../../../docs/brugervejledning.md'
import { type Section, textOf } from './guide.ts'

let index: FindIndex | undefined

/** The chapters that have the words, in any inflection, those called so first; all of them while nothing is typed. */
export function chaptersFor(typed: string): readonly Section[] {
  const query = readQuery(typed)
  if (!query) return guide.sections
  index ??= indexed()
  return findAmong([{ index }], query).flatMap(
    ({ found }) => guide.sections.find(({ id }) => id === found.entry.key) ?? [],
  )
}

function indexed(): FindIndex {
  const made = new FindIndex()
  made.keep(
    guide.sections.map(({ id, title, blocks }) => ({
      key: id,
      place: { kind: 'section', category: 1 },
      title,
      text: textOf(blocks),
      facts: '',
      also: '',
    })),
  )
  return made
}
