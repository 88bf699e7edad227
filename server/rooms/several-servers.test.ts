/** Rooms of two servers on one database. */
import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { planProperties, sectionText } from '#shared/plan/plan-document.ts'
import { CLOSE_CODES } from '#shared/protocol/frames.ts'
import { movedReason, moverIn } from '#shared/protocol/new-generation.ts'
import { markAgreed } from '#shared/sign-off/agreed-sections.ts'
import { createMemoryRelays, type MemoryRelays } from '../adapters/memory-relay.ts'
import { openRedisRelay } from '../adapters/redis-relay.ts'
import { demoPersonNamed } from '../demo/demo-people.ts'
import type { Journal } from '../ports/journal.ts'
import type { Relay } from '../ports/relay.ts'
import { SEAL_KEY_BYTES } from '../sealed-messages.ts'
import { startCuttingProxy } from '../testing/cutting-proxy.ts'
import { type PrivateRedis, startPrivateRedis } from '../testing/private-redis.ts'
import { openRoomPage, type RoomPage } from '../testing/room-page.ts'
import { type RoomServer, type RoomServerOptions, startRoomServer } from '../testing/room-servers.ts'
import { seededRandom } from '../testing/seeded-random.ts'
import { describeWithPostgres, newDatabase } from '../testing/with-postgres.ts'
import { describeWithRedis } from '../testing/with-redis.ts'
import { readDocument } from './read-document.ts'
import { differenceBetween } from './same-content.ts'

const ROOM = { kind: 'plan', planId: 'fælles' } as const
const NAME = 'plan/fælles'
const SOON = { timeout: 20_000 }
const anna = demoPersonNamed('anna')
const mette = demoPersonNamed('mette')

let url: string
let here: RoomServer
let there: RoomServer
const running: RoomServer[] = []
const undone: (() => Promise<void>)[] = []

async function start(options: Omit<RoomServerOptions, 'url'> & { url?: string }): Promise<RoomServer> {
  const server = await startRoomServer({ url, ...options })
  running.push(server)
  return server
}

async function openPage(server: RoomServer, person = anna, options: Parameters<typeof openRoomPage>[2] = {}) {
  const { room, leave } = await server.rooms.enter(ROOM)
  undone.push(async () => leave())
  return openRoomPage(room, person, options)
}

function write(page: RoomPage, words: string, at: 'end' | number = 'end'): void {
  page.edit((document) => {
    const text = sectionText(document, 1)
    const element = new Y.XmlElement('paragraph')
    element.insert(0, [new Y.XmlText(words)])
    text.insert(at === 'end' ? text.length : Math.min(at, text.length), [element])
  })
}

const wordsOf = (document: Y.Doc) => sectionText(document, 1).toJSON()
const titleOf = (document: Y.Doc) => planProperties(document).get('title')
const setTitle = (server: RoomServer, title: string) =>
  server.rooms.visit(ROOM, (room) =>
    room.edit((document) => void planProperties(document).set('title', title)),
  )
const titleAt = (server: RoomServer) => server.rooms.visit(ROOM, (room) => room.read(titleOf))

async function stored(journal: Journal = here.workspace.journal): Promise<Y.Doc> {
  return readDocument(NAME, await journal.read(NAME))
}

/** All pages, and what is stored, are the same. */
async function mustConverge(pages: readonly RoomPage[]): Promise<void> {
  await vi.waitFor(async () => {
    const document = await stored()
    for (const page of pages) {
      expect(page.saved).toBe(page.sent)
      expect(differenceBetween(page.document, document)).toBeUndefined()
    }
  }, SOON)
}

async function begin(): Promise<void> {
  const document = new Y.Doc()
  planProperties(document).set('title', 'Plan')
  await here.rooms.begin(ROOM, document)
}

afterEach(async () => {
  for (const server of running.splice(0)) await server.close().catch(() => {})
  for (const undo of undone.splice(0)) await undo()
})

