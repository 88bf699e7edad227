import * as decoding from 'lib0/decoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { SCHEMA_VERSION } from '#shared/plan/plan-document.ts'
import { CLOSE_CODES, FRAMES } from '#shared/protocol/frames.ts'
import { type Room, roomName } from '#shared/protocol/rooms.ts'
import { changedPlaces } from './changed-places.ts'
import { CopyKeeper, OPENED_COPY } from './copy-keeper.ts'
import { countingSocket } from './counting-socket.ts'
import type { Draft } from './draft.ts'
import { IdleComparison } from './idle-comparison.ts'
import { Inbox } from './inbox.ts'
import type { KeptCopy } from './kept-copy.ts'
import type { KeptEdits } from './kept-edits.ts'
import { LeftEdits } from './left-edits.ts'
import { isEchoOfPresence } from './own-presence.ts'
import { RETURNED_EDIT } from './returned-edits.ts'
import type { Arrival, FinalReason, SaveState, SaveStateStore, StopReason, Waiting } from './save-state.ts'
import { isFinalClose, stopReasonOf } from './stop-reason.ts'
import type { KeptEdit } from './stored-edits.ts'
import { UnsavedEdits } from './unsaved-edits.ts'
import { type WhyAnew, whyEnded } from './why-anew.ts'

/** The server asks for the difference again after a refused update; more often than this in a row is no accident. */
const RESENDS_BEFORE_STOPPING = 3

/** How often a page that was left looks whether its last edits are safe. */
const LEAVING_CHECK_MS = 1_000

/** Nothing that is written here would be taken any more. */
const DISCONNECTING: ReadonlySet<StopReason> = new Set([
  'not-allowed',
  'too-large',
  'refused',
  'agreed',
  'taken-out',
])

export interface ConnectionOptions {
  /** Where this person's edits wait until the server has them. */
  kept?: KeptEdits
  /** Where the document is kept as the server has it. */
  copy?: KeptCopy
  /** Begins with that copy, since the server cannot be reached; goes on with the server once it can. */
  opensCopy?: boolean
  /** Whether the person may edit: edits left by an earlier page are put back only then. */
  mayEdit?: boolean
  /** Asked before a connection that was signed out is tried again: somebody else may have signed in. */
  isSignedIn?: () => Promise<boolean>
  /** Hears of edits left by earlier pages that can no longer be merged, before the first sync settles. */
  onUnmergeable?: (edits: KeptEdit[], reason: FinalReason) => void
  /**
   * Hears when the document is to be loaded anew, since it shows something else than on the server, or is a new one there.
   * All is saved then, or is kept as a draft.
   */
  onDiverged?: (why: WhyAnew) => void
  Socket?: typeof WebSocket
}

/** One document held in step with the server: reconnects by itself and knows which edits are on disk. */
export class DocumentConnection {
  readonly document: Y.Doc
  readonly awareness: Awareness
  /** By what the kept edits of this page are known. */
  readonly page: number
  readonly saveState: SaveStateStore = {
    subscribe: (listener) => {
      this.#listeners.add(listener)
      return () => this.#listeners.delete(listener)
    },
    read: () => this.#state,
  }
  /**
   * Settles with the first full sync, or with the copy that is opened, when what an earlier page left has been put back: only
   * then may editors be mounted.
   */
  readonly firstSync: Promise<void>

  readonly #options: ConnectionOptions
  readonly #provider: WebsocketProvider
  readonly #listeners = new Set<() => void>()
  readonly #edits = new UnsavedEdits()
  readonly #left: LeftEdits
  readonly #copy: CopyKeeper
  readonly #comparison: IdleComparison
  readonly #inbox: Inbox
  readonly #leaving = new AbortController()
  #state: SaveState = { kind: 'connecting' }
  #stopped: StopReason | undefined
  /** Why the document goes on as another one, once it does. */
  #ended: WhyAnew | undefined
  #resends = 0
  #hasSynced = false
  #offlineSince: string | undefined
  #editedAt = ''
  /** What has waited and is on its way. */
  #arriving: (Arrival & { carriedBy: number }) | undefined

