import type { Agreement } from '#shared/agreement/agreement.ts'
import type { ImportProposal } from '#shared/import/proposal.ts'
import { proposalFrom } from '#shared/import/proposal-from.ts'
import {
  IMPORT_PROPOSAL_LIMIT_BYTES,
  importProposal,
  MOST_IMPORTED_ACTIVITIES,
} from '#shared/protocol/schemas/import.ts'
import { NotImportable } from './not-importable.ts'
import { readFile } from './read-file.ts'

/** What to import of a file. Throws NotImportable, also for more than a plan could be made of: nobody shall review that. */
export function propose(bytes: Uint8Array, agreement: Agreement, fallbackYear: number): ImportProposal {
  const proposal = proposalFrom(readFile(bytes), agreement, fallbackYear)
  const hasRoom = proposal.activities.length <= MOST_IMPORTED_ACTIVITIES && !isTooLarge(proposal)
  // Texts, tables and nesting have bounds of their own, which its schema knows.
  if (!hasRoom || !importProposal.safeParse(proposal).success) throw new NotImportable('import-too-much')
  return proposal
}

/** A text that a file says once for thousands of cells is one in memory, and must not be written out for each to be counted. */
function isTooLarge(proposal: ImportProposal): boolean {
  let bytes = 0
  const json = JSON.stringify(proposal, (_key, value: unknown) => {
    if (typeof value === 'string') bytes += Buffer.byteLength(value)
    return bytes > IMPORT_PROPOSAL_LIMIT_BYTES ? undefined : value
  })
  return bytes > IMPORT_PROPOSAL_LIMIT_BYTES || Buffer.byteLength(json) > IMPORT_PROPOSAL_LIMIT_BYTES
}
