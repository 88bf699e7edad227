/** »Gør fortrolig« and back, over HTTP, rooms and the disk. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { makeTextAnchor } from '#shared/comments/anchor.ts'
import { attach } from '#shared/comments/attach.ts'
import { readFollowUp, setFollowUp } from '#shared/follow-up/follow-up-document.ts'
import { readDecisions, readThreads } from '#shared/ledger/read-ledger.ts'
import { changeActivity, removeActivity } from '#shared/plan/edit-plan.ts'
import { activityRecords, bodyOf, sectionText } from '#shared/plan/plan-document.ts'
import { readActivities } from '#shared/plan/read-plan.ts'
import { paragraphsFrom, plainText } from '#shared/plan/rich-text.ts'
import { appendRichText, readRichText } from '#shared/plan/rich-text-document.ts'
import { readVocabulary } from '#shared/vocabulary/vocabulary-document.ts'
import { createMemoryDirectory } from '../adapters/memory-directory.ts'
import { createMemoryJournal } from '../adapters/memory-journal.ts'
import { openSqliteJournal } from '../adapters/sqlite-journal.ts'
import { DocumentDamaged, type Journal, JournalFailed } from '../ports/journal.ts'
import { frames, openRawSocket } from '../testing/raw-socket.ts'
import { PLAN_ROOM, type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

const PART = `${PLAN_ROOM}/confidential/censec`
const PLAN = '/api/plans/demo-2027'
const SECRET = 'Opsigelse af lejemålet i Odense overvejes'

let server: TestServer
const cleanUps: (() => Promise<void>)[] = []
afterEach(async () => {
  await server.close()
  for (const cleanUp of cleanUps.splice(0)) await cleanUp()
})

async function start(journal: Journal = createMemoryJournal()) {
  server = await startTestServer({ ports: { journal } })
  return { anna: await server.signIn('anna'), mette: await server.signIn('mette') }
}

async function addActivity(who: SignedIn, fields: object = {}): Promise<string> {
  const body = { party: 'censec', category: 2, title: SECRET, description: `${SECRET} inden årets udgang.` }
  const response = await who.request('POST', `${PLAN}/activities`, { ...body, ...fields })
  return (await response.json()).id
}

function moveIn(who: SignedIn, activityId: string, as?: string): Promise<Response> {
  const moved = { kind: 'activity', activityId }
  return who.request('POST', `${PLAN}/confidential/move-in`, { moved, as })
}

async function documentOf(who: SignedIn, room: string): Promise<Y.Doc> {
  const socket = await who.openSocket(room)
  await socket.sync()
  socket.close()
  return socket.document
}

function idsIn(document: Y.Doc): string[] {
  return readActivities(document, BUILT_IN_CATEGORIES).map(({ id }) => id)
}

describe('[CONF-2] »Gør fortrolig«', () => {
  test('takes the activity out of the plan, and into the own party’s part with all that it holds', async () => {
    const { anna } = await start()
    const id = await addActivity(anna, { place: 'Odense', partners: ['DTU'], budget: 5_000 })
    const before = readActivities(await documentOf(anna, PLAN_ROOM), BUILT_IN_CATEGORIES)
    expect((await moveIn(anna, id, 'personnel')).status).toBe(200)

    const after = readActivities(await documentOf(anna, PLAN_ROOM), BUILT_IN_CATEGORIES)
    expect(after).toEqual(before.filter((activity) => activity.id !== id))
    const [own] = readActivities(await documentOf(anna, PART), BUILT_IN_CATEGORIES)
    expect(own).toEqual({ ...before.find((activity) => activity.id === id), rank: own?.rank })
    const { sections } = await (await anna.request('GET', `${PLAN}/confidential`)).json()
    expect(sections[1].activities).toMatchObject([{ id, kind: 'personnel', place: 'Odense' }])
  })

  test('[FOLLOW-6] takes along what became of it, and brings it back', async () => {
    const { anna, mette } = await start()
    const id = await addActivity(anna)
    const lessons = 'Salen i Vejle var for lille til os alle'
    const said = { outcome: 'held', participants: 4_711, lessons } as const
    const plan = await anna.openSocket(PLAN_ROOM)
    await plan.sync()
    plan.edit((document) => setFollowUp(document, id, said))
    await plan.hears('saved')
    const before = readFollowUp(plan.document, id)
    plan.close()
    const quoted = { body: `Der står »${lessons}«.` }
    expect((await anna.request('POST', `${PLAN}/threads`, quoted)).status).toBe(201)

    expect((await moveIn(anna, id)).status).toBe(200)
    expect(readFollowUp(await documentOf(anna, PART), id)).toEqual(before)
    const shared = await documentOf(mette, PLAN_ROOM)
    expect(readFollowUp(shared, id)).toBeUndefined()
    expect(Buffer.from(Y.encodeStateAsUpdate(shared)).toString('latin1')).not.toContain(id)
    const threads = readThreads(await documentOf(mette, `${PLAN_ROOM}/ledger`))
    expect(JSON.stringify(threads)).not.toContain('Vejle')

    const part = await anna.openSocket(PART)
    await part.sync()
    part.edit((document) => setFollowUp(document, id, { participants: 12, companies: 3 }))
    await part.hears('saved')
    part.close()
    const moved = { kind: 'activity', activityId: id }
    expect((await anna.request('POST', `${PLAN}/confidential/move-out`, { moved })).status).toBe(200)
    const back = readFollowUp(await documentOf(mette, PLAN_ROOM), id)
    expect(back).toEqual({ ...before, counts: { participants: 12, companies: 3 } })
    // In again it is as it was last, without what it was before.
    expect((await moveIn(anna, id)).status).toBe(200)
    expect(readFollowUp(await documentOf(anna, PART), id)).toEqual(back)
  })

  test('takes a section’s whole text along, behind what is there already', async () => {
    const { anna } = await start()
    const moved = { kind: 'section', category: 3 }
    const words = plainText(readRichText(sectionText(await documentOf(anna, PLAN_ROOM), 3)))
    expect(words.length).toBeGreaterThan(50)
    const part = await anna.openSocket(PART)
    await part.sync()
    part.edit((document) => appendRichText(sectionText(document, 3), paragraphsFrom('Vores egne ord.')))
    await part.hears('saved')
    expect((await anna.request('POST', `${PLAN}/confidential/move-in`, { moved })).status).toBe(200)
    const text = plainText(readRichText(sectionText(await documentOf(anna, PART), 3)))
    expect(text).toBe(`Vores egne ord.\n${words}`)
    const left = sectionText(await documentOf(anna, PLAN_ROOM), 3)
    expect(plainText(readRichText(left))).toBe('')
    expect(left.length).toBe(1)
  })

  test('is for what the party has itself: not for the other’s, nor for what is joint, nor for what is not there', async () => {
    const { anna, mette } = await start()
    const id = await addActivity(anna)
    const joint = await addActivity(anna, { party: 'joint' })
    for (const [who, activity, status] of [
      [mette, id, 409],
      [anna, joint, 409],
      [anna, 'nobodys', 404],
    ] as const)
      expect((await moveIn(who, activity)).status).toBe(status)
    expect(idsIn(await documentOf(mette, PLAN_ROOM))).toEqual(expect.arrayContaining([id, joint]))
  })

  test('takes along what was said about it, decided on it and learnt from it; all else stays where it was', async () => {
    const { anna, mette } = await start()
    const { overlaps } = await (await anna.request('GET', `${PLAN}/findings`)).json()
    const [{ id: findingId, a }, other] = overlaps.filter(
      (overlap: { a: string }, index: number) => index === 0 || overlap.a !== overlaps[0].a,
    )
    const decided = { outcome: 'not-overlap', reason: 'Ikke det samme.' }
    for (const finding of [findingId, other.id])
      await mette.request('POST', `${PLAN}/findings/${finding}/decision`, decided)
    const plan = await documentOf(anna, PLAN_ROOM)
    const title = readActivities(plan, BUILT_IN_CATEGORIES).find(({ id }) => id === a)?.title ?? ''
    const say = async (body: object): Promise<string> =>
      (await (await mette.request('POST', `${PLAN}/threads`, body)).json()).id
    const about = await say({ activityId: a, body: 'Hvorfor det?' })
    const quoting = await say({ body: `Om »${title}«: hvem gør det?` })
    const elsewhere = await say({ activityId: other.b, body: 'Fin idé.' })

    expect((await moveIn(anna, a)).status).toBe(200)
    const ledger = await documentOf(mette, `${PLAN_ROOM}/ledger`)
    const left = readThreads(ledger).map(({ id }) => id)
    expect(left).toContain(elsewhere)
    expect(left).not.toContain(about)
    expect(left).not.toContain(quoting)
    expect(readDecisions(ledger).map((decision) => decision.findingId)).toEqual([other.id])
    const own = await documentOf(anna, `${PART}/ledger`)
    expect(readThreads(own).map(({ id }) => id)).toEqual(expect.arrayContaining([about, quoting]))
    expect(readDecisions(own).map((decision) => decision.findingId)).toEqual([findingId])
    const { lessons } = readVocabulary(await documentOf(mette, 'workspace'))
    expect(lessons.map(({ id }) => id)).toEqual([`demo-2027/${other.id}`])
  })

  test('[AUDIT-7] is entered in the trail with which activity it was, as the own party’s matter', async () => {
    const { anna, mette } = await start()
    const id = await addActivity(anna)
    await moveIn(anna, id)
    await anna.request('POST', `${PLAN}/confidential/move-out`, {
      moved: { kind: 'activity', activityId: id },
    })
    const entriesFor = async (who: SignedIn): Promise<{ action: string; facts: object }[]> =>
      (await (await who.request('GET', '/api/audit?kind=confidential')).json()).entries
    expect(await entriesFor(anna)).toMatchObject([
      { action: 'made-shared', facts: { activityId: id } },
      { action: 'made-confidential', facts: { activityId: id } },
    ])
    expect(await entriesFor(mette)).toEqual([])
  })

  test('[VOCAB-4] needs no vocabulary that can be read, and what that has been taught of it is gone when it can be', async () => {
    const kept = createMemoryJournal()
    const directory = createMemoryDirectory()
    let isDamaged = false
    const read: Journal['read'] = (name) =>
      isDamaged && name === 'workspace' ? Promise.reject(new DocumentDamaged(name, 'rot')) : kept.read(name)
    const startAgain = async (empty = true) => {
      server = await startTestServer({ ports: { journal: { ...kept, read }, directory }, empty })
      return { anna: await server.signIn('anna'), mette: await server.signIn('mette') }
    }
    const first = await startAgain(false)
    const { overlaps } = await (await first.anna.request('GET', `${PLAN}/findings`)).json()
    const [{ id, a }] = overlaps
    const other = overlaps.find((overlap: { a: string }) => overlap.a !== a)
    const decided = { outcome: 'not-overlap', reason: 'Ikke det samme.' }
    for (const finding of [id, other.id])
      await first.mette.request('POST', `${PLAN}/findings/${finding}/decision`, decided)
    await server.close()

    isDamaged = true
    const second = await startAgain()
    expect((await moveIn(second.anna, a)).status).toBe(200)
    expect(idsIn(await documentOf(second.mette, PLAN_ROOM))).not.toContain(a)
    await server.close()

    isDamaged = false
    const { mette } = await startAgain()
    const { lessons } = readVocabulary(await documentOf(mette, 'workspace'))
    expect(lessons.map((lesson) => lesson.id)).toEqual([`demo-2027/${other.id}`])
    expect(Buffer.concat(await kept.read('workspace')).toString('latin1')).not.toContain(a)
  })

  test('[COMMENT-2] leaves the other threads with their words, by position', async () => {
    const { anna, mette } = await start()
    const place = { kind: 'section', category: 1 } as const
    const anchor = makeTextAnchor(await documentOf(mette, PLAN_ROOM), place, 3, 19)
    const said = await mette.request('POST', `${PLAN}/threads`, { anchor, body: 'Skal det stå her?' })
    const { id } = await said.json()
    await moveIn(anna, await addActivity(anna))
    const plan = await documentOf(mette, PLAN_ROOM)
    const ledger = await documentOf(mette, `${PLAN_ROOM}/ledger`)
    const moved = readThreads(ledger).find((thread) => thread.id === id)?.anchor
    expect(moved).toMatchObject({ kind: 'text', quote: anchor?.quote })
    if (moved?.kind !== 'text') return
    expect(moved.start).not.toBe(anchor?.start)
    expect(attach(plan, moved)).toEqual({ kind: 'attached', place, from: 3, to: 19 })
    for (const position of [moved.start, moved.end]) {
      const relative = Y.createRelativePositionFromJSON(JSON.parse(position))
      expect(Y.createAbsolutePositionFromRelativePosition(relative, plan)).not.toBeNull()
    }
  })
})

describe('[CONF-3] [S3] the shared plan’s new generation', () => {
  test('has nothing of it: no text, nothing deleted, no client id, no activity removed before', async () => {
    const { anna, mette } = await start()
    const socket = await anna.openSocket()
    await socket.sync()
    const id = await addActivity(anna)
    const removed = await addActivity(anna, { title: 'Slettet forinden, og ingens sag' })
    await socket.settled()
    socket.edit((document) => {
      removeActivity(document, removed, 'test')
      const body = activityRecords(document).get(id)
      if (body) changeActivity(document, id, { description: 'Skrevet om igen af Anna' }, 'test')
    })
    await socket.hears('saved')
    const before = await documentOf(mette, PLAN_ROOM)
    await moveIn(anna, id)
    const after = await documentOf(mette, PLAN_ROOM)

    expect([...before.store.clients.keys()].filter((client) => after.store.clients.has(client))).toEqual([])
    expect([...after.store.clients.values()].flat().filter((struct) => struct.deleted)).toEqual([])
    expect(activityRecords(after).has(removed)).toBe(false)
    for (const room of [PLAN_ROOM, `${PLAN_ROOM}/ledger`]) {
      const bytes = Buffer.concat(await server.ports.journal.read(room)).toString('latin1')
      for (const words of [id, removed, 'Opsigelse', 'Slettet forinden', 'Skrevet om igen'])
        expect(bytes).not.toContain(words)
    }
  })

  test('sends everybody there away to it, for good, and lets nobody back with what they had', async () => {
    const { anna, mette } = await start()
    const id = await addActivity(anna)
    const old = await mette.openSocket()
    await old.sync()
    const hello = await old.hears('hello')
    await moveIn(anna, id)
    expect((await old.hears('closed')).code).toBe(4410)

    const back = await mette.openSocket(`${PLAN_ROOM}?epoch=${hello.epoch}`)
    expect((await back.hears('closed')).code).toBe(4410)
    // A client that names no epoch sends all it has; so would somebody who wants it back.
    const url = `${server.url.replace('http', 'ws')}/sync/${PLAN_ROOM}`
    for (const who of [anna, mette]) {
      const stock = await openRawSocket(url, { cookie: who.cookie }, copyOf(old.document))
      stock.send(frames.step2(Y.encodeStateAsUpdate(old.document)))
      expect((await stock.hears('refused')).code).toBe('invalid')
      stock.close()
    }
    expect(idsIn(await documentOf(mette, PLAN_ROOM))).not.toContain(id)
    const bytes = Buffer.concat(await server.ports.journal.read(PLAN_ROOM)).toString('latin1')
    expect(bytes).not.toContain('Opsigelse')
  })

  test('takes commands that came meanwhile, and edits from those who have loaded it', async () => {
    const { anna, mette } = await start()
    const id = await addActivity(anna)
    const [moved, ...added] = await Promise.all([
      moveIn(anna, id),
      ...Array.from({ length: 5 }, (_, count) =>
        addActivity(mette, { title: `Ny ${count}`, description: '' }),
      ),
    ])
    expect(moved.status).toBe(200)
    const socket = await mette.openSocket()
    await socket.sync()
    expect(idsIn(socket.document)).toEqual(expect.arrayContaining(added))
    const [activityId] = added
    socket.edit((document) => {
      const body = bodyOf(activityRecords(document).get(String(activityId)) ?? new Y.Map())
      if (body) appendRichText(body, paragraphsFrom('Videre herfra.'))
    })
    await socket.hears('saved')
    expect(JSON.stringify(readActivities(await documentOf(anna, PLAN_ROOM), BUILT_IN_CATEGORIES))).toContain(
      'Videre herfra.',
    )
  })

  test('leaves not one byte of what was there in the files, beyond the confidential part', async () => {
    const { folder, remove } = await temporaryFolder()
    cleanUps.push(remove)
    const journal = await openSqliteJournal({ folder, onDiskBroken: () => {} })
    const { anna, mette } = await start(journal)
    const id = await addActivity(anna)
    const say = { activityId: id, body: `Siger vi virkelig »${SECRET}«?` }
    expect((await mette.request('POST', `${PLAN}/threads`, say)).status).toBe(201)
    const inFiles = async () => {
      const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))))
      return occurrences(Buffer.concat(files), 'Opsigelse')
    }
    expect(await inFiles()).toBeGreaterThanOrEqual(3)

    expect((await moveIn(anna, id)).status).toBe(200)
    const own = await Promise.all([PART, `${PART}/ledger`].map((room) => journal.read(room)))
    expect(await inFiles()).toBe(occurrences(Buffer.concat(own.flat()), 'Opsigelse'))
  })
})

/** Whatever write the server dies at, what was being moved is there, and moving it again ends well. */
describe('[CONF-4] cut short', () => {
  test('leaves it in one of the two at least, and done again, nothing of it in the shared plan', async () => {
    let deathsSeen = 0
    for (let fatalWrite = 1; ; fatalWrite++) {
      const journal = createMemoryJournal()
      const directory = createMemoryDirectory()
      let writesLeft = Number.POSITIVE_INFINITY
      const dying: Journal = {
        ...journal,
        append: (...write) => dyingAfter(() => journal.append(...write)),
        renew: (...write) => dyingAfter(() => journal.renew(...write)),
      }
      async function dyingAfter(write: () => Promise<void>): Promise<void> {
        if (writesLeft-- <= 0) throw new JournalFailed('The server is dead.')
        await write()
      }
      const first = await startTestServer({ ports: { journal: dying, directory } })
      const anna = await first.signIn('anna')
      const id = await addActivity(anna)
      await anna.request('POST', `${PLAN}/threads`, { activityId: id, body: 'Hvad nu?' })
      writesLeft = fatalWrite - 1
      const { status } = await moveIn(anna, id)
      await first.close()

      server = await startTestServer({ ports: { journal, directory }, empty: true })
      const again = await server.signIn('anna')
      const shared = idsIn(await documentOf(again, PLAN_ROOM)).filter((one) => one === id)
      const own = readActivities(await documentOf(again, PART), BUILT_IN_CATEGORIES)
      expect(shared.length + own.length, `after write ${fatalWrite}`).toBeGreaterThan(0)
      if (status === 200) {
        expect(shared).toEqual([])
        break
      }
      deathsSeen++
      expect((await moveIn(again, id)).status).toBe(200)
      expect(idsIn(await documentOf(again, PLAN_ROOM))).not.toContain(id)
      expect(
        readActivities(await documentOf(again, PART), BUILT_IN_CATEGORIES).map(({ title }) => title),
      ).toEqual([SECRET])
      expect(readThreads(await documentOf(again, `${PART}/ledger`))).toHaveLength(1)
      await server.close()
    }
    expect(deathsSeen).toBeGreaterThanOrEqual(3)
  })
})

