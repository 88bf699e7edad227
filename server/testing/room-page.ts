/** A page in a room without a browser: its own document, and everything that the room tells it. */
import * as decoding from 'lib0/decoding'
import { messageYjsSyncStep1 } from 'y-protocols/sync'
import * as Y from 'yjs'
import type { Person } from '#shared/permissions/person.ts'
import { FRAMES } from '#shared/protocol/frames.ts'
import { presenceFrame } from '../rooms/encode-frame.ts'
import { emptyDocument } from '../rooms/read-document.ts'
import type { Room } from '../rooms/room.ts'
import type { Socket, Writer } from '../rooms/socket.ts'
import { frameBytes } from './frame-bytes.ts'

export interface RoomPage {
  readonly document: Y.Doc
  readonly refusals: string[]
  /** How many of its updates it has been told are saved. */
  readonly saved: number
  readonly closedWith: { code: number; reason: string } | undefined
  /** The names of those it sees, by client id. */
  readonly present: Map<number, string>
  /** What they say of themselves. */
  readonly states: Map<number, object>
  readonly socket: Socket
  /** Changes its document, and sends that. */
  edit(change: (document: Y.Doc) => void): void
  /** How many updates it has sent. */
  readonly sent: number
  says(state: object | null): void
}

/** Opens the room and takes what is there. */
export async function openRoomPage(
  room: Room,
  person: Person,
  { onSaved }: { onSaved?: (count: number) => void } = {},
): Promise<RoomPage> {
  const document = emptyDocument()
  const refusals: string[] = []
  const present = new Map<number, string>()
  const states = new Map<number, object>()
  let saved = 0
  let sent = 0
  let clock = 0
  let closedWith: RoomPage['closedWith']
  const socket: Socket = {
    send: (...frames) => {
      for (const frame of frames) hear(frameBytes(frame))
    },
    close: (code, reason) => {
      closedWith ??= { code, reason }
      room.leave(socket)
    },
  }
  const writer: Writer = { person, socket, refused: ({ code }) => refusals.push(code) }

  function hear(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes)
    switch (decoding.readVarUint(decoder)) {
      case FRAMES.sync.type:
        if (decoding.readVarUint(decoder) !== messageYjsSyncStep1)
          Y.applyUpdate(document, decoding.readVarUint8Array(decoder), 'room')
        return
      case FRAMES.saved.type:
        saved = decoding.readVarUint(decoder)
        onSaved?.(saved)
        return
      case FRAMES.awareness.type:
        hearPresence(decoding.readVarUint8Array(decoder))
        return
      default:
    }
  }

  function hearPresence(update: Uint8Array): void {
    const decoder = decoding.createDecoder(update)
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const id = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      const state: { user?: { name?: string } } | null = JSON.parse(decoding.readVarString(decoder))
      if (state) present.set(id, state.user?.name ?? '')
      else present.delete(id)
      states.set(id, state ?? {})
    }
  }

  document.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'room') room.receiveUpdate(writer, update, ++sent)
  })
  room.join(socket)
  hear(await room.answerTo(Y.encodeStateVector(document)))
  return {
    document,
    refusals,
    present,
    states,
    socket,
    get saved() {
      return saved
    },
    get sent() {
      return sent
    },
    get closedWith() {
      return closedWith
    },
    edit: (change) => document.transact(() => change(document)),
    says: (state) => {
      clock++
      room.receivePresence(socket, person, presenceOf(document.clientID, clock, state), { mayEdit: true })
    },
  }
}

function presenceOf(clientId: number, clock: number, state: object | null): Uint8Array {
  const frame = presenceFrame([{ clientId, clock, state: JSON.stringify(state) }])
  const decoder = decoding.createDecoder(frame)
  decoding.readVarUint(decoder)
  return decoding.readVarUint8Array(decoder)
}