/** What holds by whatever relay. */
function holdsTogether(join: () => Promise<Relay>): void {
  beforeEach(async () => {
    url = await newDatabase()
    here = await start({ relay: await join() })
    there = await start({ relay: await join() })
    await begin()
  })

  test('[SERVERS-5] people who write on both at once end with the same, and what they hear is saved is committed', async () => {
    const random = seededRandom(27)
    const claims: Promise<void>[] = []
    const others: Journal = there.workspace.journal
    const pages: RoomPage[] = []
    for (const [server, person] of [
      [here, anna],
      [there, mette],
      [here, mette],
      [there, anna],
    ] as const) {
      const page: RoomPage = await openPage(server, person, {
        onSaved: (count) => {
          if (!page) return
          // Whatever else it has written: so much of it must be in the database at this very moment.
          const state = Y.getState(page.document.store, page.document.clientID)
          if (count !== page.sent) return
          claims.push(
            stored(others).then((document) => {
              expect(Y.getState(document.store, page.document.clientID)).toBeGreaterThanOrEqual(state)
            }),
          )
        },
      })
      pages.push(page)
    }
    for (let round = 0; round < 120; round++) {
      const page = pages[random.below(pages.length)]
      if (page) write(page, `ord ${round}`, random.below(5))
      if (random.below(3) === 0) await new Promise((resolve) => setTimeout(resolve, random.below(15)))
    }
    await mustConverge(pages)
    await Promise.all(claims)
    expect(claims.length).toBeGreaterThan(0)
    const [first] = pages
    const words = wordsOf(first?.document ?? new Y.Doc())
    for (let round = 0; round < 120; round++)
      expect(words.split(`<paragraph>ord ${round}</paragraph>`)).toHaveLength(2)
    for (const page of pages) expect(page.refusals).toEqual([])
  }, 60_000)

  test('[SERVERS-10] what somebody has just had saved on one is there for who asks on the other', async () => {
    await titleAt(there)
    for (let round = 0; round < 20; round++) {
      const [writer, reader] = round % 2 === 0 ? [here, there] : [there, here]
      await setTitle(writer, `Titel ${round}`)
      expect(await titleAt(reader)).toBe(`Titel ${round}`)
    }
  })

  test('[RIGHTS-6] [SERVERS-11] a client id that somebody has written under on one is refused to another person on the other', async () => {
    const page = await openPage(here, anna)
    const forger = await openPage(there, mette)
    write(page, 'Annas')
    await vi.waitFor(() => expect(page.saved).toBe(1), SOON)
    await vi.waitFor(() => expect(wordsOf(forger.document)).toContain('Annas'), SOON)
    forger.document.clientID = page.document.clientID
    write(forger, 'Under Annas navn')
    await vi.waitFor(() => expect(forger.refusals).toEqual(['invalid']), SOON)
    const own = await openPage(there, anna)
    own.document.clientID = page.document.clientID
    write(own, 'Anna igen')
    await vi.waitFor(() => expect(own.saved).toBe(1), SOON)
    expect(wordsOf(await stored())).not.toContain('Under')
  })

  test('[SIGN-7] [SERVERS-5] what is agreed on one is refused on the other at once', async () => {
    const page = await openPage(there, mette)
    write(page, 'før')
    await vi.waitFor(() => expect(page.saved).toBe(1), SOON)
    await here.rooms.visit(ROOM, (room) => room.edit((document) => markAgreed(document, 1, 'hash')))
    // In the same step: nothing of it can have been heard.
    write(page, 'for sent')
    await vi.waitFor(() => expect(page.refusals).toEqual(['agreed']), SOON)
    const late = there.rooms.visit(ROOM, (room) =>
      room.edit((document) => sectionText(document, 1).delete(0, 1)),
    )
    await expect(late).rejects.toThrow('section 1 is agreed')
    expect(wordsOf(await stored())).toBe('<paragraph>før</paragraph>')
  })

  test('[CONF-3] [SERVERS-6] a new generation begun on one has all that was saved on the other, and closes its sockets', async () => {
    const pages = await Promise.all([openPage(there, mette), openPage(there, anna)])
    const savedWords = new Set<string>()
    let made = ''
    let round = 0
    const writing = setInterval(() => {
      const page = pages[round % 2]
      if (page && !page.closedWith) write(page, `ord ${round++}`)
    }, 5)
    await vi.waitFor(() => expect(pages[0]?.saved).toBeGreaterThan(3), SOON)
    await here.rooms.renew(
      [ROOM],
      async ([present]) => {
        await new Promise((resolve) => setTimeout(resolve, 100))
        made = wordsOf(present?.document ?? new Y.Doc())
        const next = new Y.Doc()
        planProperties(next).set('title', 'Ny generation')
        return [next]
      },
      movedReason('censec'),
    )
    await vi.waitFor(() => {
      for (const page of pages) expect(page.closedWith?.code).toBe(CLOSE_CODES.epochEnded)
    }, SOON)
    clearInterval(writing)
    expect(pages.map((page) => moverIn(page.closedWith?.reason ?? ''))).toEqual(['censec', 'censec'])
    // Each page wrote every other word, in order.
    for (const [index, page] of pages.entries())
      for (let count = 0; count < page.saved; count++) savedWords.add(`ord ${count * 2 + index}`)
    for (const word of savedWords) expect(made).toContain(`<paragraph>${word}</paragraph>`)
    expect(await titleAt(there)).toBe('Ny generation')
    await setTitle(there, 'Går videre')
    expect(await titleAt(here)).toBe('Går videre')
  }, 60_000)

  test('[SERVERS-12] people on one see who is on the other, where their carets stand, and when they go', async () => {
    const annas = await openPage(here, anna)
    annas.says({ cursor: 1 })
    // Who comes later sees who was there before.
    const mettes = await openPage(there, mette)
    const annaId = annas.document.clientID
    await vi.waitFor(() => expect(mettes.present.get(annaId)).toBe(anna.name), SOON)
    mettes.says({ cursor: 2 })
    const metteId = mettes.document.clientID
    await vi.waitFor(() => expect(annas.present.get(metteId)).toBe(mette.name), SOON)
    expect(annas.present.has(annaId)).toBe(false)
    annas.says({ cursor: 7 })
    await vi.waitFor(() => expect(mettes.states.get(annaId)).toMatchObject({ cursor: 7 }), SOON)
    // Nobody can take an id on the other server that somebody is present under here.
    const squatter = await openPage(here, anna)
    squatter.document.clientID = metteId
    write(squatter, 'under Mettes navn')
    await vi.waitFor(() => expect(squatter.refusals).toEqual(['invalid']), SOON)
    annas.socket.close(1000, 'bye')
    await vi.waitFor(() => expect(mettes.present.has(annaId)).toBe(false), SOON)
    const again = await openPage(here, anna)
    await vi.waitFor(() => expect(again.present.get(metteId)).toBe(mette.name), SOON)
    await there.close()
    running.splice(running.indexOf(there), 1)
    await vi.waitFor(() => expect(again.present.has(metteId)).toBe(false), SOON)
  })

  test('[SERVERS-7] a document that both write in is folded, and both go on', async () => {
    const pages = await Promise.all([openPage(here, anna), openPage(there, mette)])
    for (let round = 0; round < 300; round++) {
      await Promise.all([setTitle(here, `her ${round}`), setTitle(there, `der ${round}`)])
    }
    expect((await here.workspace.journal.read(NAME)).length).toBeLessThan(400)
    for (const page of pages) write(page, 'til sidst')
    await mustConverge(pages)
  }, 60_000)
}

