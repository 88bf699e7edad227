import type { RoomWatch } from '../rooms/room-watch.ts'

/** For tests that are not about what rooms tell: tells nobody, and its clock stands. */
export const silentRoomWatch: RoomWatch = {
  now: () => 0,
  durable: () => {},
  heard: () => {},
  renewed: () => {},
  broadcast: () => {},
  failed: () => {},
  notFolded: () => {},
  foldedWrongly: () => {},
  diverged: () => {},
  refused: () => {},
}
