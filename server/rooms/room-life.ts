import { JournalFailed } from '../ports/journal.ts'

/**
 * open → failed: the journal refused an append, so memory is ahead of the disk; everybody is sent away and comes back to
 * what the disk has. open → closed: unloaded. open → frozen: a new generation of the document is being written; what comes in
 * waits. frozen → ended: it is there, and what waits is of the old one. frozen → open: it is not. open → ended: another server
 * has written one. No other way back: the registry loads a new room.
 */
type Life =
  | { name: 'open' }
  | { name: 'frozen'; thawed: Promise<void>; thaw: () => void }
  | { name: 'failed' }
  | { name: 'closed' }
  | { name: 'ended' }

/** The document of this room is no longer the one that everybody has; entered again, the room is another. */
export class GenerationEnded extends Error {
  override name = 'GenerationEnded'
}

/** Where a room is between being loaded and being let go. */
export class RoomLife {
  readonly #room: string
  #life: Life = { name: 'open' }

  constructor(room: string) {
    this.#room = room
  }

  get name(): Life['name'] {
    return this.#life.name
  }

  /** Whether the room's document still is the one that everybody has. */
  get lasts(): boolean {
    return this.name === 'open' || this.name === 'frozen'
  }

  /** Of a frozen room; resolves once it goes on or has ended. */
  get thawed(): Promise<void> | undefined {
    return this.#life.name === 'frozen' ? this.#life.thawed : undefined
  }

  /** Throws GenerationEnded where it has. */
  mustNotHaveEnded(): void {
    if (this.name === 'ended') throw new GenerationEnded()
  }

  /** Throws where nothing more may be written: the document has failed, or has a new generation. */
  mustNotBeOver(): void {
    this.mustNotHaveEnded()
    if (this.name === 'failed') throw new JournalFailed(`The room ${this.#room} has failed.`)
  }

  /** Throws JournalFailed where it is not. */
  mustBeOpen(): void {
    if (this.name !== 'open') throw new JournalFailed(`The room ${this.#room} is no longer open.`)
  }

  /**
   * Freezes an open room, and answers what thaws it again into another life: that answers false, and changes nothing, where
   * the room is not as it was frozen any more, such as closed with everybody sent away.
   */
  freeze(): (next: 'open' | 'ended') => boolean {
    this.mustBeOpen()
    const { promise: thawed, resolve: thaw } = Promise.withResolvers<void>()
    const frozen: Life = { name: 'frozen', thawed, thaw }
    this.#life = frozen
    return (next) => {
      thaw()
      if (this.#life !== frozen) return false
      this.#life = { name: next }
      return true
    }
  }

  /** Another server has begun a new generation; answers false where it was over already. */
  end(): boolean {
    if (!this.lasts) return false
    if (this.#life.name === 'frozen') this.#life.thaw()
    this.#life = { name: 'ended' }
    return true
  }

  close(): void {
    if (this.lasts) this.#life = { name: 'closed' }
  }

  /** Answers false where it was over already. */
  fail(): boolean {
    if (!this.lasts) return false
    this.#life = { name: 'failed' }
    return true
  }
}
