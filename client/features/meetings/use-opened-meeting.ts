import { useEffect, useState } from 'react'
import type { Person } from '#shared/permissions/person.ts'
import { finalReason, type StopReason } from '../../connection/save-state.ts'
import { type OpenedMeeting, openMeeting } from './open-meeting.ts'

export type MeetingOpening =
  | { kind: 'opening' }
  | { kind: 'open'; opened: OpenedMeeting }
  /** It will never be whole; `not-allowed` is said of a month that has no meeting as well. */
  | { kind: 'stopped'; reason: StopReason }

/** Opens the meeting's papers, and opens them anew where their documents begin anew. */
export function useOpenedMeeting(meetingId: string, person: Person): MeetingOpening {
  const [opening, setOpening] = useState<MeetingOpening>({ kind: 'opening' })
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt opens anew
  useEffect(() => {
    let isLeft = false
    const opened = openMeeting(meetingId, person, () => {
      if (!isLeft) setAttempt((count) => count + 1)
    })
    const { saveState } = opened.open
    const unsubscribe = saveState.subscribe(() => {
      const reason = finalReason(saveState.read())
      if (!isLeft && reason) setOpening({ kind: 'stopped', reason })
    })
    void opened.ready.then(() => {
      // From here on the page itself says what becomes of the connection.
      unsubscribe()
      if (!isLeft) setOpening({ kind: 'open', opened })
    })
    return () => {
      isLeft = true
      unsubscribe()
      setOpening({ kind: 'opening' })
      opened.close()
    }
  }, [meetingId, person, attempt])
  return opening
}
