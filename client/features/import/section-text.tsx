import { useTranslations } from 'use-intl'
import { CheckBox } from '../../ui/check-box.tsx'
import { StaticText } from '../plan/static-text.tsx'
import type { ReviewedSection } from './review.ts'

interface SectionTextProps {
  section: ReviewedSection
  onChange(isKept: boolean): void
}

export function SectionText({ section: { category, text, isKept }, onChange }: SectionTextProps) {
  const t = useTranslations('import')
  return (
    <div className="import-text" data-left-out={isKept ? undefined : true}>
      <CheckBox label={t('keepText', { category })} isChosen={isKept} onChange={onChange} />
      <details>
        <summary>{t('sectionText')}</summary>
        <div className="prose">
          <StaticText text={text} />
        </div>
      </details>
    </div>
  )
}
