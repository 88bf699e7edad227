import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { z } from 'zod'
import { formatDate } from '#shared/basics/format-date.ts'
import { type Locale, languageTag } from '#shared/basics/locale.ts'
import { routes } from '#shared/protocol/routes.ts'
import { type nextYearAnswer, nextYearPlan } from '#shared/protocol/schemas/next-year.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckBox } from '../../ui/check-box.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useToasts } from '../../ui/toast.tsx'

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

type Wrong = 'year' | 'title'

function NextYearForm({ plan, takenYears, onBegun, onClose }: StepsProps & { onBegun(begun: Begun): void }) {
  const t = useTranslations('nextYear')
  const plansTexts = useTranslations('plans')
  const common = useTranslations('common')
  const sentenceOf = useProblemSentence()
  const [year, setYear] = useState(String(plan.year + 1))
  const [title, setTitle] = useState<string>()
  const [choices, setChoices] = useState({ leaveOutDone: false, leaveOutCancelled: true, keepBudgets: true })
  const [wrong, setWrong] = useState<readonly Wrong[]>([])
  const [sentence, setSentence] = useState<string>()
  const [isPending, setPending] = useState(false)
  // The title follows the year until the person writes one of their own.
  const shownTitle = title ?? titleOfYear(plan, year) ?? plansTexts('titleOf', { year })

  async function begin(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const body = nextYearPlan.safeParse({ year: Number(year), title: shownTitle, ...choices })
    if (!body.success) {
      const paths = body.error.issues.map((issue) => issue.path[0])
      setWrong((['year', 'title'] as const).filter((field) => paths.includes(field)))
      return focusFirstInvalid(event.currentTarget)
    }
    setWrong([])
    setPending(true)
    const result = await call(routes.beginNextYear, { params: { planId: plan.id }, body: body.data })
    setPending(false)
    if (result.kind === 'problem') return setSentence(sentenceOf(result))
    onBegun(result.answer)
  }

  return (
    <form className="stack" onSubmit={(event) => void begin(event)} noValidate>
      {sentence && (
        <Banner tone="danger" isUrgent>
          {sentence}
        </Banner>
      )}
      <TextField
        label={plansTexts('year')}
        value={year}
        onChange={setYear}
        inputMode="numeric"
        autoFocus
        description={takenYears.includes(Number(year)) ? plansTexts('yearTaken', { year }) : undefined}
        errorMessage={wrong.includes('year') ? plansTexts('yearWrong') : undefined}
      />
      <TextField
        label={plansTexts('planTitle')}
        value={shownTitle}
        onChange={setTitle}
        errorMessage={wrong.includes('title') ? plansTexts('titleWrong') : undefined}
      />
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
      <p className="field-description">{t('datesText')}</p>
      <DialogActions>
        <Button onPress={onClose}>{common('cancel')}</Button>
        <Button kind="primary" type="submit" isPending={isPending}>
          {t('beginAction')}
        </Button>
      </DialogActions>
    </form>
  )
}

/** The plan's own title with the other year, where it names its year. */
function titleOfYear(plan: PlanSummary, year: string): string | undefined {
  const own = String(plan.year)
  return plan.title.includes(own) ? plan.title.replaceAll(own, year) : undefined
}
