import { MessageSquareText } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '../../ui/button.tsx'
import { useComments, useThreadsOf } from './comments-provider.tsx'

/** How many open threads an activity has, as the way to the first of them; nothing where there are none. */
export function ActivityThreads({ activityId }: { activityId: string }) {
  const t = useTranslations('comments')
  const { openThread } = useComments()
  const threads = useThreadsOf(activityId)
  const first = threads[0]
  if (!first) return null
  return (
    <Button
      kind="quiet"
      size="small"
      icon={<MessageSquareText aria-hidden />}
      onPress={() => openThread(first.thread.id)}
    >
      {t('count', { count: threads.length })}
    </Button>
  )
}
