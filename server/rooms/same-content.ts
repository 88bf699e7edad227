import * as Y from 'yjs'

/**
 * Answers in what two copies of a document differ, in words for the log and without a word of the content; undefined when
 * they are the same to everyone: the same writers and clocks, the same deletions, and each root reading the same.
 */
export function differenceBetween(one: Y.Doc, other: Y.Doc): string | undefined {
  if (!sameBytes(Y.encodeStateVector(one), Y.encodeStateVector(other))) return 'the state vectors'
  const [deletions, otherDeletions] = [one, other].map((document) =>
    Y.createDeleteSetFromStructStore(document.store),
  )
  if (!deletions || !otherDeletions || !Y.equalDeleteSets(deletions, otherDeletions)) return 'the deletions'
  for (const [root, type] of one.share) {
    if (readingOf(type) !== readingOf(other.get(root, kindOf(type)))) return `the root ${root}`
  }
  return undefined
}

type Root = NonNullable<ReturnType<Y.Doc['share']['get']>>

/** Root types are constructors of their own kind. */
function kindOf(type: Root) {
  if (type instanceof Y.Map) return Y.Map
  if (type instanceof Y.Array) return Y.Array
  if (type instanceof Y.Text) return Y.Text
  if (type instanceof Y.XmlFragment) return Y.XmlFragment
  return Y.AbstractType
}

/** Everything that is seen of it, in its order; keys of a map come in whatever order they were set, so they are sorted. */
function readingOf(type: { toJSON(): unknown }): string | undefined {
  return JSON.stringify(type.toJSON(), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}
