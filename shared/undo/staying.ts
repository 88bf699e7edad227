import * as Y from 'yjs'
import type { SharedType } from './copies.ts'

/**
 * What must stay of the items that a step wrote: each element that holds something else by now, with its attributes, for
 * that is what another person has written in it.
 */
export function stayingOf(written: ReadonlySet<Y.Item>): Set<Y.Item> {
  const staying = new Set<Y.Item>()
  for (const item of written) if (isHolding(item, written)) keep(item, staying)
  return staying
}

/** Every element around what stays stays, too, as far as the step wrote it. */
function isHolding(item: Y.Item, written: ReadonlySet<Y.Item>): boolean {
  return contentsOf(item).some((inner) => !written.has(inner) || isHolding(inner, written))
}

function keep(item: Y.Item, staying: Set<Y.Item>): void {
  staying.add(item)
  if (!(item.content instanceof Y.ContentType) || item.content.type instanceof Y.Map) return
  const { type } = item.content
  for (const attribute of type._map.values()) staying.add(attribute)
  // No list item is without its first paragraph: an editor throws away one that is, with all that it holds.
  const [first] = contentsOf(item)
  if (first && type instanceof Y.XmlElement && type.nodeName === 'listItem') keep(first, staying)
}

/** What is to be seen within; marks and attributes are not. */
function contentsOf({ content }: Y.Item): Y.Item[] {
  if (!(content instanceof Y.ContentType)) return []
  return content.type instanceof Y.Map ? liveValues(content.type) : liveItems(content.type)
}

function liveValues(type: SharedType): Y.Item[] {
  return [...type._map.values()].filter((item) => !item.deleted)
}

function liveItems(type: SharedType): Y.Item[] {
  const items: Y.Item[] = []
  for (let item = type._start; item !== null; item = item.right) {
    if (!item.deleted && item.countable) items.push(item)
  }
  return items
}
