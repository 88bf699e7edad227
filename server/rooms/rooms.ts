import * as Y from 'yjs'
import { CLOSE_CODES } from '#shared/protocol/frames.ts'
import { type Room as RoomId, roomName } from '#shared/protocol/rooms.ts'
import { DocumentDamaged, type Journal, JournalFailed, type Renewal } from '../ports/journal.ts'
import type { Relay } from '../ports/relay.ts'
import type { Held, SharedJournal } from '../ports/shared-journal.ts'
import { Beat } from './beat.ts'
import { SERVER } from './client-owners.ts'
import { OtherServers } from './other-servers.ts'
import { type AuthoredDocument, type FrozenRoom, Room } from './room.ts'
import { GenerationEnded } from './room-life.ts'
import type { RoomWatch } from './room-watch.ts'

export interface RoomsOptions {
  journal: Journal
  /** News of other servers, where the journal is shared. */
  relay?: Relay | undefined
  watch: RoomWatch
  /** How long a room nobody is in stays in memory. */
  idleMilliseconds: number
}

/** Guests are sockets and commands under way; while there is one, the room stays. */
interface Entry {
  loading: Promise<Room>
  /** Once it is loaded. */
  room: Room | undefined
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
  /** A room that fails is out, and another is loaded in its place. */
  readonly #watch: RoomWatch
  readonly #entries = new Map<string, Entry>()
  readonly #beat = new Beat()
  readonly #others: OtherServers | undefined
  /** Rooms whose document is just being given a new generation; who wants in waits for it. */
  readonly #renewing = new Map<string, Promise<unknown>>()
  /** One after the other, so that no two wait for each other's rooms. */
  #lastRenewal: Promise<unknown> = Promise.resolve()
  #closing = false

  constructor(options: RoomsOptions) {
    this.#options = options
    const { watch, relay, journal } = options
    this.#others =
      journal.shared &&
      new OtherServers({
        shared: journal.shared,
        relay,
        loaded: () => [...this.#entries.values()].flatMap(({ room }) => room ?? []),
        find: (name) => this.#entries.get(name)?.loading,
        watch,
      })
    this.#watch = {
      ...watch,
      failed: (room, reason) => {
        this.#entries.delete(room)
        watch.failed(room, reason)
      },
      renewed: (room) => {
        this.#entries.delete(room)
        watch.renewed(room)
      },
    }
  }

  get openCount(): number {
    return this.#entries.size
  }

