/** One room over a journal that does as it is told. */
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Person } from '#shared/permissions/person.ts'
import { planProperties } from '#shared/plan/plan-document.ts'
import { createMemoryJournal } from '../adapters/memory-journal.ts'
import { openSqliteJournal } from '../adapters/sqlite-journal.ts'
import { demoPersonNamed } from '../demo/demo-people.ts'
import { DocumentDamaged, type Journal, JournalFailed } from '../ports/journal.ts'
import { frameBytes } from '../testing/frame-bytes.ts'
import { frames } from '../testing/raw-socket.ts'
import { silentRoomWatch } from '../testing/silent-room-watch.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { Connection } from './connection.ts'
import { refusedFrame, savedFrame } from './encode-frame.ts'
import { Room } from './room.ts'
import { Rooms } from './rooms.ts'
import type { Socket, Writer } from './socket.ts'
import type { Frame } from './wire-frame.ts'

const ROOM = { kind: 'plan', planId: 'demo-2027' } as const
const NAME = 'plan/demo-2027'

/** A journal whose appends wait until the test lets them through, or refuses them. */
interface HeldJournal extends Journal {
  letThrough(): Promise<void>
  refuse(): Promise<void>
}

function holdBack(journal: Journal): HeldJournal {
  let held: { through: () => void; fail: () => void }[] = []
  const release = async (outcome: 'through' | 'fail') => {
    takeTurn()
    for (const append of held) append[outcome]()
    held = []
    // Everything that follows from it, promise by promise.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return {
    ...journal,
    append: (document, update, authorship) =>
      new Promise((resolve, reject) => {
        held.push({
          through: () => journal.append(document, update, authorship).then(resolve, reject),
          fail: () => reject(new JournalFailed('disk full')),
        })
      }),
    letThrough: () => release('through'),
    refuse: () => release('fail'),
  }
}

class FakeSocket implements Socket {
  readonly sent: Uint8Array[] = []
  closedWith: number | undefined
  send(...sent: Frame[]) {
    this.sent.push(...sent.map(frameBytes))
  }
  close(code: number) {
    this.closedWith ??= code
  }
}

/** What has come in is judged now, as it soon would be. */
function takeTurn(): void {
  room.settled().catch(() => {})
}

let journal: HeldJournal
let store: Journal
let room: Room
let clock = 0

beforeEach(async () => {
  clock = 0
  store = createMemoryJournal()
  const document = new Y.Doc()
  planProperties(document).set('title', 'Plan')
  await store.append(NAME, Y.encodeStateAsUpdate(document))
  journal = holdBack(store)
  room = await Room.load(NAME, journal, silentRoomWatch)
})

function enter(id: string) {
  const socket = new FakeSocket()
  const connection = new Connection({
    socket,
    room,
    id: ROOM,
    person: demoPersonNamed(id),
    now: () => clock,
    refused: () => {},
  })
  connection.open()
  socket.sent.length = 0
  return { socket, connection }
}

/** Somebody's own document with one edit in it, and that edit as an update. */
function edit(title: string) {
  const document = new Y.Doc()
  planProperties(document).set('title', title)
  return Y.encodeStateAsUpdate(document)
}