describeWithPostgres('rooms on two servers', () => {
  describe('that hear each other in memory', () => {
    let relays: MemoryRelays
    beforeEach(() => {
      relays = createMemoryRelays()
    })
    holdsTogether(async () => relays.join())

    test('[SERVERS-10] find out what they were not told, also where nothing more is written', async () => {
      const [page, other] = [await openPage(here, anna), await openPage(there, mette)]
      relays.lose(1)
      write(page, 'tabt')
      await vi.waitFor(() => expect(wordsOf(other.document)).toContain('tabt'), SOON)
      relays.setAway(true)
      write(page, 'imens')
      await vi.waitFor(() => expect(wordsOf(other.document)).toContain('imens'), SOON)
      write(other, 'svar')
      await mustConverge([page, other])
      relays.setAway(false)
      relays.lose(1)
      write(page, 'først')
      await vi.waitFor(() => expect(page.saved).toBe(3), SOON)
      write(page, 'så')
      await mustConverge([page, other])
    })

    test('[SERVERS-7] who had missed what was folded goes on, with whose client ids are whose', async () => {
      const [page, other] = [await openPage(here, anna), await openPage(there, mette)]
      relays.setAway(true)
      write(page, 'Annas')
      for (let round = 0; round < 600; round++) void setTitle(here, `${round}`)
      await setTitle(here, 'sidst')
      await vi.waitFor(
        async () => expect((await here.workspace.journal.read(NAME)).length).toBeLessThan(400),
        SOON,
      )
      await vi.waitFor(() => expect(titleOf(other.document)).toBe('sidst'), SOON)
      const forger = await openPage(there, mette)
      forger.document.clientID = page.document.clientID
      write(forger, 'Under Annas navn')
      await vi.waitFor(() => expect(forger.refusals).toEqual(['invalid']), SOON)
      write(other, 'Mettes')
      await mustConverge([page, other])
    }, 60_000)

    test('[SERVERS-8] a server that ends in the middle of a turn leaves the other all that it had said was saved', async () => {
      const proxy = await startCuttingProxy(url)
      undone.push(proxy.close)
      const dying = await start({ url: proxy.url, relay: relays.join(), patienceMilliseconds: 1 })
      const [page, other] = [await openPage(dying, anna), await openPage(there, mette)]
      write(page, 'gemt')
      await vi.waitFor(() => expect(page.saved).toBe(1), SOON)
      const cut = proxy.cutNext('before-commit')
      write(page, 'tabt')
      await cut
      proxy.setOpen(false)
      await vi.waitFor(() => expect(page.closedWith).toBeDefined(), SOON)
      expect(page.saved).toBe(1)
      write(other, 'går videre')
      await mustConverge([other])
      expect(wordsOf(other.document)).toContain('gemt')
      expect(wordsOf(other.document)).not.toContain('tabt')
      // The page comes back to the other server, with what it still has.
      const { room } = await there.rooms.enter(ROOM)
      const back = await openRoomPage(room, anna)
      Y.applyUpdate(back.document, Y.encodeStateAsUpdate(page.document))
      await mustConverge([other, back])
      expect(wordsOf(other.document).split('tabt')).toHaveLength(2)
    }, 60_000)

    test('[SERVERS-8] a server whose commit was lost and overtaken sends its people away, and they come back to what holds', async () => {
      const proxy = await startCuttingProxy(url)
      undone.push(proxy.close)
      const failed: string[] = []
      const slow = await start({
        url: proxy.url,
        relay: relays.join(),
        patienceMilliseconds: 10_000,
        watch: { failed: (_room, reason) => failed.push(reason) },
      })
      const [page, other] = [await openPage(slow, anna), await openPage(there, mette)]
      const cut = proxy.cutNext('before-commit')
      write(page, 'overhalet')
      await cut
      proxy.setOpen(false)
      write(other, 'var først')
      await mustConverge([other])
      proxy.setOpen(true)
      await vi.waitFor(() => expect(page.closedWith?.code).toBe(CLOSE_CODES.overloaded), SOON)
      expect(failed).toEqual([expect.stringContaining('Another server has written')])
      expect(page.saved).toBe(0)
      const back = await openPage(slow, anna)
      Y.applyUpdate(back.document, Y.encodeStateAsUpdate(page.document))
      await mustConverge([other, back])
      expect(wordsOf(other.document)).toContain('overhalet')
    }, 60_000)

    test('[SERVERS-12] what was told of who is there and lost is told again, and who ends without a word is gone after a while', async () => {
      const relay = relays.join()
      const dying = await start({ relay })
      const [annas, mettes] = [await openPage(dying, anna), await openPage(there, mette)]
      relays.lose(1)
      annas.says({ cursor: 1 })
      const id = annas.document.clientID
      await vi.waitFor(() => expect(mettes.present.has(id)).toBe(true), SOON)
      // The same server, heard no more.
      await relay.close()
      await vi.waitFor(() => expect(mettes.present.has(id)).toBe(false), SOON)
    }, 60_000)

    test('[SERVERS-10] whatever is remembered of a document that is not in memory is told of, told by the other or not', async () => {
      const told: string[] = []
      const watching = await start({
        relay: relays.join(),
        idleMilliseconds: 1,
        watch: { heard: () => told.push('heard'), renewed: () => told.push('renewed') },
      })
      const letGo = async () => {
        await titleAt(watching)
        await vi.waitFor(() => expect(watching.rooms.openCount).toBe(0), SOON)
      }
      for (const isAway of [false, true]) {
        relays.setAway(isAway)
        told.length = 0
        await letGo()
        await setTitle(here, `Titel, ${isAway}`)
        await vi.waitFor(() => expect(told).toEqual(['heard']), SOON)
        await letGo()
        await here.rooms.renew([ROOM], async () => [new Y.Doc()])
        await vi.waitFor(() => expect(told).toEqual(['heard', 'renewed']), SOON)
        await begin()
      }
    }, 60_000)

    test('begin a document that both find missing once', async () => {
      const both = [here, there].map(async (server) => {
        const document = new Y.Doc()
        planProperties(document).set('title', server === here ? 'her' : 'der')
        await server.rooms.beginWhereNew({ kind: 'workspace' }, document)
        return server.rooms.visit({ kind: 'workspace' }, (room) => room.read(titleOf))
      })
      const titles = await Promise.all(both)
      expect(new Set(titles).size).toBe(1)
    })
  })

  describeWithRedis('that hear each other over Redis', () => {
    let redis: PrivateRedis
    const key = randomBytes(SEAL_KEY_BYTES)
    beforeAll(async () => {
      redis = await startPrivateRedis()
    })
    afterAll(() => redis.stop())
    holdsTogether(() => openRedisRelay({ url: redis.url, workspace: 'w', key }))

    test('[SERVERS-2] [SERVERS-10] go on while Redis is away, flushed and back', async () => {
      const [page, other] = [await openPage(here, anna), await openPage(there, mette)]
      write(page, 'før')
      await mustConverge([page, other])
      await redis.stop()
      write(page, 'imens')
      write(other, 'imens også')
      await mustConverge([page, other])
      await redis.start()
      expect(await redis.ask('FLUSHALL')).toBe('+OK')
      write(page, 'efter')
      write(other, 'efter også')
      await mustConverge([page, other])
    }, 60_000)
  })
})