describe('[CONF-5] »Flyt til den fælles plan«', () => {
  test('puts it where everybody reads it, takes it out of the part, and leaves what was said there', async () => {
    const { anna, mette } = await start()
    const id = await addActivity(anna)
    await moveIn(anna, id, 'personnel')
    await anna.request('POST', `${PLAN}/confidential/threads`, { activityId: id, body: 'Kun os.' })
    const moved = { kind: 'activity', activityId: id }
    const answer = await anna.request('POST', `${PLAN}/confidential/move-out`, { moved })
    expect(await answer.json()).toEqual({ activityId: id })
    const plan = await documentOf(mette, PLAN_ROOM)
    expect(idsIn(plan)).toContain(id)
    expect(activityRecords(plan).get(id)?.has('confidential')).toBe(false)
    expect(readActivities(await documentOf(anna, PART), BUILT_IN_CATEGORIES)).toEqual([])
    const said = JSON.stringify(readThreads(await documentOf(mette, `${PLAN_ROOM}/ledger`)))
    expect(said).not.toContain('Kun os.')
    expect(readThreads(await documentOf(anna, `${PART}/ledger`))).toHaveLength(1)
  })

  test('is not for the other party: what is in no part of theirs is not there', async () => {
    const { anna, mette } = await start()
    const id = await addActivity(anna)
    await moveIn(anna, id)
    const moved = { kind: 'activity', activityId: id }
    expect((await mette.request('POST', `${PLAN}/confidential/move-out`, { moved })).status).toBe(404)
    expect(idsIn(await documentOf(anna, PART))).toEqual([id])
  })
})

function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document))
  return copy
}

function occurrences(bytes: Buffer, word: string): number {
  return bytes.toString('latin1').split(word).length - 1
}