describe('[SYNC-1] durable first', () => {
  test('others see an update, and its writer hears that it is saved, only once it is on disk', async () => {
    const anna = enter('anna')
    const mette = enter('mette')
    anna.connection.receive(frames.update(edit('Ny titel')))
    takeTurn()
    await new Promise((resolve) => setImmediate(resolve))
    expect(mette.socket.sent).toEqual([])
    expect(anna.socket.sent).toEqual([])
    expect(await store.read(NAME)).toHaveLength(1)

    await journal.letThrough()
    expect(await store.read(NAME)).toHaveLength(2)
    expect(mette.socket.sent).toHaveLength(1)
    expect(anna.socket.sent).toEqual([savedFrame(1)])
  })

  test('nobody who asks is told of an update before it is on disk', async () => {
    const anna = enter('anna')
    const mette = enter('mette')
    anna.connection.receive(frames.update(edit('Ny titel')))
    mette.connection.receive(frames.step1(Y.encodeStateVector(new Y.Doc())))
    const read = room.read((document) => planProperties(document).get('title'))
    let answered = false
    read.then(() => {
      answered = true
    })
    await new Promise((resolve) => setImmediate(resolve))
    expect(mette.socket.sent).toEqual([])
    expect(answered).toBe(false)
    await journal.letThrough()
    expect(mette.socket.sent.length).toBeGreaterThan(0)
    expect(typeof (await read)).toBe('string')
  })

  test('the same frame goes to everyone, and never back to its writer', async () => {
    const anna = enter('anna')
    const others = [enter('mette'), enter('ida'), enter('rikke')]
    anna.connection.receive(frames.update(edit('Ny titel')))
    await journal.letThrough()
    const [first] = others.map(({ socket }) => socket.sent[0])
    for (const { socket } of others) expect(socket.sent[0]).toBe(first)
    expect(anna.socket.sent).toEqual([savedFrame(1)])
  })

  test('what changes nothing is acknowledged in its turn and told to nobody', async () => {
    const anna = enter('anna')
    const mette = enter('mette')
    const update = edit('Ny titel')
    anna.connection.receive(frames.update(update))
    anna.connection.receive(frames.update(update))
    await journal.letThrough()
    expect(anna.socket.sent).toEqual([savedFrame(2)])
    expect(mette.socket.sent).toHaveLength(1)
  })

  test('what several write at the same time comes to everyone in one frame, and each hears that theirs is saved', async () => {
    const [anna, mette, ida] = [enter('anna'), enter('mette'), enter('ida')]
    const annas = new Y.Doc()
    planProperties(annas).set('title', 'Annas')
    const mettes = new Y.Doc()
    planProperties(mettes).set('note', 'Mettes')
    anna.connection.receive(frames.update(Y.encodeStateAsUpdate(annas)))
    mette.connection.receive(frames.update(Y.encodeStateAsUpdate(mettes)))
    await journal.letThrough()
    const [frame] = ida.socket.sent
    expect(ida.socket.sent).toHaveLength(1)
    expect(anna.socket.sent).toEqual([frame, savedFrame(1)])
    expect(mette.socket.sent).toEqual([frame, savedFrame(1)])
    expect([...(await store.readOwners(NAME)).values()].sort()).toEqual(['anna', 'mette'])
  })

  test('many letters of one writer are one record, and a bad one among them takes no other with it', async () => {
    const anna = enter('anna')
    const mette = enter('mette')
    const document = new Y.Doc()
    for (const title of ['a', 'ab', 'abc']) {
      const before = Y.encodeStateVector(document)
      planProperties(document).set('title', title)
      anna.connection.receive(frames.update(Y.encodeStateAsUpdate(document, before)))
    }
    await journal.letThrough()
    expect(await store.read(NAME)).toHaveLength(2)
    expect(mette.socket.sent).toHaveLength(1)

    anna.connection.receive(frames.update(edit('god')))
    anna.connection.receive(frames.update(Uint8Array.of(1, 1, 1)))
    anna.connection.receive(frames.update(edit('også god')))
    await journal.letThrough()
    expect(anna.socket.sent).toEqual([savedFrame(3), refusedFrame('invalid'), savedFrame(6)])
    expect(await store.read(NAME)).toHaveLength(4)
    expect(mette.socket.sent).toHaveLength(2)
  })

  test('while one turn is on its way to disk the next one gathers', async () => {
    const anna = enter('anna')
    anna.connection.receive(frames.update(edit('en')))
    takeTurn()
    for (const title of ['to', 'tre']) anna.connection.receive(frames.update(edit(title)))
    await new Promise((resolve) => setImmediate(resolve))
    await journal.letThrough()
    await journal.letThrough()
    expect(anna.socket.sent).toEqual([savedFrame(1), savedFrame(3)])
  })

  test('a command resolves once it is on disk', async () => {
    let done = false
    const edited = room
      .edit((document) => planProperties(document).set('title', 'Fra serveren'))
      .then(() => {
        done = true
      })
    await new Promise((resolve) => setImmediate(resolve))
    expect(done).toBe(false)
    await journal.letThrough()
    await edited
  })
})

describe('a disk that refuses', () => {
  test('nothing is acknowledged or shown; everyone is sent away to what the disk has', async () => {
    const anna = enter('anna')
    const mette = enter('mette')
    anna.connection.receive(frames.update(edit('Tabt')))
    await journal.refuse()
    expect(anna.socket.sent).toEqual([refusedFrame('not-saved')])
    expect(mette.socket.sent).toEqual([refusedFrame('not-saved')])
    expect(anna.socket.closedWith).toBe(1013)
    anna.connection.receive(frames.update(edit('Også tabt')))
    takeTurn()
    expect(anna.socket.sent.at(-1)).toEqual(refusedFrame('not-saved'))
    await expect(room.edit(() => {})).rejects.toThrow(JournalFailed)
    expect(await store.read(NAME)).toHaveLength(1)
  })
})

