import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import type { Verdict } from '#shared/verify/verdict.ts'
import { judgeFile } from '#shared/verify/verdict.ts'
import { IssuedFiles } from '../verify/issued-files.ts'
import { OperationRefused } from './operation-refused.ts'
import type { Tools } from './tools.ts'
import { verifyTrail } from './verify.ts'

/** How every SQLite file begins, and so every backup. */
const SQLITE = 'SQLite format 3\0'

/** Answers whether the file is a backup, as far as its beginning tells, rather than a plan that was exported. */
export async function isBackup(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SQLITE.length), 0, SQLITE.length, 0)
    return buffer.subarray(0, bytesRead).toString('latin1') === SQLITE
  } finally {
    await file.close()
  }
}

/**
 * Judges an exported file by what the data folder's audit trail says was issued, and a plan as JSON by itself too; nothing is
 * changed, and no server needs to run. Rejects with OperationRefused where the trail is damaged, or where there is none and
 * the file says nothing of itself.
 */
export async function verifyFile({ audits, dataFolder }: Tools, path: string): Promise<Verdict> {
  const bytes = await readFile(path)
  const trail = await audits.read(dataFolder)
  const issued = new IssuedFiles()
  if (trail) {
    const { entries, damage } = verifyTrail(trail)
    if (damage !== undefined) throw new OperationRefused(damage)
    for (const entry of entries) issued.take(entry)
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const verdict = await judgeFile({ sha256, text: bytes.toString('utf8') }, async (hash) =>
    issued.find(hash, 'member'),
  )
  if (!trail && verdict.kind === 'unknown')
    throw new OperationRefused(
      `There is no audit trail in ${dataFolder}, so only a plan as JSON can be verified: set DATA_DIR to the data folder.`,
    )
  return verdict
}
