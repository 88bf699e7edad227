import { FRAMES } from '#shared/protocol/frames.ts'
import { FrameRate, type Verdict } from './frame-rate.ts'
import type { SyncLimits } from './sync-limits.ts'

/** What can be made to read no more for a while: the sender's own network then holds it back. */
export interface Pausable {
  pause(): void
  resume(): void
}

export interface Pacing {
  deliver: (frame: Uint8Array) => void
  /** Closes the socket, with this reason. */
  sendAway: (reason: string) => void
}

/** Hands on the frames of one socket as fast as it may send; slows it down past that, and closes it when that does not help. */
export function paced(
  socket: Pausable,
  limits: SyncLimits,
  now: () => number,
  { deliver, sendAway }: Pacing,
): (frame: Uint8Array) => void {
  const presence = new FrameRate(limits.presence, now)
  const others = new FrameRate(limits.frames, now)
  let goOn: NodeJS.Timeout | undefined

  const slowDown = (milliseconds: number) => {
    clearTimeout(goOn)
    socket.pause()
    goOn = setTimeout(() => socket.resume(), milliseconds).unref()
  }

  const obey = (verdict: Verdict): boolean => {
    switch (verdict.kind) {
      case 'go-on':
        return true
      case 'slow-down':
        slowDown(verdict.milliseconds)
        return true
      case 'too-fast':
        // Reading again, or it would not see the other side close.
        clearTimeout(goOn)
        socket.resume()
        sendAway('too many frames')
        return false
      default:
        verdict satisfies never
        throw new Error(`Unknown verdict: ${JSON.stringify(verdict)}`)
    }
  }

  return (frame) => {
    const rate = frame[0] === FRAMES.awareness.type ? presence : others
    if (obey(rate.count())) deliver(frame)
  }
}
