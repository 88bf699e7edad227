import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import type { ExportDocument } from '#shared/export/export-document.ts'
import type { DocumentFormat } from '#shared/export/formats.ts'
import { planToExportDocument } from '#shared/export/plan-to-export-document.ts'
import type { ExportWriter, TellProgress } from './export-writer.ts'

type WriteDocument = (document: ExportDocument, tell?: TellProgress) => Promise<Uint8Array>

/** The formats that lay the plan out to be read: one document, and a writer of its own for each. */
export const DOCUMENT_WRITERS: Record<DocumentFormat, ExportWriter> = {
  pdf: documentWriter('application/pdf', async () => (await import('./pdf-writer.ts')).writePdf),
  docx: documentWriter(
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    async () => (await import('./docx-writer.ts')).writeDocx,
  ),
  odt: documentWriter(
    'application/vnd.oasis.opendocument.text',
    async () => (await import('./odt-writer.ts')).writeOdt,
  ),
  html: documentWriter('text/html; charset=utf-8', async () => (await import('./html-writer.ts')).writeHtml),
  md: documentWriter(
    'text/markdown; charset=utf-8',
    async () => (await import('./markdown-writer.ts')).writeMarkdown,
  ),
}

function documentWriter(contentType: string, load: () => Promise<WriteDocument>): ExportWriter {
  return {
    contentType,
    write: async ({ plan, context }, tell) => {
      const write = await load()
      return write(planToExportDocument(plan, BUILT_IN_AGREEMENT, context), tell)
    },
  }
}
