import type { DataFormat } from '#shared/export/formats.ts'
import type { ExportWriter } from './export-writer.ts'

/** The formats that hold the plan as data. */
export const DATA_WRITERS: Record<DataFormat, ExportWriter> = {
  xlsx: {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: async (content) => (await import('./xlsx-writer.ts')).writeXlsx(content),
  },
  csv: {
    contentType: 'text/csv; charset=utf-8',
    write: async (content) => (await import('./csv-writer.ts')).writeCsv(content),
  },
  ics: {
    contentType: 'text/calendar; charset=utf-8',
    write: async (content) => (await import('./ics-writer.ts')).writeIcs(content),
  },
  json: {
    contentType: 'application/json; charset=utf-8',
    write: async (content) => (await import('./json-writer.ts')).writeJson(content),
  },
}
