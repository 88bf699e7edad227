import { useTranslations } from 'use-intl'
import { fractionWritten } from '#shared/export/export-progress.ts'
import type { Shown } from './use-progress.ts'

const QUARTERS = 4

/** How far the file is. It has its place whether or not there is anything to tell, so that nothing else moves. */
export function WritingProgress({ shown, isLong }: { shown: Shown; isLong: boolean }) {
  const t = useTranslations('export')
  const fraction = shown.kind === 'nothing' || shown.kind === 'unknown' ? undefined : fractionWritten(shown)
  const words = shown.kind === 'nothing' ? '' : wordsFor(shown, isLong, t)
  const quarters = Math.floor((fraction ?? 0) * QUARTERS)
  const heard = quarters > 0 && quarters < QUARTERS ? t('quarters', { percent: quarters * 25 }) : words
  return (
    <div className="export-progress">
      {shown.kind !== 'nothing' && (
        <>
          <progress aria-label={t('pending')} value={fraction} />
          <p aria-hidden>{words}</p>
        </>
      )}
      {/* Each page would be too much to hear. */}
      <p role="status" className="visually-hidden">
        {fraction === undefined ? words : heard}
      </p>
    </div>
  )
}

function wordsFor(
  shown: Exclude<Shown, { kind: 'nothing' }>,
  isLong: boolean,
  t: ReturnType<typeof useTranslations<'export'>>,
): string {
  switch (shown.kind) {
    case 'unknown':
    case 'begun':
      return isLong ? t('pendingLong') : t('pending')
    case 'waiting':
      return t('waiting')
    case 'parts':
      return t('parts', { done: shown.done, of: shown.of })
    case 'pages':
      return t('pages', { done: shown.done, of: shown.of })
    case 'page-numbers':
      return isLong ? t('pendingLong') : t('pageNumbers')
    default:
      shown satisfies never
      return ''
  }
}