test('who comes into a room that has failed meanwhile is sent away, and nothing is called saved there', async () => {
  enter('anna').connection.receive(frames.update(edit('Tabt')))
  await journal.refuse()
  const late = new FakeSocket()
  const person = demoPersonNamed('mette')
  const connection = new Connection({
    socket: late,
    room,
    id: ROOM,
    person,
    now: () => clock,
    refused: () => {},
  })
  connection.open()
  expect(late.closedWith).toBe(1013)
  connection.receive(frames.step2(Uint8Array.of(0, 0)))
  connection.receive(frames.step1(Y.encodeStateVector(new Y.Doc())))
  await new Promise((resolve) => setImmediate(resolve))
  expect(late.sent).toEqual([])
  await expect(room.read(() => {})).rejects.toThrow('disk full')
})

test('R7 a disk that was full for a while damages nothing: what was refused is gone, what is said to be saved is there', async () => {
  const { folder, remove } = await temporaryFolder()
  const disk = await openSqliteJournal({ folder, onDiskBroken: () => {}, pageLimit: 100 })
  const rooms = new Rooms({ journal: disk, watch: silentRoomWatch, idleMilliseconds: 60_000 })
  await rooms.begin(ROOM, new Y.Doc())
  const setTitle = (title: string) =>
    rooms.visit(ROOM, (open) =>
      open.edit((document) => {
        planProperties(document).set('title', title)
      }),
    )
  await setTitle('før')
  const refused = await Promise.allSettled([setTitle('x'.repeat(1_000_000)), setTitle('bygger på den')])
  expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await setTitle('efter')
  await rooms.closeAll()
  const again = await Room.load(NAME, disk, silentRoomWatch)
  expect(await again.read((document) => planProperties(document).get('title'))).toBe('efter')
  await disk.close()
  await remove()
})

describe('[SYNC-2] refusals', () => {
  const malformed = frames.update(Uint8Array.of(255, 1, 2))

  test('are told, reach nobody else, and keep the count', async () => {
    const anna = enter('anna')
    const mette = enter('mette')
    anna.connection.receive(malformed)
    anna.connection.receive(frames.update(edit('Ny titel')))
    await journal.letThrough()
    expect(anna.socket.sent).toEqual([refusedFrame('invalid'), savedFrame(2)])
    expect(mette.socket.sent).toHaveLength(1)
    expect(anna.socket.closedWith).toBeUndefined()
  })

  test('of what builds on something missing are followed by the question for all of it', async () => {
    const anna = enter('anna')
    const document = new Y.Doc()
    const properties = planProperties(document)
    properties.set('note', 'første')
    const before = Y.encodeStateVector(document)
    properties.set('note', 'anden')
    anna.connection.receive(frames.update(Y.encodeStateAsUpdate(document, before)))
    takeTurn()
    expect(anna.socket.sent).toEqual([refusedFrame('invalid'), room.question()])
    anna.socket.sent.length = 0
    for (const note of ['tredje', 'fjerde', 'femte']) {
      const missing = Y.encodeStateVector(document)
      properties.set('note', note)
      anna.connection.receive(frames.update(Y.encodeStateAsUpdate(document, missing)))
    }
    takeTurn()
    expect(anna.socket.sent).toEqual([refusedFrame('invalid'), room.question()])
    anna.connection.receive(frames.step2(Y.encodeStateAsUpdate(document)))
    await journal.letThrough()
    expect(await room.read((current) => planProperties(current).get('note'))).toBe('femte')
  })

  test('five in ten seconds end the connection, five in a minute do not', () => {
    const slow = enter('anna')
    const send = (connection: Connection) => {
      connection.receive(malformed)
      takeTurn()
    }
    for (let count = 0; count < 5; count++, clock += 12_000) send(slow.connection)
    expect(slow.socket.closedWith).toBeUndefined()
    const quick = enter('anna')
    for (let count = 0; count < 5; count++, clock += 1_000) send(quick.connection)
    expect(quick.socket.closedWith).toBe(4400)
  })

  test('a frame cut short ends only its own connection', () => {
    const anna = enter('anna')
    const mette = enter('mette')
    anna.connection.receive(Uint8Array.of(0, 2, 200, 1))
    anna.connection.receive(Uint8Array.of())
    mette.connection.receive(frames.ofType(104, Uint8Array.of(1)))
    expect(anna.socket.closedWith).toBe(4400)
    expect(mette.socket.closedWith).toBeUndefined()
  })
})

