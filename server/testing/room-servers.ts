/** Servers, as far as rooms concern them, on one database in one process. */
import type { Relay } from '../ports/relay.ts'
import type { RoomWatch } from '../rooms/room-watch.ts'
import { Rooms } from '../rooms/rooms.ts'
import { type OpenWorkspace, openWorkspace } from './postgres-workspace.ts'
import { silentRoomWatch } from './silent-room-watch.ts'

export interface RoomServer {
  rooms: Rooms
  workspace: OpenWorkspace
  /** Stops it as it should be stopped. */
  close(): Promise<void>
}

export interface RoomServerOptions {
  url: string
  relay: Relay
  watch?: Partial<RoomWatch>
  patienceMilliseconds?: number
  idleMilliseconds?: number
}

export async function startRoomServer(options: RoomServerOptions): Promise<RoomServer> {
  const { url, relay, watch, patienceMilliseconds, idleMilliseconds = 60_000 } = options
  const workspace = await openWorkspace(url, { isShared: true, patienceMilliseconds, onBroken: () => {} })
  const rooms = new Rooms({
    journal: workspace.journal,
    relay,
    watch: { ...silentRoomWatch, now: () => performance.timeOrigin + performance.now(), ...watch },
    idleMilliseconds,
  })
  return {
    rooms,
    workspace,
    close: async () => {
      await rooms.closeAll()
      await relay.close()
      await workspace.close()
    },
  }
}
