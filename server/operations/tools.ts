import { join } from 'node:path'
import type { Clock } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import type { Passwords } from '../ports/passwords.ts'
import type { AuditFiles } from '../ports/stored-audit.ts'
import type { JournalFiles } from '../ports/stored-journal.ts'
import type { UploadFiles } from '../ports/stored-uploads.ts'
import type { StoredWorkspace } from '../ports/stored-workspace.ts'

/** What every operation works with. */
export interface Tools {
  dataFolder: string
  journals: JournalFiles
  audits: AuditFiles
  uploads: UploadFiles
  openDirectory(path: string): Promise<Directory>
  /** Keeps servers and other operations off the folder; throws, naming the holder, when one has it. */
  lock(folder: string): { release(): void }
  /** The process that has the folder now. */
  holder(folder: string): string | undefined
  /** Where DATABASE_URL names one; then everything is in there. */
  database?: DatabaseTools | undefined
  /** A workspace as a whole, by its folder or its database's address. */
  workspaceAt(address: string): StoredWorkspace
  passwords: Passwords
  ids: Ids
  clock: Clock
}

export interface DatabaseTools {
  /** What to call it to people. */
  readonly name: string
  workspace: StoredWorkspace
  /** Works on the directory; `alone` keeps servers and other operations off the database meanwhile. */
  /** How the database is, beside a server too; rejects, in one sentence, where it does not answer or cannot be used. */
  condition(): Promise<DatabaseCondition>
  /** Makes a database that a backup was put back into one to go on with: another epoch, and everybody has to sign in again. */
  revive(): Promise<void>
  withDirectory<T>(how: { alone: boolean }, work: (directory: Directory) => Promise<T>): Promise<T>
}

export interface DatabaseCondition {
  /** Of PostgreSQL, such as 15.16. */
  version: string
  bytes: number
  /** The server that has it now; undefined where it is free. */
  holder: string | undefined
  /** The settings without which a power loss takes what was said to be kept, as far as they are off. */
  unsafe: string[]
}

export const journalPath = (folder: string) => join(folder, 'journal.sqlite')
export const directoryPath = (folder: string) => join(folder, 'directory.json')