  constructor(serverUrl: string, room: Room, document: Y.Doc, options: ConnectionOptions = {}) {
    this.document = document
    this.page = document.clientID
    this.#options = options
    this.#left = new LeftEdits({
      kept: options.kept,
      document,
      edits: this.#edits,
      page: this.page,
      mayEdit: options.mayEdit ?? true,
      onUnmergeable: options.onUnmergeable ?? (() => undefined),
    })
    this.#copy = new CopyKeeper({
      kept: options.copy,
      document,
      epoch: () => this.epoch,
      isSettled: () => this.#state.kind === 'saved',
    })
    // Before the provider exists: an edit must be counted before its frame is sent.
    document.on('update', this.#onUpdate)
    this.#provider = new WebsocketProvider(serverUrl, roomName(room), document, {
      connect: false,
      // A channel between tabs would carry edits past the server's check of who may do what.
      disableBc: true,
      params: { schema: String(SCHEMA_VERSION) },
      shouldReconnect: ({ code }) => !isFinalClose(code),
      WebSocketPolyfill: countingSocket(options.Socket ?? WebSocket, {
        onSent: (socket, isDifference) => {
          if (socket !== this.#provider.ws) return
          this.#edits.frameSent(isDifference)
          this.#publish()
        },
        isNeedless: (frame) => isEchoOfPresence(frame, document.clientID),
      }),
    })
    this.awareness = this.#provider.awareness
    this.#inbox = new Inbox(this.#provider)
    const handlers = this.#provider.messageHandlers
    handlers[FRAMES.hello.type] = (_encoder, decoder) => {
      // Named on every later connection: what is here must not be merged into documents put back from a backup.
      this.#provider.params.epoch ??= decoding.readVarString(decoder)
      options.kept?.resume()
    }
    handlers[FRAMES.saved.type] = (_encoder, decoder) => this.#onSaved(decoding.readVarUint(decoder))
    handlers[FRAMES.refused.type] = (_encoder, decoder) => this.#onRefused(decoding.readVarString(decoder))
    this.#comparison = new IdleComparison(document, {
      isSettled: () => this.#state.kind === 'saved',
      send: (frame) => this.#provider.ws?.send(frame),
      onDiverged: () => options.onDiverged?.({ kind: 'differs' }),
    })
    handlers[FRAMES.diverged.type] = () => {
      this.#inbox.open()
      this.#comparison.heardDiverged()
    }
    this.#provider.on('status', ({ status }) => this.#onStatus(status))
    this.#provider.on('closed', ({ code, reason }) => this.#onClosed(code, reason))
    const { promise, resolve: isWhole } = Promise.withResolvers<void>()
    this.firstSync = promise
    this.#provider.on('sync', (synced) => {
      if (synced) {
        this.#onSync()
        isWhole()
      } else {
        this.#offlineSince ??= new Date().toISOString()
        this.#forgetArrival()
      }
      this.#publish()
    })
    this.#watchNetwork()
    if (options.opensCopy) void this.#openCopy(isWhole).then(() => this.#connect())
    else if (options.kept) void this.#left.read().then(() => this.#connect())
    else this.#connect()
  }

  /** This page's unsaved edits. */
  get unsaved(): Uint8Array[] {
    return this.#edits.updates
  }

  /** When this page was last written on; an ISO instant, empty while it was not. */
  get editedAt(): string {
    return this.#editedAt
  }

  /** Tries again after the person has mended what stopped it, for example by signing in. Nothing typed is lost. */
  async retry(): Promise<void> {
    if (this.#stopped === 'signed-out' && !(await this.#isSignedIn())) return
    this.#stopped = undefined
    this.#resends = 0
    this.#publish()
    this.#connect()
  }

  /** Keeps the words of unsaved edits as a draft and no longer the edits: they cannot be merged, now or later. */
  setAside(draft: Draft): void {
    const { page } = this
    const own = this.#edits.sequences.map((sequence) => ({ page, sequence }))
    const setAside = this.#options.kept?.setAside([...own, ...this.#left.unsaved], draft)
    void setAside?.then(() => {
      if (this.#ended && this.#isFetchedAnew) this.#options.onDiverged?.(this.#ended)
      this.#publish()
    })
  }

  /** Ends the connection, but not before the server has every edit: leaving a page must not cost the last words. */
  leave(): void {
    if (this.#isDone()) {
      this.#end()
      return
    }
    this.awareness.setLocalState(null)
    const timer = setInterval(() => {
      if (this.#isDone()) {
        clearInterval(timer)
        this.#end()
      } else if (this.#stopped === 'signed-out') {
        // Somebody who was signed out may have signed in again meanwhile.
        void this.retry()
      }
    }, LEAVING_CHECK_MS)
  }

  /** Whether a page that is left has nothing more to wait for. */
  #isDone(): boolean {
    if (this.#edits.isEmpty) return true
    switch (this.#stopped) {
      case undefined:
      case 'not-saved':
        return false
      case 'signed-out':
        return this.#options.kept?.isWorking ?? false
      default:
        return true
    }
  }

  #end(): void {
    this.#leaving.abort()
    this.#comparison.stop()
    this.#inbox.stop()
    this.#copy.stop()
    this.document.off('update', this.#onUpdate)
    this.#provider.destroy()
    this.awareness.destroy()
  }

  #connect(): void {
    if (!this.#leaving.signal.aborted) this.#provider.connect()
  }

  /** Without a copy the document stays empty and unsettled until the server is reached. */
  async #openCopy(isWhole: () => void): Promise<void> {
    const epoch = await this.#copy.open()
    if (epoch === undefined) return this.#left.read()
    this.#provider.params.epoch = epoch
    this.#hasSynced = true
    this.#offlineSince = new Date().toISOString()
    // What does not fit now may build on what only the server has, and is looked at again with it.
    await this.#left.lookAgain(epoch, this.#leaving.signal)
    isWhole()
    this.#publish()
  }

  async #isSignedIn(): Promise<boolean> {
    return (await this.#options.isSignedIn?.()) ?? true
  }

  /** Names the generation of the document that this page has; empty until the server has said it. */
  get epoch(): string {
    return this.#provider.params.epoch ?? ''
  }

  readonly #onUpdate = (
    update: Uint8Array,
    origin: unknown,
    _document: Y.Doc,
    transaction: Y.Transaction,
  ) => {
    if (origin === this.#provider) return this.#copy.add(update)
    if (origin === OPENED_COPY) return
    const sequence = this.#edits.add(update, changedPlaces(transaction))
    this.#editedAt = new Date().toISOString()
    this.#forgetArrival()
    // What is put back is kept already, under the page that made it.
    if (origin !== RETURNED_EDIT) this.#keep(sequence, update)
    this.#publish()
  }

  #keep(sequence: number, update: Uint8Array): void {
    const { kept } = this.#options
    if (!kept || this.#stopped === 'not-allowed') return
    const { page } = this
    const at = this.#editedAt
    const wasWorking = kept.isWorking
    void kept.keep({ page, sequence, epoch: this.epoch, schema: SCHEMA_VERSION, at, update }).then(() => {
      if (kept.isWorking !== wasWorking) this.#publish()
    })
  }

  #onStatus(status: 'connected' | 'disconnected' | 'connecting'): void {
    if (status === 'connected') {
      this.#edits.connectionOpened()
      if (this.#stopped === 'not-saved') this.#stopped = undefined
    }
    this.#publish()
  }

  #onSync(): void {
    const wasAway = this.#offlineSince !== undefined
    this.#offlineSince = undefined
    if (wasAway && !this.#edits.isEmpty) this.#awaitArrival(this.#edits.changes, false)
    if (this.#hasSynced) {
      void this.#left.lookAgain(this.epoch, this.#leaving.signal)
      return
    }
    this.#hasSynced = true
    const changes = this.#left.takeOver(this.epoch)
    if (changes > 0) this.#awaitArrival(changes, true)
  }

  #awaitArrival(changes: number, isFromEarlier: boolean): void {
    this.#arriving = { changes, isFromEarlier, carriedBy: this.#edits.made }
  }

  /** What has arrived is news only until something else happens. */
  #forgetArrival(): void {
    if (this.#arriving && this.#edits.saved >= this.#arriving.carriedBy) this.#arriving = undefined
  }

  #onSaved(count: number): void {
    const before = this.#edits.saved
    for (const update of this.#edits.acknowledged(count)) this.#copy.add(update)
    if (this.#stopped === 'not-saved' && this.#edits.isEmpty) this.#stopped = undefined
    this.#resends = 0
    if (this.#edits.saved > before) this.#forgetSaved()
    this.#publish()
  }

  #forgetSaved(): void {
    const { kept } = this.#options
    void kept?.saved({ page: this.page, sequence: this.#edits.saved })
    this.#left.forgetSaved()
    if (this.#edits.isEmpty) kept?.allSaved()
  }

  #onRefused(code: string): void {
    // Readers' pages answer the first sync with an empty difference; refusing that concerns nobody.
    if (this.#edits.isEmpty) return
    if (code === 'read-only') this.#stop('not-allowed')
    else if (code === 'too-large') this.#stop('too-large')
    else if (code === 'not-saved') this.#stop('not-saved')
    else if (code === 'agreed' || code === 'taken-out') this.#stopForGood(code)
    else if (this.#resends >= RESENDS_BEFORE_STOPPING) this.#stop('refused')
    else {
      this.#resends += 1
      this.#reconnect()
    }
  }

  /** The edits are of what can no longer be changed, or is no more; everything else goes on, in the document fetched anew. */
  #stopForGood(kind: 'agreed' | 'taken-out'): void {
    this.#ended = { kind }
    this.#stop(kind)
  }

  #onClosed(code: number, reason: string): void {
    // Not even to the person's own computer belongs what they may no longer see.
    if (code === CLOSE_CODES.notAllowed) void this.#options.kept?.forgetAll()
    if (code === CLOSE_CODES.notAllowed || code === CLOSE_CODES.epochEnded) this.#copy.forget()
    const wasSaved = this.#edits.isEmpty
    if (code === CLOSE_CODES.epochEnded) this.#ended = whyEnded(reason, wasSaved)
    this.#stop(stopReasonOf(code))
    if (!this.#ended) return
    // Who hears that it has stopped writes down what stood in open fields, and that is not saved.
    this.#ended = whyEnded(reason, wasSaved && this.#edits.isEmpty)
    if (wasSaved && this.#edits.isEmpty) this.#options.onDiverged?.(this.#ended)
  }

  #stop(reason: StopReason): void {
    this.#stopped = reason
    // Whoever finds the session over forgets all copies.
    if (reason === 'signed-out') this.#copy.doubt()
    if (DISCONNECTING.has(reason)) this.#provider.disconnect()
    this.#publish()
  }

  #reconnect(): void {
    this.#provider.disconnect()
    this.#provider.connect()
  }

  #watchNetwork(): void {
    const { signal } = this.#leaving
    // A socket outlives a lost network by minutes; trying anew tells the truth at once, also where the server is local.
    const tryAgain = () => {
      if (this.#provider.shouldConnect) this.#reconnect()
    }
    addEventListener('online', tryAgain, { signal })
    addEventListener('offline', tryAgain, { signal })
    addEventListener(
      'beforeunload',
      (event) => {
        // What is kept comes back by itself, and what is kept as a draft is offered.
        if (!this.#edits.isEmpty && !this.#isKept) event.preventDefault()
      },
      { signal },
    )
  }

  /** What cannot be saved any more stays on the screen, unless it is kept as a draft and no restore has made the page a thing of the past. */
  get #isFetchedAnew(): boolean {
    if (!this.#ended) return false
    return this.#edits.isEmpty || (this.#ended.kind !== 'new-life' && this.#isKept)
  }

  get #isKept(): boolean {
    return this.#stopped !== 'not-allowed' && (this.#options.kept?.isWorking ?? false)
  }

  #publish(): void {
    const next = this.#currentState()
    if (JSON.stringify(this.#state) === JSON.stringify(next)) return
    this.#state = next
    if (next.kind === 'saved') this.#copy.settled()
    for (const listener of this.#listeners) listener()
  }

  #currentState(): SaveState {
    const { wsconnected, synced } = this.#provider
    if (this.#stopped) {
      const isFetchedAnew = this.#isFetchedAnew ? ({ isFetchedAnew: true } as const) : undefined
      return { kind: 'stopped', reason: this.#stopped, ...this.#waiting(), ...isFetchedAnew }
    }
    if (wsconnected && synced) return this.#edits.isEmpty ? this.#savedState() : { kind: 'saving' }
    if (this.#offlineSince === undefined) return { kind: 'connecting' }
    return { kind: 'offline', since: this.#offlineSince, ...this.#waiting() }
  }

  #savedState(): SaveState {
    if (!this.#arriving) return { kind: 'saved' }
    const { changes, isFromEarlier } = this.#arriving
    return { kind: 'saved', arrived: { changes, isFromEarlier } }
  }

  #waiting(): Waiting {
    return { changes: this.#edits.changes, isKept: this.#isKept }
  }
}
