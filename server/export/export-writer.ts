import type { ExportContent } from '#shared/export/export-content.ts'
import type { ExportProgress } from '#shared/export/export-progress.ts'

/** Is told how far a file has been written; a writer that takes no time tells nothing. */
export type TellProgress = (progress: ExportProgress) => void

/** One format. The same content gives the same bytes. */
export interface ExportWriter {
  contentType: string
  /** Loads the libraries it needs only when it is called. */
  write(content: ExportContent, tell?: TellProgress): Promise<Uint8Array>
}
