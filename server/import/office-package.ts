/** A .docx or .xlsx is a zip of XML parts, which come from strangers: they are counted and measured before any is unpacked. */
import { posix } from 'node:path'
import { strFromU8, type UnzipFileFilter, unzipSync } from 'fflate'
import { NotImportable } from './not-importable.ts'
import { attribute, childrenOf, localName, rootOf, type XmlElement } from './xml.ts'

const MOST_ENTRIES = 2_000
const MOST_BYTES = 50 * 1024 * 1024
/** Of one part of XML; pictures may be larger, for they are not read. */
const MOST_XML_BYTES = 24 * 1024 * 1024
/** How much larger than it is packed anything may be, beyond what is small in any case. */
const HIGHEST_RATIO = 100
const SMALL_BYTES = 1024 * 1024

export interface Relation {
  type: string
  target: string
  isExternal: boolean
}

export class OfficePackage {
  readonly #bytes: Uint8Array
  readonly #sizes: ReadonlyMap<string, number>

  /** Throws NotImportable for what is no zip, or would be too much unpacked. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#sizes = sizesIn(bytes)
  }

  names(): string[] {
    return [...this.#sizes.keys()]
  }

  /** All parts, unpacked, by their names: no more than is allowed of them together. Throws NotImportable. */
  contents(): Record<string, Uint8Array> {
    return unzipped(this.#bytes, ({ name }) => !name.endsWith('/'))
  }

  /** The root of a part's XML; undefined where there is no such part. Throws NotImportable. */
  part(name: string): XmlElement | undefined {
    const size = this.#sizes.get(name)
    if (size === undefined) return undefined
    if (size > MOST_XML_BYTES) throw new NotImportable('import-too-much')
    const { [name]: bytes } = unzipped(this.#bytes, (entry) => entry.name === name)
    if (!bytes) throw new NotImportable('import-damaged')
    return rootOf(strFromU8(bytes))
  }

  /** Of a part to others, by id, their targets as names of parts. */
  relationsOf(name: string): Map<string, Relation> {
    const { dir, base } = posix.parse(name)
    const root = this.part(posix.join(dir, '_rels', `${base}.rels`))
    const relations = new Map<string, Relation>()
    for (const relation of root ? childrenOf(root) : []) {
      const id = attribute(relation, 'Id')
      const target = attribute(relation, 'Target') ?? ''
      if (id === undefined || localName(relation) !== 'Relationship') continue
      const isExternal = attribute(relation, 'TargetMode') === 'External'
      relations.set(id, {
        type: attribute(relation, 'Type') ?? '',
        target: isExternal ? target : target.startsWith('/') ? target.slice(1) : posix.join(dir, target),
        isExternal,
      })
    }
    return relations
  }

  /** The part that a relation of this kind leads to: `styles`, `numbering`. */
  related(name: string, kind: string): XmlElement | undefined {
    const found = [...this.relationsOf(name).values()].find(
      ({ type, isExternal }) => !isExternal && type.endsWith(`/${kind}`),
    )
    return found && this.part(found.target)
  }
}

function sizesIn(bytes: Uint8Array): Map<string, number> {
  const sizes = new Map<string, number>()
  let total = 0
  let entries = 0
  unzipped(bytes, ({ name, size, originalSize }) => {
    entries++
    total += originalSize
    const isPuffed = originalSize > SMALL_BYTES && originalSize > size * HIGHEST_RATIO
    if (entries > MOST_ENTRIES || total > MOST_BYTES || isPuffed) throw new NotImportable('import-too-much')
    sizes.set(name, originalSize)
    return false
  })
  return sizes
}

function unzipped(bytes: Uint8Array, filter: UnzipFileFilter): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter })
  } catch (error) {
    if (error instanceof NotImportable) throw error
    throw new NotImportable('import-damaged')
  }
}
