import { Download } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '../../ui/button.tsx'
import { ErrorLine } from '../../ui/error-line.tsx'
import { useLabelExport } from './use-label-export.ts'

/** Fetches all of the file as one PDF, and says that it goes on meanwhile. */
export function LabelExport() {
  const t = useTranslations('label.export')
  const { start, stop, isPending, isLong, wrong } = useLabelExport()
  return (
    <div className="label-export" data-print="hide">
      <Button
        kind="primary"
        icon={<Download aria-hidden />}
        isPending={isPending}
        onPress={() => void start()}
      >
        {t('button')}
      </Button>
      {isPending && (
        <div className="label-export-way">
          <progress aria-label={t('progress')} />
          <Button size="small" kind="quiet" onPress={stop}>
            {t('stop')}
          </Button>
        </div>
      )}
      <p role="status" className="label-quiet">
        {isPending ? t(isLong ? 'long' : 'pending') : ''}
      </p>
      <ErrorLine>{wrong}</ErrorLine>
    </div>
  )
}
