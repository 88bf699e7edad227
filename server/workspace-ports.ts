import type { CountAttempts } from './ports/attempts.ts'
import type { AuditTrail } from './ports/audit.ts'
import type { Clock } from './ports/clock.ts'
import type { Directory } from './ports/directory.ts'
import type { DocumentStore } from './ports/document-store.ts'
import type { Ids } from './ports/ids.ts'
import type { Journal } from './ports/journal.ts'
import type { Leases } from './ports/leases.ts'
import type { Mailer } from './ports/mailer.ts'
import type { NoticeStore } from './ports/notice-store.ts'
import type { Passwords } from './ports/passwords.ts'
import type { Relay } from './ports/relay.ts'
import type { Unfinished } from './ports/unfinished.ts'
import type { VersionStore } from './ports/version-store.ts'

/** What a workspace needs from the world; `main.ts` alone says what each is. */
export interface WorkspacePorts {
  directory: Directory
  journal: Journal
  trail: AuditTrail
  leases: Leases
  unfinished: Unfinished
  attempts: CountAttempts
  passwords: Passwords
  notices: NoticeStore
  versions: VersionStore
  /** What people have uploaded. */
  documents: DocumentStore
  /** News of other servers on the same database; absent where there are none. */
  relay?: Relay | undefined
  /** Absent where the server sends no mail. */
  mailer?: Mailer | undefined
  clock: Clock
  ids: Ids
}
