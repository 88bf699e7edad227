import type { AuditEntry, AuditFacts } from '#shared/audit/entry.ts'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { DISCLOSED_EDITIONS } from '#shared/verify/disclosed-editions.ts'
import type { Issued } from '#shared/verify/verdict.ts'
import { Problem } from '../http/problem.ts'
import type { AuditTrail } from '../ports/audit.ts'

interface Known extends Pick<Issued, 'on' | 'of'> {
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
    const known = { on: dateInDenmark(at), position, ...whatIn(facts) }
    keepFirst(this.#byFile, sha256, known)
    keepFirst(this.#byContent.member, contentSha256, known)
    if (variant === 'external') keepFirst(this.#byContent.stranger, contentSha256, known)
  }

  find(sha256: string, asker: Asker): Issued | undefined {
    const file = this.#byFile.get(sha256)
    if (file) return issuedAs('file', file)
    const content = this.#byContent[asker].get(sha256)
    return content && issuedAs('content', content)
  }
}

function issuedAs(as: Issued['as'], { position: _, ...known }: Known): Issued {
  return { ...known, as }
}

/** Entries from before years were entered tell of hashes alone. */
function whatIn({ year, versionAt, variant }: AuditFacts): Pick<Issued, 'of'> {
  const edition = DISCLOSED_EDITIONS.find((one) => one === variant)
  if (year === undefined) return {}
  return { of: { year, ...(edition && { edition }), ...(versionAt !== undefined && { versionAt }) } }
}

function keepFirst(all: Map<string, Known>, hash: string | undefined, known: Known): void {
  if (hash !== undefined && known.position < (all.get(hash)?.position ?? Number.POSITIVE_INFINITY))
    all.set(hash, known)
}

/** The same of a trail that goes on being written. */
export class IssuedRecord {
  readonly #trail: Pick<AuditTrail, 'latest' | 'damage' | 'read'>
  readonly #files = new IssuedFiles()
  #takenUpTo = 0
  #catchingUp: Promise<void> | undefined

  constructor(trail: Pick<AuditTrail, 'latest' | 'damage' | 'read'>) {
    this.#trail = trail
  }

  /**
   * By the SHA-256 of a file, or of a plan (shared/export/checksum.ts), as 64 hex digits. Throws `trail-damaged`: nothing is
   * vouched for by a trail that somebody may have changed.
   */
  async find(sha256: string, asker: Asker): Promise<Issued | undefined> {
    if (this.#trail.damage !== undefined) throw new Problem('trail-damaged')
    const { position } = await this.#trail.latest()
    // What others are waiting for may have begun before the last entries.
    while (this.#takenUpTo < position) {
      this.#catchingUp ??= this.#catchUp(position).finally(() => {
        this.#catchingUp = undefined
      })
      await this.#catchingUp
    }
    return this.#files.find(sha256, asker)
  }

  /** Reads only what has been entered since it last looked. */
  async #catchUp(position: number): Promise<void> {
    for await (const entry of this.#trail.read(position + 1)) {
      if (entry.position <= this.#takenUpTo) break
      this.#files.take(entry)
    }
    this.#takenUpTo = position
  }
}
