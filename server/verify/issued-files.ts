import type { AuditEntry } from '#shared/audit/entry.ts'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import type { Issued } from '#shared/verify/verdict.ts'
import type { AuditTrail } from '../ports/audit.ts'

type Known = Omit<Issued, 'as'>

/** The files that have been issued, by the hashes of them and of the plans in them; the first time counts. */
export class IssuedFiles {
  readonly #byFile = new Map<string, Known>()
  readonly #byContent = new Map<string, Known>()

  /** Takes what an entry of the trail says of a file's being issued. Entries come in the order they were made. */
  take({ action, result, at, facts }: AuditEntry): void {
    if (action !== 'plan-exported' || result !== 'ok') return
    const { sha256, contentSha256, format = '', variant = '' } = facts
    const known = { on: dateInDenmark(at), format, variant }
    if (sha256 !== undefined && !this.#byFile.has(sha256)) this.#byFile.set(sha256, known)
    if (contentSha256 !== undefined && !this.#byContent.has(contentSha256))
      this.#byContent.set(contentSha256, known)
  }

  find(sha256: string): Issued | undefined {
    const file = this.#byFile.get(sha256)
    if (file) return { ...file, as: 'file' }
    const content = this.#byContent.get(sha256)
    return content && { ...content, as: 'content' }
  }
}

/** The same of a trail that goes on being written. */
export class IssuedRecord {
  readonly #trail: Pick<AuditTrail, 'read'>
  readonly #files = new IssuedFiles()
  #takenUpTo = 0

  constructor(trail: Pick<AuditTrail, 'read'>) {
    this.#trail = trail
  }

  /** By the SHA-256 of a file, or of a plan (shared/export/checksum.ts), as 64 hex digits. */
  async find(sha256: string): Promise<Issued | undefined> {
    await this.#catchUp()
    return this.#files.find(sha256)
  }

  /** Reads only what has been entered since it last looked. */
  async #catchUp(): Promise<void> {
    const fresh: AuditEntry[] = []
    for await (const entry of this.#trail.read()) {
      if (entry.position <= this.#takenUpTo) break
      fresh.push(entry)
    }
    for (const entry of fresh.toReversed()) this.#files.take(entry)
    this.#takenUpTo = Math.max(this.#takenUpTo, fresh[0]?.position ?? 0)
  }
}
