import * as Y from 'yjs'

/** Any shared type, as Yjs itself names what an item may stand in. */
export type SharedType = Extract<Y.Item['parent'], { _item: Y.Item | null }>

export interface TypePath {
  root: SharedType
  /** The keys that lead from the root to the type; elements of a text are left out. */
  keys: string[]
}

/** Where a shared type stands in its document. */
export function pathOf(type: SharedType): TypePath {
  const keys: string[] = []
  let root = type
  while (root._item) {
    const { parent, parentSub } = root._item
    if (parentSub !== null) keys.unshift(parentSub)
    if (!(parent instanceof Y.AbstractType)) break
    root = parent
  }
  return { root, keys }
}
