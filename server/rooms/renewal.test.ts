/** A document given a new generation while people write in it. */
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { planProperties } from '#shared/plan/plan-document.ts'
import { movedReason, moverIn } from '#shared/protocol/new-generation.ts'
import { createMemoryJournal } from '../adapters/memory-journal.ts'
import { type Journal, JournalFailed } from '../ports/journal.ts'
import { silentRoomWatch } from '../testing/silent-room-watch.ts'
import { Rooms } from './rooms.ts'
import type { Socket, Writer } from './socket.ts'

const ROOM = { kind: 'plan', planId: 'demo' } as const
const anna = { id: 'anna', name: 'Anna', email: '', party: 'censec', role: 'director', admin: false } as const
const quiet = () => {}
const NOTHING = { document: new Y.Doc() }

let rooms: Rooms
afterEach(() => rooms.closeAll())

async function begin(changed: Partial<Journal> = {}): Promise<Journal> {
  const journal = { ...createMemoryJournal(), ...changed }
  rooms = new Rooms({ journal, watch: silentRoomWatch, idleMilliseconds: 60_000 })
  await rooms.begin(ROOM, planCalled('før'))
  return journal
}

function planCalled(title: string): Y.Doc {
  const document = new Y.Doc()
  planProperties(document).set('title', title)
  return document
}

/** Somebody in the room who hears frames and how it ended. */
async function visitor() {
  const heard: (number | 'frame')[] = []
  const socket: Socket = {
    send: (...frames) => heard.push(...frames.map(() => 'frame' as const)),
    close: (code) => heard.push(code),
  }
  const { room, leave } = await rooms.enter(ROOM)
  room.join(socket)
  const writer: Writer = { socket, person: anna, refused: quiet }
  return { room, heard, writer, leave }
}

const titleNow = () =>
  rooms.visit(ROOM, (room) => room.read((document) => planProperties(document).get('title')))

describe('[CONF-3] [S3] a room whose document is given a new generation', () => {
  test('tells nobody that what has come meanwhile is saved, and sends them away', async () => {
    const journal = await begin()
    const { room, heard, writer } = await visitor()
    await rooms.renew([ROOM], async ([{ document } = NOTHING]) => {
      room.receiveUpdate(writer, Y.encodeStateAsUpdate(planCalled('imens')), 1)
      await Promise.resolve()
      expect(planProperties(document).get('title')).toBe('før')
      return [planCalled('efter')]
    })
    expect(heard).toEqual([4410])
    expect(await titleNow()).toBe('efter')
    expect(await journal.read('plan/demo')).toHaveLength(1)
  })

  test('[CONF-8] tells everybody whom it sends away why', async () => {
    await begin()
    const { room, leave } = await rooms.enter(ROOM)
    const heard: string[] = []
    room.join({ send: quiet, close: (_code, reason) => heard.push(reason) })
    await rooms.renew([ROOM], async () => [planCalled('efter')], movedReason('censec'))
    leave()
    expect(heard.map(moverIn)).toEqual(['censec'])
  })

  test('lets commands wait, and runs them on the new one', async () => {
    await begin()
    const saw: unknown[] = []
    let command: Promise<void> = Promise.resolve()
    const { promise: inRoom, resolve: isInRoom } = Promise.withResolvers<void>()
    const { promise: renewed, resolve: isRenewed } = Promise.withResolvers<void>()
    const early = rooms.visit(ROOM, async (room) => {
      isInRoom()
      await renewed
      await room.edit((document) => saw.push(planProperties(document).get('title')))
    })
    await inRoom
    await rooms.renew([ROOM], async () => {
      command = rooms.visit(ROOM, (room) =>
        room.edit((document) => void planProperties(document).set('title', 'bagefter')),
      )
      return [planCalled('efter')]
    })
    isRenewed()
    await Promise.all([early, command])
    expect(saw).toHaveLength(1)
    expect(['efter', 'bagefter']).toContain(saw[0])
    expect(await titleNow()).toBe('bagefter')
  })

  test.each([
    ['what is to be made of it cannot be', {}, () => Promise.reject(new Error('no'))],
    [
      'the disk refuses it',
      { renew: () => Promise.reject(new JournalFailed('full')) },
      () => Promise.resolve([planCalled('efter')]),
    ],
  ])('goes on as it was where %s, with what has come meanwhile', async (_why, changed, make) => {
    await begin(changed)
    const { room, heard, writer } = await visitor()
    const update = Y.encodeStateAsUpdate(planCalled('imens'))
    const renewal = rooms.renew([ROOM], () => {
      room.receiveUpdate(writer, update, 1)
      return make()
    })
    await expect(renewal).rejects.toThrow()
    await room.settled()
    expect(heard).toEqual(['frame'])
    await room.edit((document) => planProperties(document).set('more', 'true'))
    expect(await rooms.visit(ROOM, async (same) => same === room)).toBe(true)
  })

  test('is left alone where nothing is to be made of it', async () => {
    await begin()
    const { heard } = await visitor()
    await rooms.renew([ROOM], async () => [undefined])
    expect(heard).toEqual([])
    expect(await titleNow()).toBe('før')
  })
})
