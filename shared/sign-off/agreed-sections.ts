/** The mark in the plan's own document by which every screen, and whoever checks an edit, knows what is agreed. */
import type * as Y from 'yjs'
import { ALL_CATEGORIES, type Category } from '../plan/plan.ts'
import { agreedWordings } from '../plan/plan-document.ts'

/** The hash of the agreed words by section; a section that is not agreed, or is being amended, is not in it. */
export function agreedSections(document: Y.Doc): ReadonlyMap<Category, string> {
  const marks = agreedWordings(document)
  return new Map(
    ALL_CATEGORIES.flatMap((category): [Category, string][] => {
      const hash = marks.get(String(category))
      return typeof hash === 'string' ? [[category, hash]] : []
    }),
  )
}

/** Marks the section as agreed in these words, or as open with undefined. That they are its words is the caller's to see to. */
export function markAgreed(document: Y.Doc, category: Category, hash: string | undefined): void {
  const marks = agreedWordings(document)
  if (hash === undefined) marks.delete(String(category))
  else marks.set(String(category), hash)
}
