import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { useTranslations } from 'use-intl'
import { threadInHash } from '#shared/comments/thread-link.ts'
import { useToasts } from '../../ui/toast.tsx'
import type { PlacedThread } from './thread-place.ts'

/** Opens the thread that the page's address asks for, each time it asks. */
export function useThreadLink(
  threads: readonly PlacedThread[],
  openThread: (threadId: string) => void,
): void {
  const t = useTranslations('comments')
  const toasts = useToasts()
  const { hash, key } = useLocation()
  const answered = useRef<string>(undefined)
  const threadId = threadInHash(hash)

  useEffect(() => {
    if (threadId === undefined || answered.current === key) return
    answered.current = key
    if (threads.some(({ thread }) => thread.id === threadId)) openThread(threadId)
    else toasts.show({ text: t('linkGone') })
  }, [threadId, key, threads, openThread, toasts, t])
}
