import { copyFile, mkdir, readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { instantOf } from '../ports/clock.ts'
import type { Rescued } from '../ports/stored-journal.ts'
import { readDocument } from '../rooms/read-document.ts'
import { renameDurably, syncFolder } from './durable-rename.ts'
import { OperationRefused } from './operation-refused.ts'
import { mustOwnFolder } from './own-folder.ts'
import { journalPath, type Tools } from './tools.ts'
import { damagesIn } from './verify.ts'

export interface Salvage {
  documents: Rescued[]
  /** Where the damaged files are now; undefined where nothing has been changed. */
  setAside: string | undefined
}

/**
 * What can still be read of a damaged journal, and, once confirmed, a journal made of it: each damaged document as it was
 * before its first bad record, the others as they are. The damaged files are set aside, and all pages must be loaded anew.
 * Refuses while a server runs, and where nothing is damaged.
 */
export async function salvage(tools: Tools, { isConfirmed }: { isConfirmed: boolean }): Promise<Salvage> {
  await mustOwnFolder(tools.dataFolder)
  const lock = tools.lock(tools.dataFolder)
  try {
    mustBeDamaged(tools)
    const rescued = `${journalPath(tools.dataFolder)}.new`
    await rm(rescued, { force: true })
    try {
      const documents = tools.journals.rescue(journalPath(tools.dataFolder), rescued)
      mustReadBack(tools, rescued)
      return { documents, setAside: isConfirmed ? await putInPlace(tools, rescued) : undefined }
    } finally {
      await rm(rescued, { force: true })
    }
  } finally {
    lock.release()
  }
}

function mustBeDamaged({ journals, dataFolder }: Tools): void {
  let isWell: boolean
  try {
    const journal = journals.open(journalPath(dataFolder))
    isWell = damagesIn(journal).length === 0
    journal.close()
  } catch {
    // Whatever it is that keeps it from being opened is what salvaging is for.
    return
  }
  if (isWell) throw new OperationRefused('All documents read back whole: there is nothing to salvage.')
}

function mustReadBack({ journals }: Tools, path: string): void {
  const journal = journals.open(path)
  try {
    for (const document of journal.documents()) readDocument(document, journal.read(document)).destroy()
  } finally {
    journal.close()
  }
}

/**
 * Whatever moment this is cut short at, a server refuses the folder or finds all that was salvaged: the old log goes before
 * the new file comes, and what tells of the old records goes last.
 */
async function putInPlace({ dataFolder, clock }: Tools, rescued: string): Promise<string> {
  const path = journalPath(dataFolder)
  const aside = join(dataFolder, `damaged-${instantOf(clock).replaceAll(':', '.')}`)
  await mkdir(aside)
  const old = (await readdir(dataFolder)).filter(
    (name) => name.startsWith(basename(path)) && name !== basename(rescued),
  )
  for (const name of old) {
    await copyFile(join(dataFolder, name), join(aside, `${name}.new`))
    await renameDurably(join(aside, `${name}.new`), join(aside, name))
  }
  await syncFolder(dataFolder)
  for (const suffix of ['-wal', '-shm']) await rm(`${path}${suffix}`, { force: true })
  await syncFolder(dataFolder)
  await renameDurably(rescued, path)
  for (const suffix of ['-kept', '-wal.damaged']) await rm(`${path}${suffix}`, { force: true })
  await syncFolder(dataFolder)
  return aside
}
