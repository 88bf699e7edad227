import { useTranslations } from 'use-intl'

/** Grey lines where text is on its way; one short sentence for those who do not see them. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const t = useTranslations('common')
  return (
    <div role="status">
      <span className="visually-hidden">{t('loading')}</span>
      {SKELETON_WIDTHS.slice(0, lines).map((width) => (
        <span key={width} className="skeleton" style={{ width, marginBlock: 'var(--space-3)' }} />
      ))}
    </div>
  )
}

const SKELETON_WIDTHS = ['62%', '94%', '88%', '71%', '97%', '54%']
