import { useLocale, useTranslations } from 'use-intl'
import { HIGHEST_LEVEL } from '#shared/label/label.ts'
import type { IndicatorLine, LabelAnswer } from '#shared/protocol/schemas/label.ts'
import { useLabelWords } from './use-label-words.ts'

/** How many points the secretariat gives itself, and which group lacks most. */
export function ProgressPart({ label }: { label: LabelAnswer }) {
  const t = useTranslations('label.progress')
  const locale = useLocale()
  const words = useLabelWords()
  const { score } = label
  const mark = words.share(score.passMark)
  const counted = label.indicators.filter(({ isRetired }) => !isRetired)
  const groups = label.groups
    .map((group) => ({ ...group, lines: counted.filter((line) => line.group === group.number) }))
    .filter(({ lines }) => lines.length > 0)
    .sort((a, b) => gapsIn(b.lines) - gapsIn(a.lines) || a.number - b.number)
  return (
    <section className="label-part" aria-labelledby="hvor-langt">
      <h2 id="hvor-langt">{t('title')}</h2>
      <p className="label-share">{t('share', { share: words.share(score.share) })}</p>
      <span className="label-meter" data-mark>
        <progress aria-label={t('meter')} value={score.share} />
      </span>
      <p className="label-quiet">
        {score.isEnough ? t('enough', { mark }) : t('notEnough', { mark })}{' '}
        {t('assessed', { assessed: score.assessed, indicators: score.indicators })}
      </p>
      <ul className="label-groups" aria-label={t('groups')}>
        {groups.map(({ number, name, lines }) => {
          const documented = lines.filter(({ gaps }) => !gaps.includes('no-evidence')).length
          const title = `${number} ${name[locale]}`
          return (
            <li key={number}>
              <span className="label-group-name">{title}</span>
              <span className="label-quiet">
                {t('group', { documented, all: lines.length })} · {t('gaps', { count: gapsIn(lines) })}
              </span>
              <span className="label-meter">
                <progress aria-label={`${title}: ${t('meter')}`} value={shareOf(lines)} />
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function gapsIn(lines: readonly IndicatorLine[]): number {
  return lines.filter(({ gaps }) => gaps.length > 0).length
}

function shareOf(lines: readonly IndicatorLine[]): number {
  const points = lines.reduce((sum, { level = 0 }) => sum + level, 0)
  return points / (lines.length * HIGHEST_LEVEL)
}
