/**
 * What a plan can be fetched as, in the order it is offered. A format stands here once its writer does: the tables of
 * writers (server/export) have exactly these, or nothing compiles.
 */

/** The plan laid out as a document to read. */
export const DOCUMENT_FORMATS = ['pdf', 'docx', 'odt', 'html', 'md'] as const
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number]

/** The plan as data for another program. */
export const DATA_FORMATS = ['xlsx', 'csv', 'ics', 'json'] as const
export type DataFormat = (typeof DATA_FORMATS)[number]

export const EXPORT_FORMATS = [...DOCUMENT_FORMATS, ...DATA_FORMATS] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
