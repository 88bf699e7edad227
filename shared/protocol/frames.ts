/**
 * Every message type on a room's WebSocket. 0–3 are the y-websocket protocol unchanged; ours start at 100, which stock
 * clients skip. A frame is `varuint type` + payload; `needs` is asked of `can` for every frame that comes in.
 */
import type { Action } from '../permissions/can.ts'

export const FRAMES = {
  /** Payload: y-protocols/sync. Reading (step 1) needs `read`; its updates (step 2, update) need `edit`. */
  sync: { type: 0, needs: 'read', updatesNeed: 'edit' },
  /** Payload: y-protocols/awareness update; a socket may only set its own state. */
  awareness: { type: 1, needs: 'read' },
  /** Server to client only: y-protocols/auth. */
  auth: { type: 2 },
  queryAwareness: { type: 3, needs: 'read' },
  /**
   * Server to client: `varuint n`: the first n update-carrying frames of this connection are on disk. Refused ones are
   * counted too, after their `refused`.
   */
  saved: { type: 100 },
  /** Server to client: `varstring RefusalCode`: an update was refused; nothing of it was applied or sent on. */
  refused: { type: 101 },
  /**
   * Server to client, before all else: `varstring epoch`, the life of the document that this connection belongs to. A
   * client that asks for `?epoch=` again is turned away (epochEnded) once the document comes from a backup, or has been
   * given a new generation.
   */
  hello: { type: 102 },
  /**
   * Client to server, from a page that has been idle: `varuint8array state vector`, `varstring content hash`
   * (shared/plan/content-hash.ts). Stock clients never send it.
   */
  fingerprint: { type: 103, needs: 'read' },
  /**
   * Server to client: the page of that fingerprint reads otherwise than the server though both know the same. It asks
   * again with everything it may have missed; when it still does, it loads the document anew.
   */
  diverged: { type: 104 },
} as const satisfies Record<string, { type: number; needs?: Action; updatesNeed?: Action }>

/** read-only: the role may not edit · invalid: the update was malformed or had gaps, send your difference again · not-saved: the disk refused · too-large: the document has no room for it · agreed: it would change a section that both parties have agreed · taken-out: it has words for lines that a restore has taken out. */
export type RefusalCode = 'read-only' | 'invalid' | 'not-saved' | 'too-large' | 'agreed' | 'taken-out'

export const CLOSE_CODES = {
  /** 44xx are final: the client does not try again by itself. */
  badFrame: 4400,
  notSignedIn: 4401,
  notAllowed: 4403,
  clientTooOld: 4409,
  epochEnded: 4410,
  documentDamaged: 4422,
  /** Others are tried again. */
  serverStopping: 1012,
  overloaded: 1013,
  /** The page is newer: servers are upgraded one after the other, and the next that answers may be it, too. */
  serverTooOld: 4503,
} as const

export const FRAME_LIMIT_BYTES = 2 * 1024 * 1024
/** A single update beyond this is refused; the first sync of a long offline spell fits within the frame. */
export const UPDATE_LIMIT_BYTES = 2 * 1024 * 1024
/** A document that would grow beyond this takes deletions only. */
export const DOCUMENT_LIMIT_BYTES = 5 * 1024 * 1024
