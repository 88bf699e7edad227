import { access, constants, open, readFile, rm, stat } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import { bytesOfContents } from '#shared/uploads/document.ts'
import { instantOf } from '../ports/clock.ts'
import { ContentLost } from '../ports/document-store.ts'
import { renameDurably } from './durable-rename.ts'
import { OperationRefused } from './operation-refused.ts'
import { directoryPath, journalPath, type Tools } from './tools.ts'
import { mustBeSame, type Verified, verifyStored } from './verify.ts'

export type BackupTools = Pick<
  Tools,
  'dataFolder' | 'journals' | 'audits' | 'uploads' | 'openDirectory' | 'clock'
>

/**
 * Writes everything to one new file, also while the server runs: all documents as they are at one moment, the directory of
 * just before, and what had been uploaded just after. The file gets its name only once it has been opened again, read whole, and found to hold
 * what was read. Rejects, and leaves nothing, otherwise.
 */
export async function backUp(tools: BackupTools, file: string): Promise<Verified> {
  const folder = tools.dataFolder
  await mustBeFree(file, folder)
  const directory = await directoryText(tools)
  const audit = await tools.audits.read(folder)
  const beside = `${file}.new`
  await rm(beside, { force: true })
  await (await open(beside, 'wx', 0o600)).close()
  try {
    const madeAt = instantOf(tools.clock)
    const read = tools.journals.copy(journalPath(folder), beside, { madeAt, directory, audit })
    await keepUploads(tools, beside)
    const written = tools.journals.open(beside)
    try {
      mustBeSame(written.contents(), read)
      const verified = await verifyStored(written)
      await renameDurably(beside, file)
      return verified
    } finally {
      written.close()
    }
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

/**
 * After the documents that may speak of them: nothing that was uploaded is ever forgotten. Where somebody withdraws one while
 * its content is being read, it is read as withdrawn.
 */
async function keepUploads(tools: BackupTools, file: string): Promise<void> {
  const uploads = await tools.uploads.read(tools.dataFolder)
  try {
    await tools.journals.keepUploads(file, uploads)
  } catch (error) {
    if (!(error instanceof ContentLost)) throw error
    const present = bytesOfContents((await tools.uploads.read(tools.dataFolder)).documents)
    const isWithdrawn = [...bytesOfContents(uploads.documents).keys()].some((sha256) => !present.has(sha256))
    if (isWithdrawn) return keepUploads(tools, file)
    throw new OperationRefused(
      `${error.message}. Put it back from an earlier backup, upload the same file again, or delete the document on its page, and try again.`,
    )
  }
}

async function mustBeFree(file: string, folder: string): Promise<void> {
  if (await stat(file).catch(() => undefined)) {
    throw new OperationRefused(`${file} is already there: a backup never overwrites anything.`)
  }
  if (resolve(file).startsWith(resolve(folder) + sep)) {
    throw new OperationRefused(`${file} is in the data folder: keep backups somewhere else.`)
  }
  await access(dirname(resolve(file)), constants.W_OK).catch(() => {
    throw new OperationRefused(`The folder of ${file} is not there, or you may not write to it.`)
  })
}

/** Read before the documents: a plan is listed only once its documents are there. */
async function directoryText(tools: BackupTools): Promise<string> {
  const path = directoryPath(tools.dataFolder)
  await tools.openDirectory(path)
  return readFile(path, 'utf8').catch(() => {
    throw new OperationRefused(
      `There is no workspace in ${tools.dataFolder}: set DATA_DIR to the data folder.`,
    )
  })
}
