import * as Y from 'yjs'
import { textHash } from '../basics/text-hash.ts'

type SharedType = Y.ContentType['type']
type Marks = ReadonlyMap<string, unknown>

/**
 * A short hash of everything that is to be seen in the document: words, their order, formatting, attributes and fields.
 * Equal for documents that read the same, whatever the history, the deletions or which of their roots have been asked for.
 */
export function contentHash(document: Y.Doc): string {
  return textHash(contentOf(document))
}

/**
 * The same hash, read in steps: each that is taken reads a little of the document, and the last answers. The document must
 * not change in between.
 */
export function* contentHashInSteps(document: Y.Doc): Generator<undefined, string> {
  return textHash(yield* contentInSteps(document))
}

/** What the hash is made of, as canonical JSON with all keys sorted; to tell where two documents differ. */
export function contentOf(document: Y.Doc): string {
  const steps = contentInSteps(document)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

function* contentInSteps(document: Y.Doc): Generator<undefined, string> {
  const roots: [string, unknown][] = []
  for (const [name, root] of document.share) {
    const values: [string, unknown][] = []
    for (const [key, item] of root._map) {
      if (item.deleted) continue
      values.push(readValue([key, item]))
      yield
    }
    const content = contentWith(values, root)
    if (content.length > 0) roots.push([name, content])
    yield
  }
  return JSON.stringify(roots.sort(byKey))
}

/**
 * Reads the items and not the type's own JSON: that escapes nothing, and a root that nobody has asked for yet has none.
 * The kind of a root is left out for the same reason.
 */
function readType(type: SharedType): unknown[] {
  return contentWith([...type._map].filter(([, item]) => !item.deleted).map(readValue), type)
}

/** What is under its keys, and what stands one after the other in it. */
function contentWith(values: [string, unknown][], type: SharedType): unknown[] {
  const content: unknown[] = values.length > 0 ? [Object.fromEntries(values.sort(byKey))] : []
  const marks = new Map<string, unknown>()
  let words = ''
  let marksOfWords = ''
  const endRun = () => {
    if (words !== '') content.push(marksOfWords === '' ? words : [words, marksOfWords])
    words = ''
  }
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentFormat) {
      const { key, value } = item.content
      if (value === null) marks.delete(key)
      else marks.set(key, value)
      continue
    }
    const marksHere = readMarks(marks)
    if (marksHere !== marksOfWords) {
      endRun()
      marksOfWords = marksHere
    }
    if (item.content instanceof Y.ContentString) {
      words += item.content.str
      continue
    }
    endRun()
    content.push(...readContent(item.content).map((value) => (marksHere ? [value, marksHere] : value)))
  }
  endRun()
  return content
}

function readValue([key, item]: [string, Y.Item]): [string, unknown] {
  return [key, readContent(item.content).at(-1)]
}

function readContent(content: Y.Item['content']): unknown[] {
  if (content instanceof Y.ContentType) return [{ [nameOf(content.type)]: readType(content.type) }]
  return content.getContent().map(sorted)
}

function nameOf(type: SharedType): string {
  if (type instanceof Y.XmlElement) return `<${type.nodeName}>`
  if (type instanceof Y.XmlFragment) return 'fragment'
  if (type instanceof Y.XmlText) return 'words'
  if (type instanceof Y.Text) return 'text'
  if (type instanceof Y.Array) return 'list'
  return 'map'
}

function readMarks(marks: Marks): string {
  return marks.size === 0
    ? ''
    : JSON.stringify([...marks].map(([key, value]) => [key, sorted(value)]).sort(byKey))
}

/** A plain value with the keys of its objects in order; what JSON cannot hold becomes words. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value instanceof Uint8Array) return { bytes: [...value] }
  if (typeof value === 'bigint') return { bigint: String(value) }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, one]): [string, unknown] => [key, sorted(one)])
      .sort(byKey),
  )
}

function byKey([one]: readonly unknown[], [other]: readonly unknown[]): number {
  return String(one) < String(other) ? -1 : 1
}
