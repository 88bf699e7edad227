import type { AuditEntry, AuditEvent, AuditHead } from '#shared/audit/entry.ts'

/**
 * The audit trail: entries in a chain of hashes, added and never changed. Known users: audit. Every adapter passes
 * audit-contract.ts.
 */
export interface AuditTrail {
  /** The last entry that is kept, as far as this server knows. */
  readonly head: AuditHead
  /** The same, also where another server has added to it. */
  latest(): Promise<AuditHead>
  /** What was found wrong with the trail when it was opened; it is added to all the same. */
  readonly damage: string | undefined

  /**
   * Resolves with the entry once it is on disk, behind those appended before. Rejects with AuditFailed when it is not;
   * then nothing of it was kept, and the next may be.
   */
  append(event: AuditEvent): Promise<AuditEntry>

  /** The entries that are kept, the newest first; with `before`, those of lower positions. */
  read(before?: number): AsyncIterable<AuditEntry>

  /** Resolves once all that was appended has been kept or refused. */
  close(): Promise<void>
}

/** The disk takes no entry: full, broken, or gone. */
export class AuditFailed extends Error {
  override name = 'AuditFailed'
}
