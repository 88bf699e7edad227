import { useLocale, useTranslations } from 'use-intl'
import { formatNumber } from '#shared/basics/format-number.ts'
import { COUNTS, type FollowUp, QUESTIONS, STEPS } from '#shared/follow-up/follow-up.ts'
import { REGIONS } from '#shared/follow-up/regions.ts'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { useFigureWords } from './use-figure-words.ts'
import { useFollowUpWords } from './use-follow-up-words.ts'

type Fact = [name: string, value: number | undefined]

/** All that is said of it, for those who only read. */
export function FollowUpFacts({ followUp, onDone }: { followUp: FollowUp; onDone(): void }) {
  const t = useTranslations('followUp')
  const common = useTranslations('common')
  const locale = useLocale()
  const words = useFollowUpWords()
  const names = useFigureWords()
  const { counts, regions, answers, answered, spent, lessons } = followUp
  const parts: { title?: string; facts: Fact[] }[] = [
    {
      facts: [...COUNTS.map((count): Fact => [names.figures[count], counts[count]]), [t('spent'), spent]],
    },
    {
      title: t('regions'),
      facts: REGIONS.map((region): Fact => [names.figures[`region:${region}`], regions[region]]),
    },
    {
      title: t('evaluation'),
      facts: [
        [t('answered'), answered],
        ...QUESTIONS.flatMap((question) =>
          STEPS.map((step): Fact => [names.figures[`${question}:${step}`], answers[question]?.[step]]),
        ),
      ],
    },
  ]
  return (
    <div className="follow-up-form">
      <p>{words.summary(followUp) || t('states.none-needed')}</p>
      {parts
        .filter(({ facts }) => facts.some(([, value]) => value !== undefined))
        .map(({ title, facts }) => (
          <div key={title}>
            {title && <h3>{title}</h3>}
            <dl className="follow-up-facts">
              {facts.map(([name, value]) =>
                value === undefined ? null : (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd className="tabular">{formatNumber(value, locale)}</dd>
                  </div>
                ),
              )}
            </dl>
          </div>
        ))}
      {lessons && <p className="follow-up-lessons">{lessons}</p>}
      <DialogActions>
        <Button kind="primary" onPress={onDone}>
          {common('close')}
        </Button>
      </DialogActions>
    </div>
  )
}
