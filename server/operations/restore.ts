import { constants, copyFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import type { BackupNote, StoredJournal } from '../ports/stored-journal.ts'
import { renameDurably } from './durable-rename.ts'
import { OperationRefused } from './operation-refused.ts'
import { mustOwnFolder } from './own-folder.ts'
import { directoryPath, journalPath, type Tools } from './tools.ts'
import { mustBeSame, type Verified, verifyStored } from './verify.ts'

/**
 * Puts a backup, proven whole first, into an empty data folder. The documents get a new epoch, so that no page from
 * before merges into them, and everybody has to sign in again. Refuses a folder that holds anything.
 */
export async function restore(tools: Tools, file: string): Promise<Verified> {
  const backup = tools.journals.open(file)
  try {
    if (!backup.backup) throw new OperationRefused(`${file} is no backup but the journal of a data folder.`)
    const verified = await verifyStored(backup)
    await mustBeEmpty(tools)
    const lock = tools.lock(tools.dataFolder)
    try {
      await putBack(tools, file, backup, backup.backup)
    } finally {
      lock.release()
    }
    return verified
  } finally {
    backup.close()
  }
}

async function mustBeEmpty({ dataFolder, holder }: Tools): Promise<void> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  await mustOwnFolder(dataFolder)
  if ((await readdir(dataFolder)).length === 0) return
  const process = holder(dataFolder)
  throw new OperationRefused(
    process === undefined
      ? `${dataFolder} is not empty: move what is in it, or set DATA_DIR to another folder.`
      : `A server (process ${process}) is running on ${dataFolder}: a backup goes into an empty folder only.`,
  )
}

async function putBack(
  tools: Tools,
  file: string,
  backup: StoredJournal,
  { directory, audit }: BackupNote,
): Promise<void> {
  const folder = tools.dataFolder
  const journal = `${journalPath(folder)}.new`
  await copyFile(file, journal, constants.COPYFILE_EXCL)
  tools.journals.revive(journal)
  const revived = tools.journals.open(journal)
  try {
    mustBeSame(revived.contents(), backup.contents())
  } finally {
    revived.close()
  }
  const people = `${directoryPath(folder)}.new`
  await writeFile(people, directory, { mode: 0o600 })
  const restored = await tools.openDirectory(people)
  await restored.endSessions()
  // Some of them were ended after the backup was made.
  await restored.endTokens()
  await restored.endFeeds()
  if (audit) await tools.audits.write(folder, audit)
  if (backup.uploads) await tools.uploads.write(folder, backup.uploads)
  await renameDurably(journal, journalPath(folder))
  await renameDurably(people, directoryPath(folder))
}
