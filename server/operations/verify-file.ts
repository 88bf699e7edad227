import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import type { Verdict } from '#shared/verify/verdict.ts'
import { judgeFile } from '#shared/verify/verdict.ts'
import { IssuedFiles } from '../verify/issued-files.ts'
import { OperationRefused } from './operation-refused.ts'
import type { Tools } from './tools.ts'
import { verifyTrail } from './verify.ts'

/** What the command exits with where nothing can be said of the file. */
const CANNOT_TELL = 4

/** What the command exits with, so that a script can ask; 1 is a mistake in asking. */
export const VERDICT_CODES: Record<Verdict['kind'], number> = {
  unchanged: 0,
  unknown: 2,
  'disagrees-with-itself': 2,
  'content-unchanged': 3,
  'agrees-with-itself': CANNOT_TELL,
}

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
    if (damage !== undefined) throw new OperationRefused(damage, CANNOT_TELL)
    for (const entry of entries) issued.take(entry)
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const verdict = await judgeFile({ sha256, text: bytes.toString('utf8') }, async (hash) =>
    issued.find(hash, 'member'),
  )
  if (!trail && verdict.kind === 'unknown')
    throw new OperationRefused(
      `There is no audit trail in ${dataFolder}, so only a plan as JSON can be verified: set DATA_DIR to the data folder.`,
      CANNOT_TELL,
    )
  return verdict
}
