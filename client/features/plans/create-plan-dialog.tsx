import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { routes } from '#shared/protocol/routes.ts'
import type { newPlan } from '#shared/protocol/schemas/plans.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { NewPlanForm } from './new-plan-form.tsx'

interface CreatePlanDialogProps {
  /** The years that have a plan already. */
  takenYears: readonly number[]
  isOpen: boolean
  onClose(): void
}

export function CreatePlanDialog({ takenYears, isOpen, onClose }: CreatePlanDialogProps) {
  const t = useTranslations('plans')
  const sentenceOf = useProblemSentence()
  const navigate = useNavigate()

  async function create(plan: z.output<typeof newPlan>) {
    const result = await call(routes.createPlan, { body: plan })
    if (result.kind === 'problem') return sentenceOf(result)
    onClose()
    await navigate(`/planer/${result.answer.id}`)
    return undefined
  }

  return (
    <Dialog title={t('createTitle')} isOpen={isOpen} onClose={onClose}>
      <NewPlanForm
        firstYear={firstFreeYear(takenYears)}
        titleOf={(year) => t('titleOf', { year })}
        takenYears={takenYears}
        action={t('create')}
        onCreate={create}
        onClose={onClose}
      >
        <p className="field-description">{t('createText')}</p>
      </NewPlanForm>
    </Dialog>
  )
}

/** Plans are made for the year to come; this year's is only suggested by typing it. */
function firstFreeYear(takenYears: readonly number[]): number {
  let year = new Date().getFullYear() + 1
  while (takenYears.includes(year)) year += 1
  return year
}
