import { FileUp } from 'lucide-react'
import { DropZone, FileTrigger } from 'react-aria-components'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'

const ACCEPTED = ['.docx', '.xlsx', '.csv']

interface ChooseFileProps {
  /** Why the last one could not be read. */
  problem: string | undefined
  /** The file that is being reviewed already. */
  reviewed: string | undefined
  onChoose(file: File): void
  onBackToReview(): void
}

export function ChooseFile({ problem, reviewed, onChoose, onBackToReview }: ChooseFileProps) {
  const t = useTranslations('import')
  const common = useTranslations('common')
  return (
    <div className="stack">
      {problem && (
        <Banner tone="danger" isUrgent>
          {problem}
        </Banner>
      )}
      <p>{t('chooseText')}</p>
      <DropZone
        className="drop-zone"
        aria-label={t('drop')}
        onDrop={async ({ items }) => {
          const [item] = items.filter((one) => one.kind === 'file')
          if (item) onChoose(await item.getFile())
        }}
      >
        <FileUp aria-hidden />
        <p>{t('drop')}</p>
        <FileTrigger
          acceptedFileTypes={ACCEPTED}
          onSelect={(files) => {
            const file = files?.[0]
            if (file) onChoose(file)
          }}
        >
          <Button kind={reviewed ? 'secondary' : 'primary'}>
            {reviewed ? t('anotherFile') : t('choose')}
          </Button>
        </FileTrigger>
      </DropZone>
      <div className="import-ways">
        <Link className="button" data-kind="quiet" to="/planer">
          {common('cancel')}
        </Link>
        {reviewed && (
          <Button kind="primary" onPress={onBackToReview}>
            {t('backToReview', { name: reviewed })}
          </Button>
        )}
      </div>
    </div>
  )
}
