import { z } from 'zod'
import type { Person } from '#shared/permissions/person.ts'
import { CLOSE_CODES } from '#shared/protocol/frames.ts'
import { mustShowSecondFactor } from '../people/second-factor-rule.ts'
import type { Directory } from '../ports/directory.ts'
import type { Relay } from '../ports/relay.ts'
import type { SessionSockets } from './session-sockets.ts'

const CHANNEL = 'shut-out'
/** Whatever becomes of the news, so often what stands open here is held against the directory. */
const LOOK_MILLISECONDS = 250

const REASONS = {
  'signed-out': { code: CLOSE_CODES.notSignedIn, text: 'signed out' },
  'rights-changed': { code: CLOSE_CODES.notAllowed, text: 'rights-changed' },
  'second-factor': { code: CLOSE_CODES.notAllowed, text: 'a second factor is needed' },
} as const
export type ShutOutReason = keyof typeof REASONS

const news = z.object({
  sessions: z.array(z.string()),
  why: z.enum(['signed-out', 'rights-changed', 'second-factor'] satisfies ShutOutReason[]),
})

export interface ShutOutOptions {
  sockets: SessionSockets
  directory: Pick<Directory, 'findSessions' | 'findMember' | 'readSettings'>
  /** Absent where there are no other servers. */
  relay: Relay | undefined
}

/**
 * Closes what stands open on sessions that have ended, or get no further, on whichever server. Who does it tells the others;
 * each finds out by itself as well, for the news may be lost, or its server be gone before it has told it.
 */
export class ShutOut {
  readonly #options: ShutOutOptions
  readonly #endings: (() => void)[] = []
  #looking: Promise<void> | undefined

  constructor(options: ShutOutOptions) {
    this.#options = options
  }

  begin(): void {
    const { relay } = this.#options
    if (!relay) return
    const look = () => void this.look()
    const timer = setInterval(look, LOOK_MILLISECONDS).unref()
    this.#endings.push(
      () => clearInterval(timer),
      relay.onGap(look),
      relay.subscribe(CHANNEL, (message) => this.#hear(message)),
    )
  }

  stop(): void {
    for (const end of this.#endings.splice(0)) end()
  }

  /** Has been done to the directory, on this server. */
  sessions(ids: readonly string[], why: ShutOutReason): void {
    if (ids.length === 0) return
    this.#close(ids, why)
    this.#options.relay?.publish(CHANNEL, Buffer.from(JSON.stringify({ sessions: ids, why })))
  }

  /** Holds what stands open here against the directory; never rejects: where that does not answer, the next look will. */
  look(): Promise<void> {
    this.#looking ??= this.#look()
      .catch(() => {})
      .finally(() => {
        this.#looking = undefined
      })
    return this.#looking
  }

  async #look(): Promise<void> {
    const { sockets, directory } = this.#options
    const { open } = sockets
    if (open.length === 0) return
    const found = await directory.findSessions(open.map(({ id }) => id))
    const standing = new Map(found.map((one) => [one.session.id, one]))
    const settings = await directory.readSettings()
    for (const { id, person } of open) {
      const still = standing.get(id)
      if (!still) {
        this.#close([id], (await this.#hasOtherRights(person)) ? 'rights-changed' : 'signed-out')
        continue
      }
      const hasShownTwo = still.hasSecondFactor || still.session.secondFactorAtProvider
      if (!hasShownTwo && mustShowSecondFactor(person, settings)) this.#close([id], 'second-factor')
    }
  }

  async #hasOtherRights({ id, role, party, admin }: Person): Promise<boolean> {
    const now = await this.#options.directory.findMember(id)
    if (!now || now.deactivatedAt) return true
    const { person } = now
    return person.role !== role || person.party !== party || person.admin !== admin
  }

  #hear(message: Uint8Array): void {
    // Of a newer server it may be something else; then the next look finds out.
    const { data } = news.safeParse(jsonIn(message))
    if (data) this.#close(data.sessions, data.why)
  }

  #close(ids: readonly string[], why: ShutOutReason): void {
    const { code, text } = REASONS[why]
    for (const id of ids) this.#options.sockets.closeAll(id, code, text)
  }
}

function jsonIn(message: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(message).toString('utf8'))
  } catch {
    return undefined
  }
}
