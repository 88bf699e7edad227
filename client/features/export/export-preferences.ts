import { EXPORT_FORMATS, type ExportFormat } from '#shared/export/formats.ts'
import { EXPORT_VARIANTS, type ExportVariant } from '#shared/export/variants.ts'
import { usePreference } from '../../ui/preference.ts'

export interface ExportPreferences {
  format: ExportFormat
  setFormat(format: ExportFormat): void
  variant: ExportVariant
  setVariant(variant: ExportVariant): void
  withComments: boolean
  setWithComments(withComments: boolean): void
  withDuties: boolean
  setWithDuties(withDuties: boolean): void
}

const WITH_OR_NOT = ['with', 'without'] as const

/** What was exported last on this device is what is offered first. */
export function useExportPreferences(): ExportPreferences {
  const [format, setFormat] = usePreference('export-format', EXPORT_FORMATS, 'pdf')
  const [variant, setVariant] = usePreference('export-variant', EXPORT_VARIANTS, 'internal')
  const [comments, setComments] = usePreference('export-comments', WITH_OR_NOT, 'without')
  const [duties, setDuties] = usePreference('export-duties', WITH_OR_NOT, 'without')
  return {
    format,
    setFormat,
    variant,
    setVariant,
    withComments: comments === 'with',
    setWithComments: (withComments) => setComments(withComments ? 'with' : 'without'),
    withDuties: duties === 'with',
    setWithDuties: (withDuties) => setDuties(withDuties ? 'with' : 'without'),
  }
}
