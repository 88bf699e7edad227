/** A process that wants the folder it is given, as a server does: says that it has it and keeps it, or says why not and ends. */
import { DataFolderInUse } from '#server/adapters/data-folder-lock.ts'
import { openSqliteJournal } from '#server/adapters/sqlite-journal.ts'

process.once('message', async (folder: string) => {
  try {
    await openSqliteJournal({ folder, onDiskBroken: () => process.exit(1) })
    process.send?.({ kind: 'holds' })
  } catch (error) {
    if (!(error instanceof DataFolderInUse)) throw error
    process.send?.({ kind: 'refused', reason: error.message }, () => process.exit(0))
  }
})
process.send?.({ kind: 'ready' })
