import type { AuditEntry } from '#shared/audit/entry.ts'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import type { IsoDate } from '#shared/basics/iso-date.ts'
import type { Issued } from '#shared/verify/verdict.ts'
import { Problem } from '../http/problem.ts'
import type { AuditTrail } from '../ports/audit.ts'

interface Known {
  on: IsoDate
  position: number
}

/**
 * Whether who asks may read the plans. A stranger with an external edition could try budgets in it until the plan's checksum
 * is known, so that strangers are told only of plans in external editions.
 */
export type Asker = 'member' | 'stranger'

/** The files that have been issued, by the hashes of them and of the plans in them; the first time counts. */
export class IssuedFiles {
  readonly #byFile = new Map<string, Known>()
  readonly #byContent: Record<Asker, Map<string, Known>> = { member: new Map(), stranger: new Map() }

  /** Takes what an entry of the trail says of a file's being issued; the order doesn't matter. */
  take({ action, result, at, position, facts }: AuditEntry): void {
    if (action !== 'plan-exported' || result !== 'ok') return
    const { sha256, contentSha256, variant } = facts
    const known = { on: dateInDenmark(at), position }
    keepFirst(this.#byFile, sha256, known)
    keepFirst(this.#byContent.member, contentSha256, known)
    if (variant === 'external') keepFirst(this.#byContent.stranger, contentSha256, known)
  }

  find(sha256: string, asker: Asker): Issued | undefined {
    const file = this.#byFile.get(sha256)
    if (file) return { on: file.on, as: 'file' }
    const content = this.#byContent[asker].get(sha256)
    return content && { on: content.on, as: 'content' }
  }
}

function keepFirst(all: Map<string, Known>, hash: string | undefined, known: Known): void {
  if (hash !== undefined && known.position < (all.get(hash)?.position ?? Number.POSITIVE_INFINITY))
    all.set(hash, known)
}

/** The same of a trail that goes on being written. */
export class IssuedRecord {
  readonly #trail: Pick<AuditTrail, 'head' | 'damage' | 'read'>
  readonly #files = new IssuedFiles()
  #takenUpTo = 0
  #catchingUp: Promise<void> | undefined

  constructor(trail: Pick<AuditTrail, 'head' | 'damage' | 'read'>) {
    this.#trail = trail
  }

  /**
   * By the SHA-256 of a file, or of a plan (shared/export/checksum.ts), as 64 hex digits. Throws `trail-damaged`: nothing is
   * vouched for by a trail that somebody may have changed.
   */
  async find(sha256: string, asker: Asker): Promise<Issued | undefined> {
    if (this.#trail.damage !== undefined) throw new Problem('trail-damaged')
    const { position } = this.#trail.head
    // What others are waiting for may have begun before the last entries.
    while (this.#takenUpTo < position) {
      this.#catchingUp ??= this.#catchUp().finally(() => {
        this.#catchingUp = undefined
      })
      await this.#catchingUp
    }
    return this.#files.find(sha256, asker)
  }

  /** Reads only what has been entered since it last looked. */
  async #catchUp(): Promise<void> {
    const { position } = this.#trail.head
    for await (const entry of this.#trail.read(position + 1)) {
      if (entry.position <= this.#takenUpTo) break
      this.#files.take(entry)
    }
    this.#takenUpTo = position
  }
}
