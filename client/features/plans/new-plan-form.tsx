import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { newPlan } from '#shared/protocol/schemas/plans.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { refusedFields, type YearOrTitle } from './refused-fields.ts'
import { TitleField, YearField } from './year-and-title.tsx'

interface NewPlanFormProps {
  firstYear: number
  /** What the plan of a year is called until the person writes a title of their own. */
  titleOf(year: string): string
  /** The years that have a plan already. */
  takenYears: readonly number[]
  /** The verb that makes it. */
  action: string
  /** Resolves with why it could not be made, or with nothing once it is. */
  onCreate(plan: z.output<typeof newPlan>): Promise<string | undefined>
  onClose(): void
  /** What else there is to choose or to know. */
  children: ReactNode
}

/** Asks for a new plan's year and title. */
export function NewPlanForm(props: NewPlanFormProps) {
  const { firstYear, titleOf, takenYears, action, onCreate, onClose, children } = props
  const t = useTranslations('plans')
  const common = useTranslations('common')
  const [year, setYear] = useState(String(firstYear))
  const [title, setTitle] = useState<string>()
  const [wrong, setWrong] = useState<readonly YearOrTitle[]>([])
  const [sentence, setSentence] = useState<string>()
  const [isPending, setPending] = useState(false)
  const shownTitle = title ?? titleOf(year)

  async function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const plan = newPlan.safeParse({ year: Number(year), title: shownTitle })
    setWrong(refusedFields(plan.error))
    if (!plan.success) return focusFirstInvalid(event.currentTarget)
    setPending(true)
    const problem = await onCreate(plan.data)
    setPending(false)
    setSentence(problem)
  }

  return (
    <form className="stack" onSubmit={(event) => void create(event)} noValidate>
      {sentence && (
        <Banner tone="danger" isUrgent>
          {sentence}
        </Banner>
      )}
      <YearField
        value={year}
        onChange={setYear}
        takenYears={takenYears}
        isWrong={wrong.includes('year')}
        autoFocus
      />
      <TitleField
        label={t('planTitle')}
        value={shownTitle}
        onChange={setTitle}
        isWrong={wrong.includes('title')}
      />
      {children}
      <DialogActions>
        <Button onPress={onClose}>{common('cancel')}</Button>
        <Button kind="primary" type="submit" isPending={isPending}>
          {action}
        </Button>
      </DialogActions>
    </form>
  )
}