describe('a long document that nobody has changed since it was loaded', () => {
  const long = new Y.Doc()
  planProperties(long).set('title', 'Plan')
  planProperties(long).set('note', 'x'.repeat(90_000))
  let open: Room

  beforeEach(async () => {
    store = createMemoryJournal()
    await store.append(NAME, Y.encodeStateAsUpdate(long))
    open = await Room.load(NAME, store, silentRoomWatch)
  })

  test('takes the first words somebody writes in it, and answers who knows part of it', async () => {
    const writer = {
      socket: new FakeSocket(),
      person: demoPersonNamed('anna'),
      refused: () => {},
      saved: () => {},
    }
    const page = new Y.Doc()
    Y.applyUpdate(page, Y.encodeStateAsUpdate(long))
    const before = Y.encodeStateVector(page)
    planProperties(page).set('title', 'Ny titel')
    open.receiveUpdate(writer, Y.encodeStateAsUpdate(page, before), 1)
    const frame = await open.answerTo(before)
    expect(frame.byteLength).toBeLessThan(1_000)
    expect(await store.read(NAME)).toHaveLength(2)
    expect(await open.read((document) => planProperties(document).get('title'))).toBe('Ny titel')
  })

  test('takes the server’s own changes, several at once', async () => {
    await Promise.all(
      ['a', 'b'].map((key) => open.edit((document) => planProperties(document).set(key, key))),
    )
    expect(await open.read((document) => planProperties(document).toJSON())).toMatchObject({ a: 'a', b: 'b' })
  })
})

describe('[KEPT-2] a document that cannot be loaded', () => {
  test.each([
    ['without any record', []],
    ['with a record that is no update', [Uint8Array.of(9, 9, 9)]],
    ['with a record that builds on a missing one', [orphan()]],
  ])('%s does not open and is left as it is', async (_what, updates) => {
    const broken = createMemoryJournal()
    for (const update of updates) await broken.append(NAME, update)
    await expect(Room.load(NAME, broken, silentRoomWatch)).rejects.toThrow(DocumentDamaged)
    expect(await broken.read(NAME)).toEqual(updates)
  })

  function orphan(): Uint8Array {
    const document = new Y.Doc()
    const properties = planProperties(document)
    properties.set('title', 'første')
    const before = Y.encodeStateVector(document)
    properties.set('title', 'anden')
    return Y.encodeStateAsUpdate(document, before)
  }
})

test('[RIGHTS-6] a client id stays its first writer’s when the room has been unloaded and its records folded', async () => {
  const mine = new Y.Doc()
  planProperties(mine).set('title', 'Annas')
  const open = await Room.load(NAME, store, silentRoomWatch)
  const anna = demoPersonNamed('anna')
  const mette = demoPersonNamed('mette')
  const judged = async (current: Room, person: Person, update: Uint8Array) => {
    const refusals: string[] = []
    const writer: Writer = {
      socket: new FakeSocket(),
      person,
      refused: ({ reason }) => refusals.push(reason),
    }
    current.receiveUpdate(writer, update, 1)
    await current.settled()
    return refusals
  }
  expect(await judged(open, anna, Y.encodeStateAsUpdate(mine))).toEqual([])
  open.close(1012, 'unloaded')
  const again = await Room.load(NAME, store, silentRoomWatch)

  const before = Y.encodeStateVector(mine)
  planProperties(mine).set('title', 'Under Annas navn')
  const forged = Y.encodeStateAsUpdate(mine, before)
  expect(await judged(again, mette, forged)).toEqual(['somebody else’s client id'])
  expect(await judged(again, anna, forged)).toEqual([])
})

test('many records are folded into one that gives the same document', async () => {
  const open = await Room.load(NAME, store, silentRoomWatch)
  for (let count = 0; count < 600; count++) {
    await open.edit((document) => planProperties(document).set('title', `Titel ${count}`))
  }
  expect((await store.read(NAME)).length).toBeLessThan(200)
  const again = await Room.load(NAME, store, silentRoomWatch)
  expect(await again.read((document) => planProperties(document).get('title'))).toBe('Titel 599')
})
