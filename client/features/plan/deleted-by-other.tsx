import { useTranslations } from 'use-intl'
import { activityRecords } from '#shared/plan/plan-document.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useMergedInto } from '../findings/findings-context.ts'
import { usePage } from './page-parts.tsx'
import { presentPeople } from './presence.ts'
import { useEdits } from './use-edits.ts'

/** Stands on an activity that somebody deleted while the caret was in it; it goes when the caret does. */
export function DeletedByOther({ id }: { id: string }) {
  const t = useTranslations('plan')
  const { plan } = usePage()
  const edits = useEdits()
  const client = activityRecords(plan.document).get(id)?._map.get('removed')?.id.client
  const joint = useMergedInto(id)
  const name = presentPeople(plan.awareness).find((person) => person.client === client)?.name
  if (joint) {
    return (
      <Banner
        tone="warning"
        isUrgent
        action={
          <>
            <Button size="small" onPress={() => plan.goTo({ activityId: joint.id })}>
              {t('goToJoint')}
            </Button>
            <Button size="small" onPress={() => edits.restore(id)}>
              {t('bringBack')}
            </Button>
          </>
        }
      >
        {t('mergedInto', { title: joint.title || t('untitled') })}
      </Banner>
    )
  }
  return (
    <Banner
      tone="warning"
      isUrgent
      action={
        <Button size="small" onPress={() => edits.restore(id)}>
          {t('undo')}
        </Button>
      }
    >
      {name ? t('deletedBy', { name }) : t('deletedElsewhere')}
    </Banner>
  )
}
