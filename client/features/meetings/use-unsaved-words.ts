import { useEffect } from 'react'
import { sessionEvents } from '../../api/call.ts'
import type { OpenedMeeting } from './open-meeting.ts'

/** A session that is over must not take words that are nowhere else from the screen; the banner says what to do. */
export function useUnsavedWords({ open, closed }: OpenedMeeting): void {
  useEffect(() => {
    const onSessionOver = (event: Event) => {
      const isSaved = [open, closed].every((papers) => !papers || papers.saveState.read().kind === 'saved')
      if (!isSaved) event.preventDefault()
    }
    sessionEvents.addEventListener('session-over', onSessionOver)
    return () => sessionEvents.removeEventListener('session-over', onSessionOver)
  }, [open, closed])
}
