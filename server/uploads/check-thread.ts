import type { DocumentType } from '#shared/uploads/document.ts'
import { StrangerThread, type StrangerThreadOptions } from '../threads/stranger-thread.ts'

/** Tells what uploaded files are. */
export class CheckThread extends StrangerThread<Uint8Array, DocumentType> {
  constructor(options: Partial<Pick<StrangerThreadOptions, 'timeLimitMs' | 'mostWaiting'>> = {}) {
    super({
      script: new URL('./check-worker.ts', import.meta.url),
      tooMuch: 'document-too-much',
      ...options,
    })
  }
}
