import { routes } from '#shared/protocol/routes.ts'
import type { MeetingsAnswer } from '#shared/protocol/schemas/meetings.ts'
import { call, type Problem } from '../../api/call.ts'
import { useLatestAnswer } from '../../api/use-latest-answer.ts'

export interface MeetingsList {
  /** Undefined until it is known. */
  meetings: MeetingsAnswer | undefined
  problem: Problem | undefined
  load(): Promise<void>
}

/** The meetings as the person may see them, asked for anew when they come back to the window. */
export function useMeetingsAnswer(): MeetingsList {
  const { answer: meetings, problem, load } = useLatestAnswer(askForMeetings)
  return { meetings, problem, load }
}

const askForMeetings = () => call(routes.listMeetings)
