import type { Store } from '../ui/store.ts'

/** What the person is told about their edits. `saved` means on the server's disk, never less. */
export type SaveState =
  | { kind: 'connecting' }
  | { kind: 'saved' }
  | { kind: 'saving' }
  /** Edits wait here; `waiting` counts them. */
  | { kind: 'offline'; waiting: number }
  /** The server refused; the person must act. */
  | { kind: 'stopped'; reason: StopReason }

export type StopReason =
  | 'signed-out'
  | 'not-allowed'
  | 'too-old'
  | 'restored'
  | 'damaged'
  | 'too-large'
  | 'refused'

export type SaveStateStore = Store<SaveState>
