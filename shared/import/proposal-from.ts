import type { Agreement } from '#shared/agreement/agreement.ts'
import type { ImportProposal } from './proposal.ts'
import type { Reading } from './reading.ts'
import { sheetsToProposal } from './sheets-to-proposal.ts'
import { textToProposal } from './text-to-proposal.ts'

/**
 * What to import of a file: its sections by the agreement's titles, its activities however they are laid out, and everything
 * that was not understood, with where it stood and why. Nothing of the file is dropped. `fallbackYear` is the year that is
 * meant where the file names none.
 */
export function proposalFrom(reading: Reading, agreement: Agreement, fallbackYear: number): ImportProposal {
  switch (reading.kind) {
    case 'text':
      return textToProposal(reading, agreement, fallbackYear)
    case 'sheets':
      return sheetsToProposal(reading, agreement, fallbackYear)
    default:
      reading satisfies never
      throw new Error('unknown kind of reading')
  }
}
