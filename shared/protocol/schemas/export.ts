/** The shapes of what a plan can be fetched as. */
import { z } from 'zod'
import { LOCALES } from '../../basics/locale.ts'

export const EXPORT_FORMATS = ['docx', 'json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
/** `lang` is the language of the Word file; JSON has none. */
export const exportQuery = z.object({
  format: z.enum(EXPORT_FORMATS),
  lang: z.enum(LOCALES).default('da'),
})
