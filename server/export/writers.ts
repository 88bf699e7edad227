import type { ExportFormat } from '#shared/export/formats.ts'
import { DATA_WRITERS } from './data-writers.ts'
import { DOCUMENT_WRITERS } from './document-writers.ts'
import type { ExportWriter } from './export-writer.ts'

/** Every format there is, with what writes it. */
export const WRITERS: Record<ExportFormat, ExportWriter> = { ...DOCUMENT_WRITERS, ...DATA_WRITERS }