  /** Enters the room, loading it where needed. Rejects with DocumentDamaged when it cannot be; then it is not open. */
  async enter(id: RoomId): Promise<Visit> {
    const name = roomName(id)
    const renewing = this.#renewing.get(name)
    if (renewing) await renewing
    if (this.#closing) throw new Error('The server is stopping.')
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
    const { snapshot, authorship } = renewalOf(roomName(id), document)
    return this.#options.journal.replace(roomName(id), snapshot, authorship)
  }

  /** The same where nothing was ever written of it; what is gone or damaged stays as it is. */
  async beginWhereNew(id: RoomId, document: Y.Doc): Promise<void> {
    try {
      const records = await this.#options.journal.read(roomName(id))
      if (records.length > 0) return
      const { shared } = this.#options.journal
      if (shared) await this.#beginOnce(shared, id, document)
      else await this.begin(id, document)
    } catch (error) {
      if (!(error instanceof DocumentDamaged)) throw error
    }
  }

  /** Of servers that begin the same document at the same time one does. */
  async #beginOnce(shared: SharedJournal, id: RoomId, content: Y.Doc): Promise<void> {
    const { document, snapshot, authorship } = renewalOf(roomName(id), content)
    await shared.turn({
      document,
      standing: () => ({ epoch: this.#options.journal.epoch, seen: 0 }),
      judge: (missed) => ({ kind: 'changes', changes: missed ? [] : [{ update: snapshot, authorship }] }),
    })
  }

  /** Runs `work` in the room and leaves again; runs it anew where the document is given a new generation meanwhile. */
  async visit<T>(id: RoomId, work: (room: Room) => Promise<T>): Promise<T> {
    for (;;) {
      const { room, leave } = await this.enter(id)
      try {
        // Whatever is remembered of the room is remembered by its version.
        if (this.#others) {
          await this.#others.catchUp(room)
          room.mustNotHaveEnded()
        }
        return await work(room)
      } catch (error) {
        if (!(error instanceof GenerationEnded)) throw error
      } finally {
        leave()
      }
    }
  }

  /**
   * Gives the documents a new generation: what `make` makes of them as they are, while nobody can change them. All of them
   * or none; undefined leaves one as it is. Whoever is there is sent away with `epochEnded` and the reason, and what they have sent since is
   * never taken: it is of a document that is no more.
   */
  renew(
    ids: readonly RoomId[],
    make: (present: readonly AuthoredDocument[]) => Promise<(Y.Doc | undefined)[]>,
    reason = 'a new generation',
  ): Promise<void> {
    const renewal = this.#lastRenewal.then(() => this.#renew(ids, make, reason))
    this.#lastRenewal = renewal.catch(() => {})
    return renewal
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
    this.#others?.close()
  }

  async #renew(
    ids: readonly RoomId[],
    make: (present: readonly AuthoredDocument[]) => Promise<(Y.Doc | undefined)[]>,
    reason: string,
  ): Promise<void> {
    const visits: Visit[] = []
    const frozen: FrozenRoom[] = []
    const { promise: done, resolve: finish } = Promise.withResolvers<void>()
    let held: Held | undefined
    try {
      // From now on other servers wait with what they would write; they are told by the epoch that it is of a document no more.
      held = await this.#options.journal.shared?.hold(ids.map(roomName))
      for (const id of ids) visits.push(await this.enter(id))
      for (const id of ids) this.#renewing.set(roomName(id), done)
      for (const { room } of visits) frozen.push(await room.freeze())
      const made = await make(frozen)
      const renewed = visits.flatMap(({ room }, index) => {
        const [document, old] = [made[index], frozen[index]]
        return document && old ? [{ name: room.name, document, old }] : []
      })
      const tellOthers = () => {
        for (const { name, old } of renewed) this.#others?.tellRenewed(name, old.epoch, reason)
      }
      // Before it is so as well: whoever finds out by the database knows the reason then.
      tellOthers()
      await this.#write(renewed, tellOthers)
      for (const { name, old } of renewed) {
        this.#watch.renewed(name)
        old.end(reason)
      }
    } finally {
      // Which have ended do not go on.
      for (const { goOn } of frozen) goOn()
      await held?.release()
      for (const id of ids) this.#renewing.delete(roomName(id))
      finish()
      for (const { leave } of visits) leave()
    }
  }

  /** Rejects, and nothing is changed, where another server has written to one of the documents all the same. */
  async #write(
    renewed: readonly { name: string; document: Y.Doc; old: FrozenRoom }[],
    committed: () => void,
  ): Promise<void> {
    const { journal } = this.#options
    const renewals = renewed.map(({ name, document, old }) => ({
      ...renewalOf(name, document),
      ...old.standing,
    }))
    if (!journal.shared) await journal.renew(renewals)
    else if (!(await journal.shared.renew(renewals, committed)))
      throw new JournalFailed('Another server has written to a document while it was given a new generation.')
  }

  #load(name: string): Entry {
    const { journal } = this.#options
    const loading = Room.load(name, journal, this.#watch, { beat: this.#beat, others: this.#others })
    const entry: Entry = { loading, room: undefined, guests: 0, idleTimer: undefined }
    this.#entries.set(name, entry)
    loading.then(
      (room) => {
        entry.room = room
        this.#others?.entered(room)
      },
      () => {
        if (this.#entries.get(name) === entry) this.#entries.delete(name)
      },
    )
    return entry
  }

  #unloadWhenIdle(room: Room, entry: Entry): void {
    entry.idleTimer = setTimeout(() => {
      // A room that failed is out already, and another may have its name.
      if (this.#entries.get(room.name) !== entry) return
      // What is under way is safe: whoever loads the document next reads the journal behind all that was asked of it before.
      this.#entries.delete(room.name)
      this.#others?.left(room)
      room.close(CLOSE_CODES.serverStopping, 'unloaded')
    }, this.#options.idleMilliseconds).unref()
  }
}

/** The document as the server's own first record of it. */
function renewalOf(name: string, document: Y.Doc): Renewal {
  const clientIds = [...document.store.clients.keys()]
  const authorship = { personId: SERVER, clientIds }
  return { document: name, snapshot: Y.encodeStateAsUpdate(document), authorship }
}
