import { useEffect } from 'react'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { followRoom } from '../../connection/follow-room.ts'
import { type MeetingsList, useMeetingsAnswer } from './use-meetings-answer.ts'

/** The meetings as the person may see them; who works on them sees at once what another has said of them. */
export function useMeetings(person: Person): MeetingsList {
  const list = useMeetingsAnswer()
  const { load } = list

  useEffect(() => {
    if (!can(person, 'read', { kind: 'meeting' })) return
    return followRoom({ kind: 'meetings' }, person, () => void load())
  }, [person, load])

  return list
}
