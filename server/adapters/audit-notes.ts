/** Events left in the data folder by programs beside the server, for the server to enter in its trail. */
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type AuditEvent, auditEvent } from '#shared/audit/entry.ts'
import { reasonOf } from '#shared/basics/reason-of.ts'
import { syncFolder } from './durable-file.ts'

const notesFolder = (folder: string) => join(folder, 'audit-notes')

/** Resolves once the note is on disk. */
export async function leaveNote(folder: string, event: AuditEvent): Promise<void> {
  const notes = notesFolder(folder)
  await mkdir(notes, { recursive: true, mode: 0o700 })
  const name = `${event.at.replaceAll(':', '.')}-${process.pid}-${process.hrtime.bigint()}`
  const beside = join(notes, `${name}.new`)
  const file = await open(beside, 'wx', 0o600)
  try {
    await file.writeFile(JSON.stringify(event))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, join(notes, `${name}.json`))
  await syncFolder(notes)
  await syncFolder(folder)
}

/**
 * Enters what was left, the oldest first; a note goes once it is entered, so that a crash in between enters it twice and
 * never not at all. Rejects at the first that cannot be; it stays.
 */
export async function takeNotes(
  folder: string,
  enter: (event: AuditEvent) => Promise<unknown>,
): Promise<void> {
  for (const name of await notesIn(folder)) {
    const path = join(notesFolder(folder), name)
    await enter(await readNote(path))
    await rm(path)
  }
}

async function readNote(path: string): Promise<AuditEvent> {
  try {
    return auditEvent.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    throw new Error(`The note ${path} cannot be read: ${reasonOf(error)}`, { cause: error })
  }
}

async function notesIn(folder: string): Promise<string[]> {
  const names = await readdir(notesFolder(folder)).catch(() => [])
  return names.filter((name) => name.endsWith('.json')).sort()
}
