import type { AuditEvent, AuditHead } from '#shared/audit/entry.ts'

/** An audit trail at rest, as its lines stand, and the heads that it is known to have had. */
export interface StoredTrail {
  lines: string[]
  anchors: AuditHead[]
}

/** The audit trail of a data folder, also while a server writes it. Known users: operations. */
export interface AuditFiles {
  /** Undefined where there has never been one. */
  read(folder: string): Promise<StoredTrail | undefined>
  /** Puts a trail into a folder that has none; resolves once it is on disk. */
  write(folder: string, trail: StoredTrail): Promise<void>
  /**
   * Leaves an event for the server, which alone adds to the trail; resolves once it is on disk. A server takes it within a
   * minute, or when it next starts.
   */
  leaveNote(folder: string, event: AuditEvent): Promise<void>
}
