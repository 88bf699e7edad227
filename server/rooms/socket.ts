import type { Author } from './intake.ts'
import type { Frame } from './wire-frame.ts'

/** All that a room knows of a socket. */
export interface Socket {
  /** Frames given together go out together. */
  send(...frames: Frame[]): void
  close(code: number, reason: string): void
}

/** Who sends updates, and hears what becomes of them. */
export interface Writer extends Author {
  readonly socket: Socket
}
