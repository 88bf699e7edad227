import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { FRAMES } from '#shared/protocol/frames.ts'
import { asPage } from './as-page.ts'

const SYNC_STEP_1 = 0
const SYNC_STEP_2 = 1
const SYNC_UPDATE = 2

/** Frames by hand, good and bad, for tests of what the server makes of them. */
export const frames = {
  step1: (stateVector: Uint8Array) => syncFrame(SYNC_STEP_1, stateVector),
  step2: (update: Uint8Array) => syncFrame(SYNC_STEP_2, update),
  update: (update: Uint8Array) => syncFrame(SYNC_UPDATE, update),
  presence: (entries: readonly { clientId: number; clock: number; state: unknown }[]) =>
    frame(FRAMES.awareness.type, (encoder) => {
      const update = encoding.createEncoder()
      encoding.writeVarUint(update, entries.length)
      for (const { clientId, clock, state } of entries) {
        encoding.writeVarUint(update, clientId)
        encoding.writeVarUint(update, clock)
        encoding.writeVarString(update, JSON.stringify(state))
      }
      encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update))
    }),
  fingerprint: (stateVector: Uint8Array, hash: string) =>
    frame(FRAMES.fingerprint.type, (encoder) => {
      encoding.writeVarUint8Array(encoder, stateVector)
      encoding.writeVarString(encoder, hash)
    }),
  ofType: (type: number, payload: Uint8Array) =>
    frame(type, (encoder) => encoding.writeUint8Array(encoder, payload)),
}

function syncFrame(kind: number, payload: Uint8Array): Uint8Array {
  return frame(FRAMES.sync.type, (encoder) => {
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, payload)
  })
}

function frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** What the server sent, read. */
export type Heard =
  | { kind: 'hello'; epoch: string }
  | { kind: 'question'; stateVector: Uint8Array }
  | { kind: 'difference'; update: Uint8Array }
  | { kind: 'update'; update: Uint8Array }
  | { kind: 'presence'; states: { clientId: number; state: unknown }[] }
  | { kind: 'saved'; count: number }
  | { kind: 'refused'; code: string }
  | { kind: 'diverged' }
  | { kind: 'closed'; code: number }

/** A WebSocket without a provider, with all it heard and a document that follows what it heard. */
export interface RawSocket {
  readonly document: Y.Doc
  readonly heard: readonly Heard[]
  send(frame: Uint8Array): void
  /** Sends text, which is no frame at all. */
  sendText(text: string): void
  /** Makes a change in the document and sends it; answers what it sent. */
  edit(change: (document: Y.Doc) => void): Uint8Array
  /** Asks for everything and resolves once it is there. */
  sync(): Promise<void>
  /** Resolves with the first thing of this kind, heard already or to come. */
  hears<K extends Heard['kind']>(
    kind: K,
    matches?: (heard: Extract<Heard, { kind: K }>) => boolean,
  ): Promise<Extract<Heard, { kind: K }>>
  /**
   * Resolves once the server has dealt with everything sent before: it has answered a question asked after.
   * What would have come of those frames, would have come by then.
   */
  settled(): Promise<void>
  /** Reads nothing more, and so answers nothing. */
  pause(): void
  close(): void
}

/**
 * Resolves once the socket is open; headers as a browser or an attacker would send them, from a page of the site where
 * they say no other. The document may be one that was
 * on another socket before.
 */
export async function openRawSocket(
  url: string,
  headers: Record<string, string>,
  document = new Y.Doc(),
): Promise<RawSocket> {
  const webSocket = new WebSocket(url, { headers: { ...asPage(url, ''), ...headers } })
  webSocket.binaryType = 'arraybuffer'
  const heard: Heard[] = []
  const waiting = new Set<() => void>()
  let differences = 0

  const note = (item: Heard) => {
    heard.push(item)
    if (item.kind === 'difference') differences++
    if (item.kind === 'difference' || item.kind === 'update') Y.applyUpdate(document, item.update, 'server')
    for (const check of [...waiting]) check()
  }
  webSocket.on('message', (data: ArrayBuffer) => note(readFrame(new Uint8Array(data))))
  webSocket.on('close', (code) => note({ kind: 'closed', code }))
  const opened = new Promise<void>((resolve, reject) => {
    webSocket.once('open', resolve)
    webSocket.once('error', reject)
  })
  webSocket.on('error', () => {})
  await opened

  function until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (!holds()) return
        waiting.delete(check)
        resolve()
      }
      waiting.add(check)
      check()
    })
  }

  const send = (bytes: Uint8Array) => webSocket.send(bytes)

  async function ask(stateVector: Uint8Array): Promise<void> {
    const expected = differences + 1
    send(frames.step1(stateVector))
    await until(() => differences >= expected || heard.at(-1)?.kind === 'closed')
  }

  return {
    document,
    heard,
    send,
    sendText: (text) => webSocket.send(text),
    edit: (change) => {
      const before = Y.encodeStateVector(document)
      document.transact(() => change(document))
      const update = Y.encodeStateAsUpdate(document, before)
      send(frames.update(update))
      return update
    },
    sync: () => ask(Y.encodeStateVector(document)),
    hears: async (kind, matches = () => true) => {
      type Wanted = Extract<Heard, { kind: typeof kind }>
      const isWanted = (item: Heard): item is Wanted => item.kind === kind && matches(item as Wanted)
      await until(() => heard.some(isWanted))
      const found = heard.find(isWanted)
      if (!found) throw new Error(`${kind} was heard and is gone.`)
      return found
    },
    settled: () => ask(Y.encodeStateVector(document)),
    pause: () => webSocket.pause(),
    close: () => webSocket.close(),
  }
}

function readFrame(bytes: Uint8Array): Heard {
  const decoder = decoding.createDecoder(bytes)
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case FRAMES.sync.type: {
      const kind = decoding.readVarUint(decoder)
      const payload = decoding.readVarUint8Array(decoder)
      if (kind === SYNC_STEP_1) return { kind: 'question', stateVector: payload }
      return { kind: kind === SYNC_STEP_2 ? 'difference' : 'update', update: payload }
    }
    case FRAMES.awareness.type: {
      const update = decoding.createDecoder(decoding.readVarUint8Array(decoder))
      const states = Array.from({ length: decoding.readVarUint(update) }, () => {
        const clientId = decoding.readVarUint(update)
        decoding.readVarUint(update)
        const state: unknown = JSON.parse(decoding.readVarString(update))
        return { clientId, state }
      })
      return { kind: 'presence', states }
    }
    case FRAMES.saved.type:
      return { kind: 'saved', count: decoding.readVarUint(decoder) }
    case FRAMES.refused.type:
      return { kind: 'refused', code: decoding.readVarString(decoder) }
    case FRAMES.diverged.type:
      return { kind: 'diverged' }
    case FRAMES.hello.type:
      return { kind: 'hello', epoch: decoding.readVarString(decoder) }
    default:
      throw new Error(`The server sent a frame of type ${type}.`)
  }
}
