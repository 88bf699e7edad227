/**
 * Every frame type in every kind of room from every person, made from the tables: a frame or a room kind that is added
 * does not compile here until it says what is expected of it.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { setAttendance } from '#shared/meetings/edit-meeting.ts'
import { meetingOf } from '#shared/meetings/meetings.ts'
import { can } from '#shared/permissions/can.ts'
import { planProperties } from '#shared/plan/plan-document.ts'
import { FRAMES } from '#shared/protocol/frames.ts'
import {
  isWrittenByServer,
  parseRoom,
  permissionObjectOf,
  type Room,
  roomName,
} from '#shared/protocol/rooms.ts'
import { demoPersonNamed } from '../demo/demo-people.ts'
import { DEMO_PLAN_ID } from '../demo/seed-demo.ts'
import { frames, openRawSocket, type RawSocket } from '../testing/raw-socket.ts'
import {
  type PersonName,
  type SignedIn,
  startTestServer,
  type TestServer,
} from '../testing/start-test-server.ts'

const PEOPLE: PersonName[] = ['anna', 'peter', 'mette', 'jonas', 'ida', 'lars', 'rikke']

const THIS_MONTH = meetingOf(dateInDenmark(new Date().toISOString()))

const ROOMS: { [Kind in Room['kind']]: (Room & { kind: Kind })[] } = {
  workspace: [{ kind: 'workspace' }],
  meetings: [{ kind: 'meetings' }],
  'agreement-wordings': [{ kind: 'agreement-wordings' }],
  label: [{ kind: 'label' }],
  meeting: [{ kind: 'meeting', meetingId: THIS_MONTH }],
  'closed-meeting': [{ kind: 'closed-meeting', meetingId: THIS_MONTH }],
  plan: [{ kind: 'plan', planId: DEMO_PLAN_ID }],
  ledger: [{ kind: 'ledger', planId: DEMO_PLAN_ID }],
  wordings: [{ kind: 'wordings', planId: DEMO_PLAN_ID }],
  confidential: [
    { kind: 'confidential', planId: DEMO_PLAN_ID, party: 'censec' },
    { kind: 'confidential', planId: DEMO_PLAN_ID, party: 'difos' },
  ],
  'confidential-ledger': [
    { kind: 'confidential-ledger', planId: DEMO_PLAN_ID, party: 'censec' },
    { kind: 'confidential-ledger', planId: DEMO_PLAN_ID, party: 'difos' },
  ],
}

/** What a frame is tried with, and what must come of it; `mayEdit` is as `can` says. */
type Trying = (socket: RawSocket, mayEdit: boolean, room: Room) => Promise<unknown>

/** Whatever it says, it is the server's to say: it comes to nothing. */
const comesToNothing =
  (type: number): Trying =>
  async (socket) => {
    const before = socket.heard.length
    socket.send(frames.ofType(type, Y.encodeStateAsUpdate(forged())))
    await socket.settled()
    // Somebody else may leave in the same moment.
    const heard = socket.heard.slice(before).filter(({ kind }) => kind !== 'presence')
    expect(heard.map(({ kind }) => kind)).toEqual(['difference'])
  }

const FRAME_TYPES: Record<keyof typeof FRAMES, Trying> = {
  sync: async (socket, mayEdit, room) => {
    socket.edit((document) =>
      'meetingId' in room
        ? setAttendance(document, 'anna', 'present')
        : planProperties(document).set('title', 'Ændret'),
    )
    await socket.hears('saved')
    const refusals = socket.heard.filter(({ kind }) => kind === 'refused')
    expect(refusals).toEqual(mayEdit ? [] : [{ kind: 'refused', code: 'read-only' }])
  },
  awareness: async (socket) => {
    socket.send(frames.presence([{ clientId: socket.document.clientID, clock: 1, state: { place: 'x' } }]))
    await socket.settled()
    // Somebody else may come or go meanwhile.
    expect(socket.heard.filter(({ kind }) => kind === 'closed' || kind === 'refused')).toEqual([])
  },
  queryAwareness: async (socket) => {
    socket.send(frames.ofType(FRAMES.queryAwareness.type, new Uint8Array()))
    await socket.hears('presence')
  },
  fingerprint: async (socket) => {
    socket.send(frames.fingerprint(Y.encodeStateVector(socket.document), 'another hash'))
    await socket.settled()
    expect(socket.heard.some(({ kind }) => kind === 'closed')).toBe(false)
  },
  auth: comesToNothing(FRAMES.auth.type),
  saved: comesToNothing(FRAMES.saved.type),
  refused: comesToNothing(FRAMES.refused.type),
  hello: comesToNothing(FRAMES.hello.type),
  diverged: comesToNothing(FRAMES.diverged.type),
}

