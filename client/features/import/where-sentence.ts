import { useTranslations } from 'use-intl'
import type { Where } from '#shared/import/proposal.ts'

/** Says where something stood in the file. */
export function useWhereSentence(): (where: Where) => string {
  const t = useTranslations('import')
  return (where) => {
    switch (where.kind) {
      case 'row':
        // A file of lines is one sheet without a name.
        return where.sheet === ''
          ? t('where.line', { row: where.row })
          : t('where.row', { sheet: where.sheet, row: where.row })
      case 'heading':
        return where.heading === '' ? t('where.start') : t('where.heading', { heading: where.heading })
      default:
        where satisfies never
        return ''
    }
  }
}
