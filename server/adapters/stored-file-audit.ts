import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AuditFiles } from '../ports/stored-audit.ts'
import { leaveNote } from './audit-notes.ts'
import { syncFolder } from './durable-file.ts'
import { AUDIT_FILE, linesOf, readHead } from './file-audit.ts'

/** The audit trail of a data folder at rest. */
export const storedFileAudit: AuditFiles = {
  read: async (folder) => {
    const path = join(folder, AUDIT_FILE)
    // The head first: a server may be writing on.
    const anchors = await readHead(path)
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
      throw error
    })
    return text === undefined && anchors.length === 0 ? undefined : { lines: linesOf(text ?? ''), anchors }
  },
  write: async (folder, { lines }) => {
    const file = await open(join(folder, AUDIT_FILE), 'wx', 0o600)
    try {
      await file.writeFile(lines.map((line) => `${line}\n`).join(''))
      await file.sync()
    } finally {
      await file.close()
    }
    await syncFolder(folder)
  },
  leaveNote,
}
