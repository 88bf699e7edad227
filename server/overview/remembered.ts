import type { Room } from '../rooms/room.ts'

interface Kept<Value> {
  version: number
  byKey: Map<string, Promise<Value>>
}

/** What was made of a room, under a few keys, until somebody writes in it; it goes with the room. */
export class Remembered<Value> {
  readonly #kept = new WeakMap<object, Kept<Value>>()

  /** Makes it where nothing is remembered; what could not be made is not. */
  of(room: Pick<Room, 'version'>, key: string, make: () => Promise<Value>): Promise<Value> {
    const { version } = room
    const before = this.#kept.get(room)
    const kept = before?.version === version ? before : { version, byKey: new Map() }
    this.#kept.set(room, kept)
    const known = kept.byKey.get(key)
    if (known) return known
    const made = make()
    kept.byKey.set(key, made)
    made.catch(() => kept.byKey.delete(key))
    return made
  }
}
