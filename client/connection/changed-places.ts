import * as Y from 'yjs'
import { pathOf, type SharedType } from '#shared/plan/path-of.ts'

/** A record and its field are a place; what is changed within a text is that text. */
const KEYS_IN_A_PLACE = 2

/** The texts and fields a transaction has changed, as keys that compare: `activities/<id>/title`, `section-1`. */
export function changedPlaces({ changed }: Y.Transaction): string[] {
  const places = new Set<string>()
  for (const [type, names] of changed) {
    const { root, keys } = pathOf(type)
    const rootName = Y.findRootTypeKey(root)
    if (!(root instanceof Y.Map)) places.add(rootName)
    else
      for (const name of names)
        places.add(placeKey(rootName, [...keys, ...(isKeyOf(type, name) ? [name] : [])]))
  }
  return [...places]
}

function isKeyOf(type: SharedType, name: string | null): name is string {
  return type instanceof Y.Map && name !== null
}

function placeKey(root: string, keys: readonly string[]): string {
  return [root, ...keys.slice(0, KEYS_IN_A_PLACE)].join('/')
}

/** How many changes that is to a person: a new record is one, whatever has been filled in. */
export function countChanges(places: Iterable<string>): number {
  const all = new Set(places)
  return [...all].filter((place) => !isWithinAnother(place, all)).length
}

function isWithinAnother(place: string, all: ReadonlySet<string>): boolean {
  for (let end = place.lastIndexOf('/'); end > 0; end = place.lastIndexOf('/', end - 1)) {
    if (all.has(place.slice(0, end))) return true
  }
  return false
}
