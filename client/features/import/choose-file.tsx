import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'

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
      <FileDrop
        accepted={ACCEPTED}
        label={t('drop')}
        buttonText={reviewed ? t('anotherFile') : t('choose')}
        isSecondary={reviewed !== undefined}
        onChoose={onChoose}
      />
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
