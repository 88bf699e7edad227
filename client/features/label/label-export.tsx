import '../../styles/export.css'
import { Download } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { routes } from '#shared/protocol/routes.ts'
import { callForFile } from '../../api/call.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorLine } from '../../ui/error-line.tsx'
import { useWrittenFile } from '../export/use-written-file.ts'
import { WritingProgress } from '../export/writing-progress.tsx'

/** Fetches all of the file as one PDF, and says meanwhile how far it is; stopping it ends it on the server, too. */
export function LabelExport() {
  const t = useTranslations('label.export')
  const locale = useLocale()
  const { start, cancel, isPending, isLong, progress, wrong } = useWrittenFile({
    failed: (why) => t('failed', { why }),
    done: (name) => t('done', { name }),
  })
  const fetchFile = () =>
    start({
      otherwise: 'guldmappe.pdf',
      ask: (watch, signal) => callForFile(routes.exportLabel, { query: { lang: locale, watch } }, signal),
    })
  return (
    <div className="label-export" data-print="hide">
      <Button
        kind="primary"
        icon={<Download aria-hidden />}
        isPending={isPending}
        onPress={() => void fetchFile()}
      >
        {t('button')}
      </Button>
      {isPending && (
        <div className="label-export-way">
          <WritingProgress shown={progress} isLong={isLong} />
          <Button size="small" kind="quiet" onPress={cancel}>
            {t('stop')}
          </Button>
        </div>
      )}
      <ErrorLine>{wrong}</ErrorLine>
    </div>
  )
}
