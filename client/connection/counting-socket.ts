const SYNC = 0
const SYNC_STEP_2 = 1
const SYNC_UPDATE = 2

/** True for the frames that can carry edits; the server acknowledges these, and only these, by their number. */
function carriesUpdate(frame: unknown): boolean {
  const [type, subtype] = frame instanceof Uint8Array ? frame : []
  return type === SYNC && (subtype === SYNC_STEP_2 || subtype === SYNC_UPDATE)
}

/** True for the answer to the server's first question: it holds everything the server lacks. */
function carriesDifference(frame: unknown): boolean {
  return carriesUpdate(frame) && frame instanceof Uint8Array && frame[1] === SYNC_STEP_2
}

export interface CountingSocketOptions {
  onSent: (socket: WebSocket, isDifference: boolean) => void
  /** What need not be sent at all. */
  isNeedless: (frame: unknown) => boolean
}

/** A WebSocket class that tells, in order, about each edit-carrying frame it sends. One object a connection. */
export function countingSocket(
  Base: typeof WebSocket,
  { onSent, isNeedless }: CountingSocketOptions,
): typeof WebSocket {
  return class extends Base {
    override send(data: string | Blob | BufferSource): void {
      if (isNeedless(data)) return
      super.send(data)
      if (carriesUpdate(data)) onSent(this, carriesDifference(data))
    }
  }
}
