import { ArrowRight, X } from 'lucide-react'
import { type RefObject, useRef } from 'react'
import { Dialog, Heading, Popover } from 'react-aria-components'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Activity } from '#shared/plan/plan.ts'
import { IconButton } from '../../ui/button.tsx'
import { ActivityField } from '../plan/activity-fields.tsx'
import { closeWhenWritten } from '../plan/close-when-written.ts'
import { usePage } from '../plan/page-parts.tsx'
import { activityElementId } from '../plan/show-place.ts'
import { useAgreedSections } from '../sign-off/sign-off-provider.tsx'
import { GlanceFacts } from './glance-facts.tsx'
import { useTextAddress } from './plan-view.ts'

interface ActivityGlanceProps {
  activity: Activity
  /** What it was opened from, and stands beside. */
  trigger: RefObject<Element | null>
  onClose(): void
  /** Shows another activity, where this one overlaps it. */
  onShow(activityId: string): void
}

/** What one wants to know of an activity in a view that only draws it; who may move it does so here as well as by dragging. */
export function ActivityGlance({ activity, trigger, onClose, onShow }: ActivityGlanceProps) {
  const t = useTranslations('views.glance')
  const plan = useTranslations('plan')
  const { undo, mayEdit } = usePage()
  const textAddress = useTextAddress()
  const isAgreed = useAgreedSections().has(activity.category)
  const frame = useRef<HTMLElement>(null)
  const title = activity.title || plan('untitled')
  const close = () => closeWhenWritten(undo, frame.current, onClose)

  return (
    <Popover
      ref={frame}
      className="popover activity-glance"
      triggerRef={trigger}
      isOpen
      onOpenChange={close}
      placement="bottom"
      offset={6}
    >
      <Dialog className="activity-glance-content" data-party={activity.party}>
        <header>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <IconButton label={t('close')} icon={<X aria-hidden />} size="small" onPress={close} />
        </header>
        <GlanceFacts activity={activity} onShow={onShow} />
        {mayEdit &&
          (isAgreed ? (
            <p className="activity-glance-note">{t('agreed')}</p>
          ) : (
            <ActivityField activity={activity} field="period" />
          ))}
        <Link
          className="activity-glance-link"
          to={{ search: textAddress, hash: activityElementId(activity.id) }}
        >
          {t('toText')}
          <ArrowRight aria-hidden />
        </Link>
      </Dialog>
    </Popover>
  )
}
