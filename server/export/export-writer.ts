import type { ExportContent } from '#shared/export/export-content.ts'

/** One format. The same content gives the same bytes. */
export interface ExportWriter {
  contentType: string
  /** Loads the libraries it needs only when it is called. */
  write(content: ExportContent): Promise<Uint8Array>
}
