import '../../styles/follow-up.css'
import { lazy, Suspense } from 'react'
import { useTranslations } from 'use-intl'
import type { Category } from '#shared/plan/plan.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { usePage } from '../plan/page-parts.tsx'
import { useActivity } from '../plan/plan-context.tsx'
import { useFollowUpInAddress } from './follow-up-address.ts'

const FollowUpForm = lazy(() =>
  import('./follow-up-form.tsx').then(({ FollowUpForm }) => ({ default: FollowUpForm })),
)

/** The follow-up that the address asks for, where its activity is in this document, and in this section where one is named. */
export function FollowUpDialog({ category }: { category?: Category }) {
  const t = useTranslations('followUp')
  const plan = useTranslations('plan')
  const { undo, isConfidential } = usePage()
  const [asked, open] = useFollowUpInAddress()
  const activity = useActivity(asked ?? '')
  const isHere = activity && (category === undefined || activity.category === category)
  const close = () => {
    undo.writePendingInputs()
    open(undefined)
  }
  return (
    <Dialog
      title={isHere ? t('titleOf', { title: activity.title || plan('untitled') }) : ''}
      isOpen={Boolean(isHere)}
      onClose={close}
    >
      {isHere && (
        <div data-confidential={isConfidential ? '' : undefined}>
          <Suspense fallback={<Skeleton lines={6} />}>
            <FollowUpForm key={activity.id} activity={activity} onDone={close} />
          </Suspense>
        </div>
      )}
    </Dialog>
  )
}
