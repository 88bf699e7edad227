import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { routes } from '#shared/protocol/routes.ts'
import { newPlan } from '#shared/protocol/schemas/plans.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { TextField } from '../../ui/text-field.tsx'

type Wrong = 'year' | 'title'

interface CreatePlanDialogProps {
  /** The years that have a plan already. */
  takenYears: readonly number[]
  isOpen: boolean
  onClose(): void
}

export function CreatePlanDialog({ takenYears, isOpen, onClose }: CreatePlanDialogProps) {
  const t = useTranslations('plans')
  return (
    <Dialog title={t('createTitle')} isOpen={isOpen} onClose={onClose}>
      <CreatePlanForm takenYears={takenYears} onClose={onClose} />
    </Dialog>
  )
}

function CreatePlanForm({ takenYears, onClose }: Omit<CreatePlanDialogProps, 'isOpen'>) {
  const t = useTranslations('plans')
  const common = useTranslations('common')
  const sentenceOf = useProblemSentence()
  const navigate = useNavigate()
  const [year, setYear] = useState(() => String(firstFreeYear(takenYears)))
  const [title, setTitle] = useState<string>()
  const [wrong, setWrong] = useState<readonly Wrong[]>([])
  const [sentence, setSentence] = useState<string>()
  const [isPending, setPending] = useState(false)
  // The title follows the year until the person writes one of their own.
  const shownTitle = title ?? t('titleOf', { year })

  async function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const plan = newPlan.safeParse({ year: Number(year), title: shownTitle })
    if (!plan.success) {
      const paths = plan.error.issues.map((issue) => issue.path[0])
      setWrong((['year', 'title'] as const).filter((field) => paths.includes(field)))
      return focusFirstInvalid(event.currentTarget)
    }
    setWrong([])
    setPending(true)
    const result = await call(routes.createPlan, { body: plan.data })
    setPending(false)
    if (result.kind === 'problem') return setSentence(sentenceOf(result))
    onClose()
    await navigate(`/planer/${result.answer.id}`)
  }

  return (
    <form className="stack" onSubmit={(event) => void create(event)} noValidate>
      {sentence && (
        <Banner tone="danger" isUrgent>
          {sentence}
        </Banner>
      )}
      <TextField
        label={t('year')}
        value={year}
        onChange={setYear}
        inputMode="numeric"
        autoFocus
        description={takenYears.includes(Number(year)) ? t('yearTaken', { year }) : undefined}
        errorMessage={wrong.includes('year') ? t('yearWrong') : undefined}
      />
      <TextField
        label={t('planTitle')}
        value={shownTitle}
        onChange={setTitle}
        errorMessage={wrong.includes('title') ? t('titleWrong') : undefined}
      />
      <p className="field-description">{t('createText')}</p>
      <DialogActions>
        <Button onPress={onClose}>{common('cancel')}</Button>
        <Button kind="primary" type="submit" isPending={isPending}>
          {t('create')}
        </Button>
      </DialogActions>
    </form>
  )
}

/** Plans are made for the year to come; this year's is only suggested by typing it. */
function firstFreeYear(takenYears: readonly number[]): number {
  let year = new Date().getFullYear() + 1
  while (takenYears.includes(year)) year += 1
  return year
}
