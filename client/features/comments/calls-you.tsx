import { AtSign } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Thread } from '#shared/comments/thread.ts'
import { usePlan } from '../plan/plan-context.tsx'

/** Tells somebody who is called by name in the thread. */
export function CallsYou({ thread }: { thread: Thread }) {
  const t = useTranslations('comments')
  const { person } = usePlan()
  if (!thread.comments.some(({ mentions }) => mentions.includes(person.id))) return null
  return (
    <p className="thread-calls-you">
      <AtSign aria-hidden />
      {t('callsYou')}
    </p>
  )
}
