import type { DataFormat } from '#shared/export/formats.ts'
import type { ExportWriter } from './export-writer.ts'

/** The formats that hold the plan as data. */
export const DATA_WRITERS: Record<DataFormat, ExportWriter> = {
  json: {
    contentType: 'application/json; charset=utf-8',
    write: async (content) => (await import('./json-writer.ts')).writeJson(content),
  },
}
