import { holderOf, lockDataFolder } from '../adapters/data-folder-lock.ts'
import { folderUploads } from '../adapters/folder-documents.ts'
import { folderWorkspace } from '../adapters/folder-workspace.ts'
import { openLowdbDirectory } from '../adapters/lowdb-directory.ts'
import { createRandomIds } from '../adapters/random-ids.ts'
import { sqliteJournalFiles } from '../adapters/sqlite-journal-files.ts'
import { storedFileAudit } from '../adapters/stored-file-audit.ts'
import { systemClock } from '../adapters/system-clock.ts'
import type { Tools } from '../operations/tools.ts'
import { plainPasswords } from './plain-passwords.ts'

/** What operations work with on a real folder, all of it as on a server but for the hashing of passwords. */
export function toolsFor(dataFolder: string): Tools {
  return {
    dataFolder,
    journals: sqliteJournalFiles,
    audits: storedFileAudit,
    uploads: folderUploads,
    openDirectory: openLowdbDirectory,
    lock: lockDataFolder,
    holder: holderOf,
    workspaceAt: folderWorkspace,
    passwords: plainPasswords,
    ids: createRandomIds(),
    clock: systemClock,
  }
}
