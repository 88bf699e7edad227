import { useCallback, useEffect, useState } from 'react'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { MeetingsAnswer } from '#shared/protocol/schemas/meetings.ts'
import { call, type Problem } from '../../api/call.ts'
import { followRoom } from '../../connection/follow-room.ts'

export interface MeetingsList {
  /** Undefined until it is known. */
  meetings: MeetingsAnswer | undefined
  problem: Problem | undefined
  load(): Promise<void>
}

/** The meetings as the person may see them; who works on them sees at once what another has said of them. */
export function useMeetings(person: Person): MeetingsList {
  const [meetings, setMeetings] = useState<MeetingsAnswer>()
  const [problem, setProblem] = useState<Problem>()

  const load = useCallback(async () => {
    const result = await call(routes.listMeetings)
    if (result.kind === 'ok') setMeetings(result.answer)
    setProblem(result.kind === 'problem' ? result : undefined)
  }, [])

  useEffect(() => {
    void load()
    if (can(person, 'read', { kind: 'meeting' }))
      return followRoom({ kind: 'meetings' }, person, () => void load())
    const onFocus = () => void load()
    window.addEventListener('focus', onFocus)
    return () => window.removeEventListener('focus', onFocus)
  }, [person, load])

  return { meetings, problem, load }
}
