import type { Store } from '../ui/store.ts'

/** What the person is told about their edits. `saved` means on the server's disk, never less. */
export type SaveState =
  | { kind: 'connecting' }
  /** `arrived`: what had waited and has just got there; gone with the next edit. */
  | { kind: 'saved'; arrived?: Arrival }
  | { kind: 'saving' }
  /** Edits wait here. */
  | ({ kind: 'offline'; since: string } & Waiting)
  /** The server refused. `isFetchedAnew`: the document goes on as another one, and the page fetches it by itself. */
  | ({ kind: 'stopped'; reason: StopReason; isFetchedAnew?: true } & Waiting)

export interface Waiting {
  /** How many texts and fields hold something the server does not have. */
  changes: number
  /** Whether they come back when the page is closed and opened again. */
  isKept: boolean
}

export interface Arrival {
  changes: number
  /** They had been left by a page that was closed before they could be sent. */
  isFromEarlier: boolean
}

export type StopReason = PassingReason | FinalReason

/** The person signs in again; the server's disk takes nothing just now and goes on by itself. */
export type PassingReason = 'signed-out' | 'not-saved'

/** This page will never send anything again. */
export type FinalReason =
  | 'not-allowed'
  | 'too-old'
  | 'restored'
  | 'damaged'
  | 'too-large'
  | 'refused'
  | 'agreed'
  | 'taken-out'

/** Why what is typed here would be lost from now on; undefined while it would not. */
export function finalReason(state: SaveState): FinalReason | undefined {
  if (state.kind !== 'stopped') return undefined
  const { reason } = state
  return reason === 'signed-out' || reason === 'not-saved' ? undefined : reason
}

/** Whether the person has nothing to do: the page fetches the document anew by itself. */
export function isFetchedAnew(state: SaveState): boolean {
  return state.kind === 'stopped' && state.isFetchedAnew === true
}

export type SaveStateStore = Store<SaveState>
