import { isMeetingId } from '../meetings/meeting.ts'
import type { PermissionObject } from '../permissions/can.ts'
import { isParty, type Party } from '../plan/plan.ts'

/** What a room name means; the name is also the document's name in the journal. */
export type Room =
  | { kind: 'workspace' }
  | { kind: 'meetings' }
  | { kind: 'agreement-wordings' }
  | { kind: 'label' }
  | { kind: 'meeting'; meetingId: string }
  | { kind: 'closed-meeting'; meetingId: string }
  | { kind: 'plan'; planId: string }
  | { kind: 'ledger'; planId: string }
  | { kind: 'wordings'; planId: string }
  | { kind: 'confidential'; planId: string; party: Party }
  | { kind: 'confidential-ledger'; planId: string; party: Party }

/** Ids are made by the server (or the demo); anything else, path tricks included, is no room. */
const PLAN_ID = /^[a-z0-9][a-z0-9-]{0,63}$/

export function isPlanId(text: string): boolean {
  return PLAN_ID.test(text)
}

/**
 * Reads `workspace`, `meetings`, `agreement-wordings`, `label`, `meeting/<yyyy-mm>` and that with `/closed` behind it, `plan/<id>`, `plan/<id>/ledger`, `plan/<id>/wordings`, `plan/<id>/confidential/<party>` and that with `/ledger` behind it;
 * undefined for every other name.
 */
export function parseRoom(name: string): Room | undefined {
  if (name === 'workspace' || name === 'meetings' || name === 'agreement-wordings' || name === 'label')
    return { kind: name }
  if (name.startsWith('meeting/')) return parseMeetingRoom(name)
  const [root, planId, part, party, ledger, ...rest] = name.split('/')
  if (root !== 'plan' || planId === undefined || !isPlanId(planId) || rest.length > 0) return undefined
  if (part === undefined) return { kind: 'plan', planId }
  if ((part === 'ledger' || part === 'wordings') && party === undefined) return { kind: part, planId }
  if (part !== 'confidential' || !isParty(party)) return undefined
  if (ledger === undefined) return { kind: 'confidential', planId, party }
  if (ledger === 'ledger') return { kind: 'confidential-ledger', planId, party }
  return undefined
}

function parseMeetingRoom(name: string): Room | undefined {
  const [, meetingId = '', part, ...rest] = name.split('/')
  if (!isMeetingId(meetingId) || rest.length > 0) return undefined
  if (part === undefined) return { kind: 'meeting', meetingId }
  return part === 'closed' ? { kind: 'closed-meeting', meetingId } : undefined
}

export function roomName(room: Room): string {
  switch (room.kind) {
    case 'workspace':
    case 'meetings':
    case 'agreement-wordings':
    case 'label':
      return room.kind
    case 'meeting':
      return `meeting/${room.meetingId}`
    case 'closed-meeting':
      return `meeting/${room.meetingId}/closed`
    case 'plan':
      return `plan/${room.planId}`
    case 'ledger':
      return `plan/${room.planId}/ledger`
    case 'wordings':
      return `plan/${room.planId}/wordings`
    case 'confidential':
      return `plan/${room.planId}/confidential/${room.party}`
    case 'confidential-ledger':
      return `plan/${room.planId}/confidential/${room.party}/ledger`
    default:
      room satisfies never
      throw new Error(`Unknown room: ${JSON.stringify(room)}`)
  }
}

/** A plan's room that people write in; beside it is a ledger with what is said and decided about it. */
export type WrittenRoom = Extract<Room, { kind: 'plan' | 'confidential' }>

export function ledgerOf(room: WrittenRoom): Room {
  return room.kind === 'plan'
    ? { kind: 'ledger', planId: room.planId }
    : { kind: 'confidential-ledger', planId: room.planId, party: room.party }
}

/** Where people write a meeting's agenda and minutes together. */
export type MeetingRoom = Extract<Room, { kind: 'meeting' | 'closed-meeting' }>

const WRITTEN_BY_PEOPLE: readonly Room['kind'][] = ['plan', 'confidential', 'meeting', 'closed-meeting']

/** Rooms whose document the server alone writes, on commands: whoever may give those still sends no edits of their own. */
export function isWrittenByServer({ kind }: Room): boolean {
  return !WRITTEN_BY_PEOPLE.includes(kind)
}

/** What a room is to the table of rights. */
export function permissionObjectOf(room: Room): PermissionObject {
  if ('party' in room) return { kind: room.kind, party: room.party }
  switch (room.kind) {
    case 'workspace':
      return { kind: 'vocabulary' }
    case 'meetings':
      // With what is not approved yet in it, it is part of the work on the meetings.
      return { kind: 'meeting' }
    case 'agreement-wordings':
    case 'label':
      // Read by routes, which answer what each may see.
      return { kind: 'wordings' }
    default:
      return { kind: room.kind }
  }
}
