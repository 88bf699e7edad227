/** Ways through a month's meeting, as people go them. */
import { papersHash } from '#shared/meetings/approval.ts'
import { addPoint, type NewPoint } from '#shared/meetings/edit-meeting.ts'
import type { MeetingPart } from '#shared/meetings/meeting.ts'
import { readMeeting } from '#shared/meetings/meeting-document.ts'
import { MEETING_STEPS, type MeetingStep } from '#shared/meetings/meetings.ts'
import type { MeetingsAnswer } from '#shared/protocol/schemas/meetings.ts'
import type { SignedIn } from './start-test-server.ts'

export const meetingRoom = (meetingId: string, part: MeetingPart = 'open') =>
  part === 'open' ? `meeting/${meetingId}` : `meeting/${meetingId}/closed`

/** Sets the meeting to the first of its month and takes every step up to this one. */
export async function bringMeetingTo(who: SignedIn, meetingId: string, last: MeetingStep): Promise<void> {
  const path = `/api/meetings/${meetingId}`
  await must(who.request('PATCH', path, { date: `${meetingId}-01`, time: '13:00', place: 'Odense' }))
  for (const step of MEETING_STEPS.slice(0, MEETING_STEPS.indexOf(last) + 1))
    await must(who.request('POST', `${path}/steps`, { step }))
}

/** Writes a point as a page does. */
export async function writePoint(
  who: SignedIn,
  meetingId: string,
  id: string,
  point: Partial<NewPoint> = {},
): Promise<void> {
  const part = point.reason ? 'closed' : 'open'
  const socket = await who.openSocket(meetingRoom(meetingId, part))
  await socket.sync()
  socket.edit((document) =>
    addPoint(document, id, { rank: 'a0', title: 'Messen i Paris', type: 'decision', ...point }),
  )
  await socket.hears('saved')
  socket.close()
}

/** The hash of what stands there now. */
export async function hashOf(who: SignedIn, meetingId: string, part: MeetingPart = 'open'): Promise<string> {
  const socket = await who.openSocket(meetingRoom(meetingId, part))
  await socket.sync()
  const papers = readMeeting(socket.document)
  socket.close()
  const { tasks } = await listOf(who)
  return papersHash(papers, part === 'open' ? tasks.filter((task) => task.meetingId === meetingId) : [])
}

/** Approves what stands there now. */
export async function approve(
  who: SignedIn,
  meetingId: string,
  part: MeetingPart = 'open',
): Promise<Response> {
  const contentHash = await hashOf(who, meetingId, part)
  const path = `/api/meetings/${meetingId}${part === 'open' ? '' : '/closed'}/approvals`
  return who.request('POST', path, { contentHash })
}

export async function listOf(who: SignedIn): Promise<MeetingsAnswer> {
  return (await must(who.request('GET', '/api/meetings'))).json()
}

async function must(answering: Promise<Response>): Promise<Response> {
  const response = await answering
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`)
  return response
}
