import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { z } from 'zod'
import { formatDate } from '#shared/basics/format-date.ts'
import { type Locale, languageTag } from '#shared/basics/locale.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { nextYearAnswer } from '#shared/protocol/schemas/next-year.ts'
import type { newPlan, PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { CheckBox } from '../../ui/check-box.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { NewPlanForm } from '../plans/new-plan-form.tsx'
import { LastYear } from './last-year.tsx'

type Begun = z.output<typeof nextYearAnswer>

interface NextYearDialogProps {
  /** The plan to begin from; undefined while the dialog is closed. */
  plan: PlanSummary | undefined
  takenYears: readonly number[]
  onClose(): void
}

export function NextYearDialog({ plan, takenYears, onClose }: NextYearDialogProps) {
  const t = useTranslations('nextYear')
  return (
    <Dialog
      title={plan ? t('dialogTitle', { title: plan.title }) : ''}
      isOpen={plan !== undefined}
      onClose={onClose}
    >
      {plan && <NextYearSteps plan={plan} takenYears={takenYears} onClose={onClose} />}
    </Dialog>
  )
}

type StepsProps = Omit<NextYearDialogProps, 'plan'> & { plan: PlanSummary }

/** What falls on a holiday is read before the plan is opened; without any there is nothing to stop at. */
function NextYearSteps({ plan, takenYears, onClose }: StepsProps) {
  const t = useTranslations('nextYear')
  const toasts = useToasts()
  const navigate = useNavigate()
  const [begun, setBegun] = useState<Begun>()

  function open({ id }: Begun) {
    onClose()
    void navigate(`/planer/${id}`)
  }

  function onBegun(answer: Begun) {
    if (answer.onHolidays.length > 0) return setBegun(answer)
    toasts.show({ text: t('begun', { title: answer.title, count: answer.activities }) })
    open(answer)
  }

  return begun ? (
    <OnHolidays begun={begun} onOpen={() => open(begun)} />
  ) : (
    <NextYearForm plan={plan} takenYears={takenYears} onBegun={onBegun} onClose={onClose} />
  )
}

function OnHolidays({ begun, onOpen }: { begun: Begun; onOpen(): void }) {
  const t = useTranslations('nextYear')
  const locale: Locale = useLocale() === 'en' ? 'en' : 'da'
  const activities = begun.onHolidays.map(({ title, date, holiday }) =>
    t('holiday', { title, day: formatDate(date, locale), holiday: t(`holidays.${holiday}`) }),
  )
  return (
    <div className="stack">
      <p role="status">{t('begun', { title: begun.title, count: begun.activities })}</p>
      <p>{t('onHolidays', { activities: new Intl.ListFormat(languageTag(locale)).format(activities) })}</p>
      <DialogActions>
        <Button kind="primary" onPress={onOpen} autoFocus>
          {t('toPlan')}
        </Button>
      </DialogActions>
    </div>
  )
}

function NextYearForm({ plan, takenYears, onBegun, onClose }: StepsProps & { onBegun(begun: Begun): void }) {
  const t = useTranslations('nextYear')
  const plansTexts = useTranslations('plans')
  const sentenceOf = useProblemSentence()
  const [choices, setChoices] = useState({ leaveOutDone: false, leaveOutCancelled: true, keepBudgets: true })

  async function begin(named: z.output<typeof newPlan>) {
    const body = { ...named, ...choices }
    const result = await call(routes.beginNextYear, { params: { planId: plan.id }, body })
    if (result.kind === 'problem') return sentenceOf(result)
    onBegun(result.answer)
    return undefined
  }

  return (
    <NewPlanForm
      firstYear={plan.year + 1}
      titleOf={(year) => titleOfYear(plan, year) ?? plansTexts('titleOf', { year })}
      takenYears={takenYears}
      action={t('beginAction')}
      onCreate={begin}
      onClose={onClose}
    >
      <div className="check-boxes">
        {(['leaveOutDone', 'leaveOutCancelled', 'keepBudgets'] as const).map((choice) => (
          <CheckBox
            key={choice}
            label={t(choice)}
            isChosen={choices[choice]}
            onChange={(isChosen) => setChoices((before) => ({ ...before, [choice]: isChosen }))}
          />
        ))}
      </div>
      <LastYear planId={plan.id} choices={choices} />
      <p className="field-description">{t('datesText')}</p>
    </NewPlanForm>
  )
}

/** The plan's own title with the other year, where it names its year. */
function titleOfYear(plan: PlanSummary, year: string): string | undefined {
  const own = String(plan.year)
  return plan.title.includes(own) ? plan.title.replaceAll(own, year) : undefined
}
