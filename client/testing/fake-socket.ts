import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { FRAMES, type RefusalCode } from '#shared/protocol/frames.ts'

/** A socket to a server of the test’s own: it opens, answers and closes when the test says so. */
export class FakeSocket extends EventTarget implements WebSocket {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSING = 2
  static readonly CLOSED = 3
  static opened: FakeSocket[] = []

  readonly CONNECTING = 0
  readonly OPEN = 1
  readonly CLOSING = 2
  readonly CLOSED = 3
  readonly bufferedAmount = 0
  readonly extensions = ''
  readonly protocol = ''
  readonly url: string
  binaryType: BinaryType = 'arraybuffer'
  readyState: 0 | 1 | 2 | 3 = 0
  onopen: ((event: Event) => unknown) | null = null
  onclose: ((event: CloseEvent) => unknown) | null = null
  onerror: ((event: Event) => unknown) | null = null
  onmessage: ((event: MessageEvent) => unknown) | null = null
  readonly server = new Y.Doc()
  /** Step 2 and update frames received. */
  edits = 0
  /** Fingerprints received. */
  fingerprints = 0

  constructor(url: string | URL) {
    super()
    this.url = String(url)
    FakeSocket.opened.push(this)
  }

  open(): void {
    this.readyState = 1
    this.onopen?.(new Event('open'))
  }

  send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    if (!(data instanceof Uint8Array)) throw new Error('Only binary frames are sent.')
    const decoder = decoding.createDecoder(data)
    const type = decoding.readVarUint(decoder)
    if (type === FRAMES.fingerprint.type) this.fingerprints += 1
    if (type !== FRAMES.sync.type) return
    const answer = encoding.createEncoder()
    encoding.writeVarUint(answer, FRAMES.sync.type)
    const kind = sync.readSyncMessage(decoder, answer, this.server, 'client')
    if (kind === sync.messageYjsSyncStep1) {
      this.receive(encoding.toUint8Array(answer))
      const question = encoding.createEncoder()
      encoding.writeVarUint(question, FRAMES.sync.type)
      sync.writeSyncStep1(question, this.server)
      this.receive(encoding.toUint8Array(question))
    } else {
      this.edits += 1
    }
  }

  saved(count: number): void {
    const frame = encoding.createEncoder()
    encoding.writeVarUint(frame, FRAMES.saved.type)
    encoding.writeVarUint(frame, count)
    this.receive(encoding.toUint8Array(frame))
  }

  hello(epoch: string): void {
    const frame = encoding.createEncoder()
    encoding.writeVarUint(frame, FRAMES.hello.type)
    encoding.writeVarString(frame, epoch)
    this.receive(encoding.toUint8Array(frame))
  }

  refused(code: RefusalCode): void {
    const frame = encoding.createEncoder()
    encoding.writeVarUint(frame, FRAMES.refused.type)
    encoding.writeVarString(frame, code)
    this.receive(encoding.toUint8Array(frame))
  }

  diverged(): void {
    this.receive(Uint8Array.of(FRAMES.diverged.type))
  }

  receive(data: Uint8Array): void {
    this.onmessage?.(new MessageEvent('message', { data }))
  }

  close(code = 1000, reason = ''): void {
    if (this.readyState === 3) return
    this.readyState = 3
    this.onclose?.(new CloseEvent('close', { code, reason }))
  }
}
