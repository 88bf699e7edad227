import { stat } from 'node:fs/promises'
import { roomName } from '#shared/protocol/rooms.ts'
import { DirectoryDamaged } from '../ports/directory.ts'
import type { JournalFiles } from '../ports/stored-journal.ts'
import { directoryPath, journalPath } from './tools.ts'

/** Throws DirectoryDamaged where there are documents and nobody they belong to: that is no new workspace. */
export async function mustBeWhole(dataFolder: string, journals: JournalFiles): Promise<void> {
  if (await isThere(directoryPath(dataFolder))) return
  if (!(await isThere(journalPath(dataFolder)))) return
  const journal = journals.open(journalPath(dataFolder))
  try {
    const documents = journal.documents().filter((name) => !BEFORE_ANYBODY.includes(name)).length
    if (documents === 0) return
    throw new DirectoryDamaged(
      `${directoryPath(dataFolder)} is gone, though there are ${documents} documents, so nothing was started. Put back a backup.`,
    )
  } finally {
    journal.close()
  }
}

/** The vocabulary, the list of meetings and the label's file are there before anybody is. */
export const BEFORE_ANYBODY = [
  roomName({ kind: 'workspace' }),
  roomName({ kind: 'meetings' }),
  roomName({ kind: 'label' }),
]

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
