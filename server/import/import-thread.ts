import type { Agreement } from '#shared/agreement/agreement.ts'
import type { ImportProposal } from '#shared/import/proposal.ts'
import { StrangerThread, type StrangerThreadOptions } from '../threads/stranger-thread.ts'

export interface ImportQuestion {
  bytes: Uint8Array
  agreement: Agreement
  fallbackYear: number
}

/** Reads files of plans. */
export class ImportThread extends StrangerThread<ImportQuestion, ImportProposal> {
  constructor(options: Partial<Pick<StrangerThreadOptions, 'timeLimitMs' | 'mostWaiting'>> = {}) {
    super({ script: new URL('./import-worker.ts', import.meta.url), tooMuch: 'import-too-much', ...options })
  }
}
