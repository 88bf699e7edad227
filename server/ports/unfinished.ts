/**
 * What people have begun and are to end within minutes, wherever they come back to: to whichever server. Every adapter passes
 * unfinished-contract.ts. Instants are milliseconds since 1970.
 */
export interface Unfinished {
  /** Keeps it until then, in the place of what there was under the key; the oldest of the kind give way where there are too many. */
  put(kind: UnfinishedKind, key: string, value: string, times: { now: number; until: number }): Promise<void>
  /** Undefined once its time is over. */
  find(kind: UnfinishedKind, key: string, now: number): Promise<string | undefined>
  /** The same, and from now on it is not there. Of two at once, one gets it. */
  take(kind: UnfinishedKind, key: string, now: number): Promise<string | undefined>
}

export type UnfinishedKind = 'provider-sign-in' | 'second-factor'

/** Of a kind: more than all people of two organisations, and little to keep. */
export const MOST_UNFINISHED = 10_000
