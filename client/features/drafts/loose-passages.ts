/** The words of edits that no document at hand can take, because what they build on is missing. */
import * as Y from 'yjs'
import { pathOf } from '#shared/plan/path-of.ts'
import { isCategory } from '#shared/plan/plan.ts'
import { ACTIVITIES_ROOT, activityRecords, titleOf } from '#shared/plan/plan-document.ts'
import type { Passage, PassageField, PassagePlace } from '../../connection/draft.ts'
import type { DecodedEdits } from './clock-ranges.ts'

/** The root and the keys from it to what an item stands in; undefined where the way there is missing. */
type Path = readonly string[] | undefined

/** Strings in the order they were typed, parted by place; those that were typed on are one. */
export function loosePassages(document: Y.Doc, { items, deleted }: DecodedEdits): Passage[] {
  const loose = items.filter(({ id }) => id.clock >= Y.getState(document.store, id.client))
  const paths = new Paths(document, items)
  const passages: (Passage & { end: Y.ID })[] = []
  for (const item of loose) {
    const text = wordsOf(item, deleted)
    if (text === '') continue
    const place = placeAt(document, paths.of(item))
    const last = passages.at(-1)
    if (last && Y.compareIDs(last.end, item.origin)) {
      last.text += text
      last.end = item.lastId
    } else {
      passages.push({ place, text, end: item.lastId })
    }
  }
  return passages.filter(({ text }) => text.trim() !== '').map(({ place, text }) => ({ place, text }))
}

function wordsOf({ content, id }: Y.Item, deleted: DecodedEdits['deleted']): string {
  if (!(content instanceof Y.ContentString)) return ''
  const isThere = (index: number) => !deleted.touches(Y.createID(id.client, id.clock + index), 1)
  return [...content.str.split('').keys()]
    .filter(isThere)
    .map((index) => content.str[index])
    .join('')
}

const FIELDS = ['title', 'body'] as const satisfies PassageField[]

function placeAt(document: Y.Doc, path: Path): PassagePlace {
  const [root = '', activityId, key] = path ?? []
  const category = Number(/^section-(\d)$/.exec(root)?.[1])
  if (isCategory(category)) return { kind: 'section', category }
  const field = FIELDS.find((one) => one === key)
  if (root !== ACTIVITIES_ROOT || activityId === undefined || !field) return { kind: 'unknown' }
  const record = activityRecords(document).get(activityId)
  return { kind: 'activity', activityId, title: (record && titleOf(record)?.toString()) ?? '', field }
}

/** Finds where items stand, by the edits themselves first and by the document after. */
class Paths {
  readonly #document: Y.Doc
  readonly #byClient: Map<number, Y.Item[]>
  readonly #known = new Map<Y.Item, Path>()

  constructor(document: Y.Doc, items: readonly Y.Item[]) {
    this.#document = document
    this.#byClient = Map.groupBy(items, ({ id }) => id.client)
  }

  /** Walks from neighbour to neighbour, for they stand in the same; long texts make long chains. */
  of(item: Y.Item): Path {
    const chain: Y.Item[] = []
    let current: Y.Item | undefined = item
    while (current && !this.#known.has(current)) {
      chain.push(current)
      current = current.parent === null ? this.#neighbourOf(current) : undefined
    }
    const path = current ? this.#known.get(current) : this.#pathAt(chain.at(-1))
    for (const visited of chain) this.#known.set(visited, path)
    return path
  }

  #neighbourOf(item: Y.Item): Y.Item | undefined {
    const id = item.origin ?? item.rightOrigin
    return id ? this.#find(id) : undefined
  }

  #pathAt(item: Y.Item | undefined): Path {
    // Declared as a type or an id, but a decoded item of a root holds the root's name.
    const parent: unknown = item?.parent
    const key = item?.parentSub ?? undefined
    const outer = this.#pathOfParent(parent)
    return outer && key !== undefined ? [...outer, key] : outer
  }

  #pathOfParent(parent: unknown): Path {
    if (typeof parent === 'string') return [parent]
    if (parent instanceof Y.AbstractType) {
      const { root, keys } = pathOf(parent)
      return [Y.findRootTypeKey(root), ...keys]
    }
    const owner = parent instanceof Y.ID ? this.#find(parent) : undefined
    return owner && this.of(owner)
  }

  #find({ client, clock }: Y.ID): Y.Item | undefined {
    if (clock < Y.getState(this.#document.store, client)) {
      const found = Y.getItem(this.#document.store, Y.createID(client, clock))
      return found instanceof Y.Item ? found : undefined
    }
    return this.#byClient
      .get(client)
      ?.find(({ id, length }) => id.clock <= clock && clock < id.clock + length)
  }
}
