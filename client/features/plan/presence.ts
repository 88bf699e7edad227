import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { isSignature, type Person, type Signature, signatureOf } from '#shared/permissions/person.ts'
import type { Store } from '../../ui/store.ts'

/** Where somebody's caret is: a text's key (`body/…`, `section/…`, `title/…`) or a field's (`field/<id>/<name>`). */
export interface Caret {
  place: string
  anchor?: Y.RelativePosition
  head?: Y.RelativePosition
}

export interface PresentPerson extends Signature {
  client: number
  caret: Caret | undefined
}

/** Says who is here. The server checks that nobody says it for another. */
export function announce(awareness: Awareness, person: Person): void {
  awareness.setLocalStateField('user', signatureOf(person))
}

export function setCaret(awareness: Awareness, caret: Caret): void {
  awareness.setLocalStateField('cursor', caret)
}

/** Takes my caret away from this place; where it is elsewhere already, nothing happens. */
export function clearCaret(awareness: Awareness, place: string): void {
  if (caretOf(awareness.getLocalState())?.place === place) awareness.setLocalStateField('cursor', null)
}

/** Others speak a protocol anyone can write, so every state is read with suspicion. */
export function caretOf(state: Record<string, unknown> | null | undefined): Caret | undefined {
  const cursor = state?.cursor
  if (typeof cursor !== 'object' || cursor === null || !('place' in cursor)) return undefined
  const { place } = cursor
  if (typeof place !== 'string') return undefined
  return { place, anchor: positionOf(cursor, 'anchor'), head: positionOf(cursor, 'head') }
}

function positionOf(cursor: object, end: 'anchor' | 'head'): Y.RelativePosition | undefined {
  const value: unknown = Reflect.get(cursor, end)
  if (typeof value !== 'object' || value === null) return undefined
  try {
    return Y.createRelativePositionFromJSON(value)
  } catch {
    return undefined
  }
}

/** Everyone else with the plan open, one entry a page. */
export function presentPeople(awareness: Awareness): PresentPerson[] {
  const people: PresentPerson[] = []
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID || !isSignature(state.user)) continue
    people.push({ ...state.user, client, caret: caretOf(state) })
  }
  return people
}

/** Those present as a store that changes only when somebody comes, goes or moves to another place. */
export class Presence implements Store<readonly PresentPerson[]> {
  readonly #awareness: Awareness
  readonly #listeners = new Set<() => void>()
  #people: readonly PresentPerson[] = []
  /** By the id in the caret's place: an activity's, or a section's number. */
  #byId = new Map<string, readonly PresentPerson[]>()
  #fingerprint = ''

  constructor(awareness: Awareness) {
    this.#awareness = awareness
    awareness.on('change', this.#onChange)
    this.#onChange()
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  readonly read = () => this.#people

  /** Those whose caret is in one activity; the same list until they change. */
  inActivity(activityId: string): readonly PresentPerson[] {
    return this.#byId.get(activityId) ?? NOBODY
  }

  readonly #onChange = () => {
    const people = presentPeople(this.#awareness)
    const fingerprint = JSON.stringify(people.map(({ client, name, caret }) => [client, name, caret?.place]))
    if (fingerprint === this.#fingerprint) return
    this.#fingerprint = fingerprint
    this.#people = people
    this.#byId = this.#grouped(people)
    for (const listener of this.#listeners) listener()
  }

  #grouped(people: readonly PresentPerson[]): Map<string, readonly PresentPerson[]> {
    const groups = Map.groupBy(
      people.filter(({ caret }) => caret),
      ({ caret }) => caret?.place.split('/')[1] ?? '',
    )
    const kept = new Map<string, readonly PresentPerson[]>()
    for (const [id, group] of groups) {
      const before = this.inActivity(id)
      kept.set(id, isSameGroup(before, group) ? before : group)
    }
    return kept
  }
}

const NOBODY: readonly PresentPerson[] = []

function isSameGroup(a: readonly PresentPerson[], b: readonly PresentPerson[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => one.client === b[index]?.client && one.caret?.place === b[index]?.caret?.place)
  )
}
