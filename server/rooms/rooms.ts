import * as Y from 'yjs'
import { CLOSE_CODES } from '#shared/protocol/frames.ts'
import { type Room as RoomId, roomName } from '#shared/protocol/rooms.ts'
import type { Journal } from '../ports/journal.ts'
import { SERVER } from './client-owners.ts'
import { Room } from './room.ts'
import type { RoomWatch } from './room-watch.ts'

export interface RoomsOptions {
  journal: Journal
  watch: RoomWatch
  /** How long a room nobody is in stays in memory. */
  idleMilliseconds: number
}

/** Guests are sockets and commands under way; while there is one, the room stays. */
interface Entry {
  loading: Promise<Room>
  guests: number
  idleTimer: NodeJS.Timeout | undefined
}

export interface Visit {
  room: Room
  /** Must be called once, whatever happens. */
  leave: () => void
}

/** The rooms in memory: loaded when somebody comes, let go when nobody has been there for a while. */
export class Rooms {
  readonly #options: RoomsOptions
  readonly #entries = new Map<string, Entry>()
  #closing = false

  constructor(options: RoomsOptions) {
    this.#options = options
  }

  get openCount(): number {
    return this.#entries.size
  }

  /** Enters the room, loading it where needed. Rejects with DocumentDamaged when it cannot be; then it is not open. */
  async enter(id: RoomId): Promise<Visit> {
    if (this.#closing) throw new Error('The server is stopping.')
    const name = roomName(id)
    const entry = this.#entries.get(name) ?? this.#load(name)
    entry.guests++
    clearTimeout(entry.idleTimer)
    try {
      const room = await entry.loading
      let left = false
      const leave = () => {
        if (left) return
        left = true
        entry.guests--
        if (entry.guests === 0 && !this.#closing) this.#unloadWhenIdle(room, entry)
      }
      return { room, leave }
    } catch (error) {
      // There is no room to leave, and the entry is gone.
      entry.guests--
      throw error
    }
  }

  /**
   * Writes a new document's first record; until then its room cannot be entered. Resolves once it is on disk. What an
   * earlier beginning left behind, cut short before its plan was listed, gives way.
   */
  begin(id: RoomId, document: Y.Doc): Promise<void> {
    const clientIds = [...document.store.clients.keys()]
    return this.#options.journal.replace(roomName(id), Y.encodeStateAsUpdate(document), {
      personId: SERVER,
      clientIds,
    })
  }

  /** Runs `work` in the room and leaves again. */
  async visit<T>(id: RoomId, work: (room: Room) => Promise<T>): Promise<T> {
    const { room, leave } = await this.enter(id)
    try {
      return await work(room)
    } finally {
      leave()
    }
  }

  /** Sends everyone away and resolves once all that was taken is on disk. Nobody can enter any more. */
  async closeAll(): Promise<void> {
    this.#closing = true
    const entries = [...this.#entries.values()]
    this.#entries.clear()
    await Promise.allSettled(
      entries.map(async (entry) => {
        clearTimeout(entry.idleTimer)
        const room = await entry.loading
        await room.settled()
        room.close(CLOSE_CODES.serverStopping, 'the server is stopping')
      }),
    )
  }

  #load(name: string): Entry {
    const { journal, watch } = this.#options
    const loading = Room.load(name, journal, {
      ...watch,
      failed: (room, reason) => {
        this.#entries.delete(room)
        watch.failed(room, reason)
      },
    })
    const entry: Entry = { loading, guests: 0, idleTimer: undefined }
    this.#entries.set(name, entry)
    loading.catch(() => {
      if (this.#entries.get(name) === entry) this.#entries.delete(name)
    })
    return entry
  }

  #unloadWhenIdle(room: Room, entry: Entry): void {
    entry.idleTimer = setTimeout(() => {
      // A room that failed is out already, and another may have its name.
      if (this.#entries.get(room.name) !== entry) return
      // What is under way is safe: whoever loads the document next reads the journal behind all that was asked of it before.
      this.#entries.delete(room.name)
      room.close(CLOSE_CODES.serverStopping, 'unloaded')
    }, this.#options.idleMilliseconds).unref()
  }
}
