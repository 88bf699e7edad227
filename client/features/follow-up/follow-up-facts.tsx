import { useLocale, useTranslations } from 'use-intl'
import { formatNumber } from '#shared/basics/format-number.ts'
import { COUNTS, type FollowUp, QUESTIONS, STEPS } from '#shared/follow-up/follow-up.ts'
import { REGIONS } from '#shared/follow-up/regions.ts'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { useFigureWords } from './use-figure-words.ts'
import { useFollowUpWords } from './use-follow-up-words.ts'

/** All that is said of it, for those who only read. */
export function FollowUpFacts({ followUp, onDone }: { followUp: FollowUp; onDone(): void }) {
  const t = useTranslations('followUp')
  const locale = useLocale()
  const words = useFollowUpWords()
  const names = useFigureWords()
  const { counts, regions, answers, answered, spent, lessons } = followUp
  const facts: [name: string, value: number | undefined][] = [
    ...COUNTS.map((count) => [names.figures[count], counts[count]] as [string, number | undefined]),
    [t('spent'), spent],
    ...REGIONS.map(
      (region) => [names.figures[`region:${region}`], regions[region]] as [string, number | undefined],
    ),
    [t('answered'), answered],
    ...QUESTIONS.flatMap((question) =>
      STEPS.map((step): [string, number | undefined] => [
        `${names.questions[question]}: ${names.steps[question][step]}`,
        answers[question]?.[step],
      ]),
    ),
  ]
  return (
    <div className="follow-up-form">
      <p>{words.summary(followUp) || t('states.none-needed')}</p>
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
      {lessons && <p className="follow-up-lessons">{lessons}</p>}
      <DialogActions>
        <Button kind="primary" onPress={onDone}>
          {t('done')}
        </Button>
      </DialogActions>
    </div>
  )
}
