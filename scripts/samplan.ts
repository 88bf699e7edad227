/** `npm run samplan -- COMMAND`: operations on a workspace from the command line. Every mistake is one sentence and a code that is not 0. */
import { createArgon2Passwords } from '#server/adapters/argon2-passwords.ts'
import { DataFolderInUse, holderOf, lockDataFolder } from '#server/adapters/data-folder-lock.ts'
import { databaseAudits, databaseTools, isDatabaseAddress } from '#server/adapters/database-tools.ts'
import { DatabaseInUse, DatabaseUnusable } from '#server/adapters/database-unusable.ts'
import { folderUploads } from '#server/adapters/folder-documents.ts'
import { folderWorkspace } from '#server/adapters/folder-workspace.ts'
import { openLowdbDirectory } from '#server/adapters/lowdb-directory.ts'
import { createRandomIds } from '#server/adapters/random-ids.ts'
import { sqliteJournalFiles } from '#server/adapters/sqlite-journal-files.ts'
import { storedFileAudit } from '#server/adapters/stored-file-audit.ts'
import { postgresWorkspace } from '#server/adapters/stored-postgres-workspace.ts'
import { systemClock } from '#server/adapters/system-clock.ts'
import { databaseAt, databaseFrom } from '#server/config.ts'
import { ConfigMistake } from '#server/config-mistake.ts'
import { OperationRefused } from '#server/operations/operation-refused.ts'
import { runCommand } from '#server/operations/run-command.ts'
import { AddressTaken, DirectoryDamaged } from '#server/ports/directory.ts'
import { ContentLost } from '#server/ports/document-store.ts'
import { DocumentDamaged, JournalFailed } from '#server/ports/journal.ts'

const SENTENCES = [
  OperationRefused,
  ConfigMistake,
  DatabaseUnusable,
  DatabaseInUse,
  DataFolderInUse,
  AddressTaken,
  DirectoryDamaged,
  DocumentDamaged,
  JournalFailed,
  ContentLost,
]

function sentenceFor(error: unknown): string {
  if (SENTENCES.some((kind) => error instanceof kind) && error instanceof Error) return error.message
  // The system's own, such as "EACCES: permission denied, open 'data/directory.json'".
  if (error instanceof Error && 'code' in error && 'syscall' in error) return `${error.message}.`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

// What is written is for the one user alone, as the server's own files are.
process.umask(0o077)
try {
  const database = databaseFrom(process.env)
  const { lines, code } = await runCommand(process.argv.slice(2), process.env, {
    database: database && databaseTools(database),
    workspaceAt: (address) =>
      isDatabaseAddress(address)
        ? postgresWorkspace(databaseAt(address, process.env))
        : folderWorkspace(address),
    dataFolder: process.env.DATA_DIR || 'data',
    journals: sqliteJournalFiles,
    audits: database ? databaseAudits(database) : storedFileAudit,
    uploads: folderUploads,
    openDirectory: openLowdbDirectory,
    lock: lockDataFolder,
    holder: holderOf,
    passwords: createArgon2Passwords(),
    ids: createRandomIds(),
    clock: systemClock,
  })
  for (const line of lines) console.log(line)
  process.exitCode = code
} catch (error) {
  console.error(sentenceFor(error))
  process.exitCode = error instanceof OperationRefused ? error.code : 1
}
