import { CLOSE_CODES } from '#shared/protocol/frames.ts'
import type { StopReason } from './save-state.ts'

/** How a WebSocket is closed by whoever finds a message too big (RFC 6455); the same message would only be sent again. */
const MESSAGE_TOO_BIG = 1009

/** True where trying again would only end the same way. */
export function isFinalClose(code: number): boolean {
  return code === MESSAGE_TOO_BIG || (code >= 4400 && code < 4500)
}

/** What a final close code means to the person. */
export function stopReasonOf(code: number): StopReason {
  switch (code) {
    case CLOSE_CODES.notSignedIn:
      return 'signed-out'
    case CLOSE_CODES.notAllowed:
      return 'not-allowed'
    case CLOSE_CODES.clientTooOld:
      return 'too-old'
    case CLOSE_CODES.epochEnded:
      return 'restored'
    case CLOSE_CODES.documentDamaged:
      return 'damaged'
    default:
      return 'refused'
  }
}
