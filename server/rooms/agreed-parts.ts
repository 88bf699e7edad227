import * as Y from 'yjs'
import { isLocked } from '#shared/meetings/locked.ts'
import { isCategory } from '#shared/plan/plan.ts'
import { ACTIVITIES_ROOT, AGREED_ROOT, activityRecords, categoryOfRoot } from '#shared/plan/plan-document.ts'
import { agreedSections } from '#shared/sign-off/agreed-sections.ts'
import type { DecodedUpdate } from './decode-update.ts'
import type { Place, Places } from './places.ts'

/**
 * What nobody may change, since both parties have agreed it: whole sections of a plan, with their activities, or all of a
 * meeting whose minutes are approved.
 */
export class AgreedParts {
  readonly #document: Y.Doc
  readonly #isAll: boolean
  readonly #agreed: ReadonlyMap<unknown, string>

  /** Undefined where nothing is agreed, as in every document that is neither plan nor meeting. */
  static of(document: Y.Doc): AgreedParts | undefined {
    const agreed = agreedSections(document)
    const isAll = isLocked(document)
    return isAll || agreed.size > 0 ? new AgreedParts(document, agreed, isAll) : undefined
  }

  private constructor(document: Y.Doc, agreed: ReadonlyMap<unknown, string>, isAll: boolean) {
    this.#document = document
    this.#isAll = isAll
    this.#agreed = agreed
  }

  /** Whether something new there would change an agreed section, or bring an activity into one. */
  isChangedBy(item: Y.Item, place: Place & { kind: 'in' }, places: Places): boolean {
    return this.#isAgreed(place, places) || this.#comesIn(item, place)
  }

  /** Whether the update takes anything of an agreed section away, or the mark that it is agreed. */
  losesBy({ deletions }: DecodedUpdate, places: Places): boolean {
    for (const [client, ranges] of deletions) {
      const structs = this.#document.store.clients.get(client) ?? []
      const known = Y.getState(this.#document.store, client)
      for (const { clock, len } of ranges) {
        if (clock >= known) continue
        for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
          const struct = structs[index]
          if (!struct || struct.id.clock >= clock + len) break
          if (!(struct instanceof Y.Item) || struct.deleted) continue
          const place = places.of(struct)
          if (place.kind === 'in' && this.#isAgreed(place, places)) return true
        }
      }
    }
    return false
  }

  #isAgreed(place: Place & { kind: 'in' }, places: Places): boolean {
    if (this.#isAll) return true
    const { root, key } = inRoot(place, places)
    if (root === AGREED_ROOT) return true
    if (root !== ACTIVITIES_ROOT) return this.#agreed.has(categoryOfRoot(root))
    const record = key === undefined ? undefined : activityRecords(this.#document).get(key)
    // Removed ones as well: brought back, they would stand in the section again.
    return this.#agreed.has(record?.get('category'))
  }

  #comesIn({ content }: Y.Item, { holder, key }: Place & { kind: 'in' }): boolean {
    if (holder !== 'record' || key !== 'category' || !(content instanceof Y.ContentAny)) return false
    return content.arr.some((value) => isCategory(value) && this.#agreed.has(value))
  }
}

/** The root that a place is in at last, and under which of its keys. */
function inRoot(place: Place & { kind: 'in' }, places: Places): { root: string; key: string | undefined } {
  let at = place
  while (typeof at.owner !== 'string') {
    const outer = places.of(at.owner)
    // What holds something stands somewhere itself: see Places.
    if (outer.kind !== 'in') throw new Error('A place that is in nothing.')
    at = outer
  }
  return { root: at.owner, key: at.key }
}
