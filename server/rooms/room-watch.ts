/** What the outside is told of rooms, for the log and the metrics: counts and names, never content. */
export interface RoomWatch {
  /** Milliseconds; only differences count. */
  now(): number
  /** One change of the room came to disk after so many milliseconds. */
  durable(milliseconds: number, room: string): void
  /** Changes that other servers have made are in the room's document. */
  heard(room: string): void
  /** A new generation of the room's document has taken the place of the one before. */
  renewed(room: string): void
  /** One change went to so many sockets. */
  broadcast(sockets: number): void
  /** A room let everyone go because its document could not be kept; it is loaded anew when somebody comes back. */
  failed(room: string, reason: string): void
  /** The disk refused the snapshot; the records stay. */
  notFolded(room: string, reason: string): void
  /** A snapshot does not read as the document in memory does; both are kept as they are. */
  foldedWrongly(room: string, difference: string): void
  /** A page, or the room itself, showed something else than the same edits make anew; it is loaded anew. */
  diverged(room: string, who: 'page' | 'room'): void
  /** An update was refused. */
  refused(room: string, code: string, reason: string): void
}
