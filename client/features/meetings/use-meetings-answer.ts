import { useCallback, useState } from 'react'
import { routes } from '#shared/protocol/routes.ts'
import type { MeetingsAnswer } from '#shared/protocol/schemas/meetings.ts'
import { call, type Problem } from '../../api/call.ts'
import { useAskedOnLook } from '../../api/use-asked-on-look.ts'

export interface MeetingsList {
  /** Undefined until it is known. */
  meetings: MeetingsAnswer | undefined
  problem: Problem | undefined
  load(): Promise<void>
}

/** The meetings as the person may see them, asked for anew when they come back to the window. */
export function useMeetingsAnswer(): MeetingsList {
  const [meetings, setMeetings] = useState<MeetingsAnswer>()
  const [problem, setProblem] = useState<Problem>()

  const load = useCallback(async () => {
    const result = await call(routes.listMeetings)
    if (result.kind === 'ok') setMeetings(result.answer)
    setProblem(result.kind === 'problem' ? result : undefined)
  }, [])

  useAskedOnLook(load)

  return { meetings, problem, load }
}
