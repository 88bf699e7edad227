import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../../..')
/** The agreement itself is its parties' and is no part of this project: it lies beside it where it may be read. */
const SCANNED = join(ROOT, '../shared/agreement/samarbejdsaftale.txt')

/** An agreement that nobody has made, with everything in it that a scan does to a text. */
export function inventedAgreement(): string {
  return readFileSync(join(import.meta.dirname, 'invented-agreement.txt'), 'utf8')
}

/** The scanned agreement; undefined, and said so, where it is not. */
export function scannedAgreement(): string | undefined {
  if (existsSync(SCANNED)) return readFileSync(SCANNED, 'utf8')
  console.warn(`Left out what needs the scanned agreement: ${SCANNED} is not there.`)
  return undefined
}
