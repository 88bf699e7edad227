import { useEffect, useState } from 'react'
import type { Person } from '#shared/permissions/person.ts'
import { type OpenedMeeting, openMeeting } from './open-meeting.ts'

/** The meeting's papers, once they are there; opened anew where their documents begin anew. */
export function useOpenedMeeting(meetingId: string, person: Person): OpenedMeeting | undefined {
  const [opened, setOpened] = useState<OpenedMeeting>()
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt opens anew
  useEffect(() => {
    let isLeft = false
    const meeting = openMeeting(meetingId, person, () => {
      if (!isLeft) setAttempt((count) => count + 1)
    })
    void meeting.ready.then(() => {
      if (!isLeft) setOpened(meeting)
    })
    return () => {
      isLeft = true
      setOpened(undefined)
      meeting.close()
    }
  }, [meetingId, person, attempt])
  return opened
}
