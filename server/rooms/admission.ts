/** Who may come into which room. */
import type { IncomingMessage } from 'node:http'
import { can } from '#shared/permissions/can.ts'
import { SCHEMA_VERSION } from '#shared/plan/plan-document.ts'
import { CLOSE_CODES } from '#shared/protocol/frames.ts'
import { parseRoom, permissionObjectOf, type Room as RoomId } from '#shared/protocol/rooms.ts'
import type { CurrentSession, People } from '../people/people.ts'
import { SESSION_COOKIE } from '../people/session-cookie.ts'
import type { Directory } from '../ports/directory.ts'

export const SYNC_PATH = '/sync/'

export interface Admitted {
  kind: 'admitted'
  id: RoomId
  session: CurrentSession
  secret: string
}

export interface TurnedAway {
  kind: 'turned-away'
  code: number
  reason: string
  id?: RoomId | undefined
  session?: CurrentSession | undefined
}

export interface AdmissionOptions {
  people: People
  directory: Directory
  /** Whether there is a coordination meeting of that month. */
  hasMeeting: (meetingId: string) => Promise<boolean>
  publicUrl: URL | undefined
}

/** Judges who asks for the room at the address, with the request's own cookie. */
export async function admit(
  url: URL,
  request: IncomingMessage,
  options: AdmissionOptions,
): Promise<Admitted | TurnedAway> {
  const { people, publicUrl } = options
  const secret = SESSION_COOKIE.read(request.headers.cookie, { secure: publicUrl?.protocol === 'https:' })
  const session = secret === undefined ? undefined : await people.findSession(secret)
  const id = parseRoom(decodedPath(url).slice(SYNC_PATH.length))
  if (secret === undefined || !session)
    return { kind: 'turned-away', code: CLOSE_CODES.notSignedIn, reason: 'not signed in', id }

  // A room that is not there and one that is not for this person look the same.
  const notAllowed = {
    kind: 'turned-away',
    code: CLOSE_CODES.notAllowed,
    reason: 'not allowed',
    id,
    session,
  } as const
  if (!id || !mayEnter(session, id)) return notAllowed
  if (!(await isThere(id, options))) return notAllowed

  const schema = url.searchParams.get('schema')
  if (schema !== null && Number(schema) !== SCHEMA_VERSION) {
    return Number(schema) > SCHEMA_VERSION
      ? { kind: 'turned-away', code: CLOSE_CODES.serverTooOld, reason: 'this server is older' }
      : { kind: 'turned-away', code: CLOSE_CODES.clientTooOld, reason: 'reload the page' }
  }
  return { kind: 'admitted', id, session, secret }
}

async function isThere(id: RoomId, { directory, hasMeeting }: AdmissionOptions): Promise<boolean> {
  if ('planId' in id) return (await directory.findPlan(id.planId)) !== undefined
  return 'meetingId' in id ? hasMeeting(id.meetingId) : true
}

export function mayEnter({ person, lacksSecondFactor }: CurrentSession, id: RoomId): boolean {
  return !lacksSecondFactor && can(person, 'read', permissionObjectOf(id))
}

function decodedPath(url: URL): string {
  try {
    return decodeURIComponent(url.pathname)
  } catch {
    return url.pathname
  }
}
