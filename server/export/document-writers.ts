import type { ExportDocument } from '#shared/export/export-document.ts'
import { DOCUMENT_FORMATS, type DocumentFormat } from '#shared/export/formats.ts'
import { planToExportDocument } from '#shared/export/plan-to-export-document.ts'
import type { ExportWriter, TellProgress } from './export-writer.ts'

type WriteDocument = (document: ExportDocument, tell?: TellProgress) => Promise<Uint8Array>

/** What writes a document that is laid out in each format; its libraries are loaded when it is called. */
const FORMATS: Record<DocumentFormat, { contentType: string; load: () => Promise<WriteDocument> }> = {
  pdf: { contentType: 'application/pdf', load: async () => (await import('./pdf-writer.ts')).writePdf },
  docx: {
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    load: async () => (await import('./docx-writer.ts')).writeDocx,
  },
  odt: {
    contentType: 'application/vnd.oasis.opendocument.text',
    load: async () => (await import('./odt-writer.ts')).writeOdt,
  },
  html: {
    contentType: 'text/html; charset=utf-8',
    load: async () => (await import('./html-writer.ts')).writeHtml,
  },
  md: {
    contentType: 'text/markdown; charset=utf-8',
    load: async () => (await import('./markdown-writer.ts')).writeMarkdown,
  },
}

/** Writes what is laid out already. */
export async function writeDocument(
  format: DocumentFormat,
  document: ExportDocument,
  tell?: TellProgress,
): Promise<Uint8Array> {
  const write = await FORMATS[format].load()
  return write(document, tell)
}

/** The formats that lay the plan out to be read: one document, and a writer of its own for each. */
export const DOCUMENT_WRITERS = Object.fromEntries(
  DOCUMENT_FORMATS.map((format): [DocumentFormat, ExportWriter] => [
    format,
    {
      contentType: FORMATS[format].contentType,
      write: ({ plan, agreement, context }, tell) =>
        writeDocument(format, planToExportDocument(plan, agreement, context), tell),
    },
  ]),
) as Record<DocumentFormat, ExportWriter>