function forged(): Y.Doc {
  const document = new Y.Doc()
  planProperties(document).set('title', 'Forfalsket')
  return document
}

let server: TestServer
const signedIn = new Map<PersonName, SignedIn>()

beforeAll(async () => {
  server = await startTestServer()
  for (const name of PEOPLE) signedIn.set(name, await server.signIn(name))
  // A month's meeting begins with the first who looks into it.
  for (const meeting of [...ROOMS.meeting, ...ROOMS['closed-meeting']]) {
    const socket = await open('anna', roomName(meeting))
    await socket.sync()
    socket.close()
  }
})
afterAll(() => server.close())

const open = async (who: PersonName, room: string): Promise<RawSocket> => {
  const person = signedIn.get(who)
  if (!person) throw new Error(`${who} has not signed in.`)
  return person.openSocket(room)
}

const rooms = Object.values(ROOMS)
  .flat()
  .map((room) => ({ room, name: roomName(room), object: permissionObjectOf(room) }))

test('[RIGHTS-4] the rooms that are tried are those that there are', () => {
  for (const { room, name } of rooms) expect(parseRoom(name)).toEqual(room)
})

describe.each(rooms)('[RIGHTS-4] [S1] $name', ({ name, object, room }) => {
  test.each([
    ['nobody', ''],
    ['who makes up a cookie', `samplan_session=${'x'.repeat(43)}`],
  ])('for %s is closed', async (_who, cookie) => {
    const socket = await openRawSocket(`${server.url.replace('http', 'ws')}/sync/${name}`, { cookie })
    for (const { type } of Object.values(FRAMES)) socket.send(frames.ofType(type, new Uint8Array([0, 1, 0])))
    await socket.hears('closed')
    expect(socket.heard).toEqual([{ kind: 'closed', code: 4401 }])
  })

  describe.each(PEOPLE)('for %s', (who) => {
    const person = demoPersonNamed(who)
    let socket: RawSocket
    let before: unknown

    beforeEach(async () => {
      before = await server.ports.journal.read(name)
      socket = await open(who, name)
    })
    afterEach(() => socket.close())

    if (!can(person, 'read', object)) {
      test('says nothing, whatever is sent', async () => {
        for (const { type } of Object.values(FRAMES))
          socket.send(frames.ofType(type, new Uint8Array([0, 1, 0])))
        await socket.hears('closed')
        expect(socket.heard).toEqual([{ kind: 'closed', code: 4403 }])
        expect(await server.ports.journal.read(name)).toEqual(before)
      })
      return
    }

    test.each(Object.keys(FRAME_TYPES).filter(isFrameName))(
      'the frame %s is as `can` says',
      async (frame) => {
        const mayEdit = can(person, FRAMES.sync.updatesNeed, object) && !isWrittenByServer(room)
        await socket.sync()
        await FRAME_TYPES[frame](socket, mayEdit, room)
        const after = await server.ports.journal.read(name)
        if (frame !== 'sync' || !mayEdit) expect(after).toEqual(before)
        else expect(after).not.toEqual(before)
      },
    )
  })
})

function isFrameName(name: string): name is keyof typeof FRAMES {
  return Object.hasOwn(FRAMES, name)
}
