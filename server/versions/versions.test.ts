/** Versions of a plan over HTTP, rooms and the store. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { planProperties, sectionText } from '#shared/plan/plan-document.ts'
import { paragraphsFrom } from '#shared/plan/rich-text.ts'
import { appendRichText } from '#shared/plan/rich-text-document.ts'
import { flatText, textBlocksOf } from '#shared/plan/text-offsets.ts'
import type { ComparisonAnswer } from '#shared/protocol/schemas/versions.ts'
import type { Version } from '#shared/versions/version.ts'
import { createMemoryDirectory } from '../adapters/memory-directory.ts'
import type { Directory } from '../ports/directory.ts'
import { type SignedIn, send, startTestServer, type TestServer } from '../testing/start-test-server.ts'

const PLAN = '/api/plans/demo-2027'
const HOUR = 3_600_000
const DAY = 24 * HOUR

let now: number
let server: TestServer
let anna: SignedIn
let mette: SignedIn
let rikke: SignedIn
const since = new Map<string, string>()

beforeEach(async () => {
  now = Date.parse('2026-11-28T08:00:00Z')
  since.clear()
  const known = createMemoryDirectory()
  const directory: Directory = {
    ...known,
    findMember: async (id) => {
      const member = await known.findMember(id)
      const joined = since.get(id)
      return member && joined !== undefined ? { ...member, since: joined } : member
    },
  }
  server = await startTestServer({ ports: { clock: { now: () => now }, directory } })
  await signIn()
})
afterEach(() => server.close())

async function signIn(): Promise<void> {
  ;[anna, mette, rikke] = await Promise.all([
    server.signIn('anna'),
    server.signIn('mette'),
    server.signIn('rikke'),
  ])
}

/** So much later, and signed in: by then a session has ended. */
async function pass(milliseconds: number): Promise<void> {
  now += milliseconds
  await signIn()
}

const json = async <T>(response: Response | Promise<Response>): Promise<T> => (await response).json()
const name = (text: string, who = anna) =>
  json<Version>(who.request('POST', `${PLAN}/versions`, { name: text }))
const listed = (who = anna) =>
  json<{ versions: Version[]; hasVisited: boolean }>(who.request('GET', `${PLAN}/versions`))
const compare = (from: string, to = 'now', who = anna) =>
  json<ComparisonAnswer>(who.request('GET', `${PLAN}/versions/${from}/compare/${to}`))
const anActivity = async (fields: object = {}) =>
  (
    await json<{ id: string }>(
      anna.request('POST', `${PLAN}/activities`, { party: 'censec', category: 1, title: 'Messe', ...fields }),
    )
  ).id
const patch = (id: string, fields: object, who = anna) =>
  who.request('PATCH', `${PLAN}/activities/${id}`, fields)
const restore = (versionId: string, what: object, who = anna) =>
  who.request('POST', `${PLAN}/versions/${versionId}/restore`, { what })
const activity = async (id: string) => {
  const { sections } = await json<{ sections: { activities: { id: string; title: string }[] }[] }>(
    anna.request('GET', PLAN),
  )
  return sections.flatMap(({ activities }) => activities).find((one) => one.id === id)
}

/** The server's own hand in the plan. */
const plan = <T>(change: (document: Y.Doc) => T) =>
  server.server.plans.inPlan('demo-2027', (room) => room.edit(change))

/** Types a line of their own at the end of a section, as a page does, and closes it again. */
async function write(who: SignedIn, words: string, category: 1 | 2 = 1): Promise<void> {
  const socket = await who.openSocket()
  await socket.sync()
  socket.edit((document) => appendRichText(sectionText(document, category), paragraphsFrom(words)))
  await socket.settled()
  socket.close()
  // The server has noticed that they are gone.
  await expect.poll(() => server.metrics()).toMatch(/samplan_sockets 0/)
  await server.server.moments.round()
}

describe('[VERSION-1] a version', () => {
  test('says who kept it, when and why, and reads as the plan did', async () => {
    const id = await anActivity()
    const kept = await name('Før mødet')
    await patch(id, { title: 'Kursus' })
    expect(kept).toMatchObject({
      reason: 'named',
      name: 'Før mødet',
      at: '2026-11-28T08:00:00.000Z',
      by: { personId: 'anna', party: 'censec' },
    })
    expect((await listed()).versions).toEqual([kept])
    const read = await json<{ version: Version; plan: { sections: { activities: { id: string }[] }[] } }>(
      rikke.request('GET', `${PLAN}/versions/${kept.id}`),
    )
    expect(read.version).toEqual(kept)
    expect(read.plan.sections[0]?.activities.find((one) => one.id === id)).toMatchObject({ title: 'Messe' })
    expect((await anna.request('GET', `${PLAN}/versions/unknown`)).status).toBe(404)
  })

  test('has the hash of what it reads: the same for the same words, another for others', async () => {
    const id = await anActivity()
    const first = await name('en')
    await patch(id, { title: 'Andet' })
    const second = await name('to')
    await patch(id, { title: 'Messe' })
    const third = await name('tre')
    expect(third.contentHash).toBe(first.contentHash)
    expect(second.contentHash).not.toBe(first.contentHash)
  })
})

describe('[VERSION-3] after a spell of work', () => {
  test('a version is kept once nobody has written for an hour, and none where nothing has changed', async () => {
    await anActivity()
    now += HOUR / 2
    await server.server.moments.round()
    expect((await listed()).versions).toEqual([])
    now += HOUR
    await server.server.moments.round()
    expect((await listed()).versions).toMatchObject([{ reason: 'spell' }])
    await pass(DAY)
    await server.server.moments.round()
    expect((await listed()).versions).toHaveLength(1)
  })

  test('one that nobody has written in since is not read again', async () => {
    const first = await server.server.versions.keep('demo-2027', { reason: 'spell' })
    expect(await server.server.versions.keep('demo-2027', { reason: 'spell' })).toEqual(first)
    const id = await anActivity()
    const second = await server.server.versions.keep('demo-2027', { reason: 'spell' })
    expect(second.id).not.toBe(first.id)
    await patch(id, { title: 'Andet' })
    await patch(id, { title: 'Messe' })
    expect(await server.server.versions.keep('demo-2027', { reason: 'spell' })).toEqual(second)
  })

  test('and while people keep writing, every four hours', async () => {
    for (let half = 0; half < 9; half++) {
      await anActivity({ title: `Møde ${half}` })
      now += HOUR / 2
      await server.server.moments.round()
    }
    expect((await listed()).versions).toHaveLength(1)
  })

  test('those kept by themselves grow fewer with age; what was named stays, and what somebody has seen last', async () => {
    await name('Første')
    await write(mette, 'Mettes ord')
    const [seen] = (await listed()).versions
    for (let day = 0; day < 80; day++) {
      for (let time = 0; time < 2; time++) {
        now += HOUR
        await plan((document) => planProperties(document).set('title', `${day} ${time}`))
        await server.server.versions.keep('demo-2027', { reason: 'spell' })
      }
      now += DAY - 2 * HOUR
    }
    const versions = await server.ports.versions.list('demo-2027')
    expect(versions.length).toBeLessThan(70)
    expect(versions.map(({ id }) => id)).toContain(seen?.id)
    expect(versions[0]).toMatchObject({ reason: 'named' })
  }, 120_000)
})

describe('[VERSION-5] a comparison', () => {
  test('tells who has written what, several in one line as well, and fields old and new', async () => {
    const id = await anActivity({ place: 'Odense' })
    const { id: from } = await name('Før')
    const [annas, mettes] = await Promise.all([anna.openSocket(), mette.openSocket()])
    await Promise.all([annas.sync(), mettes.sync()])
    annas.edit((document) => appendRichText(sectionText(document, 1), paragraphsFrom('Vi ses i Paris')))
    await annas.settled()
    await mettes.hears('update')
    await mettes.settled()
    mettes.edit((document) => {
      const [words] = textBlocksOf(sectionText(document, 1)).at(-1)?.toArray() ?? []
      if (words instanceof Y.XmlText) words.insert(7, 'alle ')
    })
    await mettes.settled()
    await patch(id, { place: 'Aarhus', category: 2 })
    const { change, writers } = await compare(from)
    expect(change.counts).toEqual({ new: 0, changed: 1, removed: 0, texts: 1 })
    expect(change.sections[0]?.text?.at(-1)?.pieces).toEqual([
      { kind: 'inserted', text: 'Vi ses ', by: 'anna' },
      { kind: 'inserted', text: 'alle ', by: 'mette' },
      { kind: 'inserted', text: 'i Paris', by: 'anna' },
    ])
    expect(writers.map((writer) => writer.name).toSorted()).toEqual(['Anna', 'Mette'])
    expect(change.sections[1]?.activities).toMatchObject([
      {
        id,
        before: { place: 'Odense', category: 1 },
        after: { place: 'Aarhus', category: 2 },
        fields: [{ field: 'section' }, { field: 'place' }],
      },
    ])
    annas.close()
    mettes.close()
  })

  test('of two versions holds whichever comes first', async () => {
    const { id: one } = await name('en')
    await anActivity()
    const { id: two } = await name('to')
    expect((await compare(one, two)).change.counts).toMatchObject({ new: 1, removed: 0 })
    expect((await compare(two, one)).change.counts).toMatchObject({ new: 0, removed: 1 })
  })

  test('since the last visit has just what has come since, also after the page was loaded anew', async () => {
    expect((await listed(mette)).hasVisited).toBe(false)
    await write(mette, 'Set af Mette')
    await pass(DAY)
    await anActivity({ title: 'Kommet til' })
    expect((await compare('last-visit', 'now', mette)).change.counts).toEqual({
      new: 1,
      changed: 0,
      removed: 0,
      texts: 0,
    })
    // Opens it, loads it anew within minutes, and is still told of the same.
    await write(mette, 'Mere')
    now += HOUR / 60
    const { change } = await compare('last-visit', 'now', mette)
    expect(change.counts).toMatchObject({ new: 1, texts: 1 })
    await pass(DAY)
    expect((await compare('last-visit', 'now', mette)).change.counts).toMatchObject({ new: 0, texts: 0 })
    expect((await anna.request('GET', `${PLAN}/versions/last-visit/compare/now`)).status).toBe(404)
  })

  test('since agreed is with the newest that both have agreed', async () => {
    expect((await anna.request('GET', `${PLAN}/versions/agreed/compare/now`)).status).toBe(404)
    await server.server.versions.keep('demo-2027', { reason: 'agreed' })
    await anActivity()
    const agreed = await server.server.versions.keep('demo-2027', { reason: 'agreed' })
    await name('senere')
    await anActivity()
    const { from, change } = await compare('agreed')
    expect(from).toEqual(agreed)
    expect(change.counts.new).toBe(1)
  })
})

describe('[VERSION-8] who was let in to read', () => {
  test('sees the versions kept since, and is told of no others', async () => {
    const { id: earlier } = await name('Før')
    await pass(DAY)
    since.set('rikke', new Date(now).toISOString())
    since.set('mette', new Date(now).toISOString())
    now += HOUR
    const { id: later } = await name('Efter')
    expect((await listed(rikke)).versions.map(({ id }) => id)).toEqual([later])
    for (const path of [`${earlier}`, `${earlier}/compare/now`, `${later}/compare/${earlier}`])
      expect((await rikke.request('GET', `${PLAN}/versions/${path}`)).status).toBe(404)
    expect((await rikke.request('GET', `${PLAN}/versions/${later}`)).status).toBe(200)
    expect((await listed(mette)).versions).toHaveLength(2)
  })

  test('is told when they were let in by their invitation, and again when they are let in anew', async () => {
    const { token } = await json<{ token: string }>(
      anna.request('POST', '/api/invitations', {
        email: 'ny@censec.example',
        party: 'censec',
        role: 'observer',
      }),
    )
    const joined = await send(server.url, 'POST', '/api/invitations/join', {
      token,
      name: 'Ny',
      password: 'en lang og ukendt sætning',
    })
    expect(joined.ok).toBe(true)
    const ny = await server.ports.directory.findMemberByEmail('ny@censec.example')
    expect(ny?.since).toBe('2026-11-28T08:00:00.000Z')
    const id = ny?.person.id
    const change = (isActive: boolean) => anna.request('PATCH', `/api/people/${id}`, { isActive })
    expect((await change(false)).status).toBe(200)
    await pass(DAY)
    expect((await change(true)).status).toBe(200)
    expect((await server.ports.directory.findMember(id ?? ''))?.since).toBe('2026-11-29T08:00:00.000Z')
  })
})

describe('[VERSION-6] restoring', () => {
  test('is a new edit; what stood there is kept before, and both say who did it', async () => {
    const id = await anActivity({ title: 'Messe', place: 'Odense' })
    const other = await anActivity({ title: 'Kursus' })
    const kept = await name('Før')
    await patch(id, { title: 'Andet', place: 'Aarhus' })
    await patch(other, { title: 'Også andet' })
    const answer = await json<{ before: Version; restored: Version }>(
      restore(kept.id, { kind: 'activity', activityId: id }, mette),
    )
    expect(await activity(id)).toMatchObject({ title: 'Messe', place: 'Odense' })
    expect(await activity(other)).toMatchObject({ title: 'Også andet' })
    expect(answer).toMatchObject({
      before: { reason: 'before-restore', by: { personId: 'mette' } },
      restored: {
        reason: 'restored',
        by: { personId: 'mette' },
        restored: { at: kept.at, what: { kind: 'activity', activityId: id } },
      },
    })
    expect((await compare(kept.id, answer.before.id)).change.counts.changed).toBe(2)
    const back = await restore(answer.before.id, { kind: 'activity', activityId: id })
    expect(back.status).toBe(200)
    expect(await activity(id)).toMatchObject({ title: 'Andet', place: 'Aarhus' })
  })

  test('what reads so already, or is not in the version, changes nothing and keeps nothing', async () => {
    const kept = await name('Før')
    const id = await anActivity()
    const before = await listed()
    expect((await json<{ error: { code: string } }>(restore(kept.id, { kind: 'plan' }))).error.code).toBe(
      'nothing-to-restore',
    )
    expect((await restore(kept.id, { kind: 'activity', activityId: id })).status).toBe(404)
    expect(await listed()).toEqual(before)
  })

  test('changes nothing in an agreed section, and says so; of the plan it restores the others', async () => {
    const id = await anActivity({ category: 5 })
    const other = await anActivity({ category: 4, title: 'Kursus' })
    const kept = await name('Før')
    await patch(id, { title: 'Aftalt titel' })
    await patch(other, { title: 'Andet' })
    for (const who of [anna, mette]) {
      const { contentHash } = await json<{ contentHash: string }>(who.request('GET', `${PLAN}/sections/5`))
      const signed = await who.request('POST', `${PLAN}/sections/5/sign-offs`, { contentHash, reason: 'Ja.' })
      expect(signed.status).toBe(201)
    }
    for (const what of [
      { kind: 'section', category: 5 },
      { kind: 'activity', activityId: id },
    ]) {
      const refused = await restore(kept.id, what)
      expect((await json<{ error: { code: string } }>(refused)).error.code).toBe('section-agreed')
    }
    expect((await restore(kept.id, { kind: 'plan' })).status).toBe(200)
    expect(await activity(id)).toMatchObject({ title: 'Aftalt titel' })
    expect(await activity(other)).toMatchObject({ title: 'Kursus' })
  })

  test('gives words back to those who wrote them', async () => {
    await name('Uden')
    await write(mette, 'Mettes ord')
    const kept = await name('Med')
    const [{ id: without }] = (await listed()).versions.filter((one) => one.name === 'Uden') as [Version]
    expect((await restore(without, { kind: 'section', category: 1 })).status).toBe(200)
    await server.server.restores.settle()
    expect((await restore(kept.id, { kind: 'section', category: 1 })).status).toBe(200)
    const { change } = await compare(without)
    expect(change.sections[0]?.text?.at(-1)?.pieces).toEqual([
      { kind: 'inserted', text: 'Mettes ord', by: 'mette' },
    ])
  })

  test('[VERSION-7] while another types: every page ends alike, with all that was typed meanwhile', async () => {
    await write(anna, 'Den første linje')
    const kept = await name('Før')
    await write(anna, 'En linje, der går')
    const socket = await mette.openSocket()
    await socket.sync()
    const typed = Array.from({ length: 40 }, (_, index) => String.fromCodePoint(0xe000 + index))
    const restoring = restore(kept.id, { kind: 'section', category: 1 })
    for (const letter of typed) {
      socket.edit((document) => {
        const [words] = textBlocksOf(sectionText(document, 1)).at(-1)?.toArray() ?? []
        if (words instanceof Y.XmlText) words.insert(Math.min(3, words.length), letter)
      })
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect((await restoring).status).toBe(200)
    await socket.settled()
    await server.server.restores.settle()
    await socket.settled()
    const words = flatText(sectionText(socket.document, 1))
    for (const letter of typed) expect(words).toContain(letter)
    expect(words).toContain('Den første linje')
    expect(words).not.toContain('der går')
    expect(words).toBe(await plan((document) => flatText(sectionText(document, 1))))
    socket.close()
  })
})

describe('[VERSION-9] what becomes confidential', () => {
  const CANARY = 'kanariefuglen synger om natten i Korsør'
  const everything = async () => {
    const { versions } = await listed(mette)
    const texts = await Promise.all(
      versions.flatMap(({ id }) =>
        [id, `${id}/compare/now`].map(async (path) =>
          (await mette.request('GET', `${PLAN}/versions/${path}`)).text(),
        ),
      ),
    )
    return [JSON.stringify(versions), ...texts, ...(await server.ports.versions.partsOf('demo-2027'))].join()
  }

  test('leaves no version, however it read, nor what quotes it there; the rest stays', async () => {
    const stays = await anActivity({ title: 'Den bliver' })
    const id = await anActivity({ title: 'Hemmelig rejse til Kirkenes', description: `Før: ${CANARY}.` })
    const quoting = await anActivity({ title: 'Omtale', description: `Om ${CANARY}.` })
    const first = await name('Hemmelig rejse til Kirkenes i maj')
    await patch(id, { description: 'Noget andet nu' })
    await patch(quoting, { description: 'Intet' })
    await name('Senere')
    expect(await everything()).toContain(CANARY)
    const moved = { kind: 'activity', activityId: id }
    expect((await anna.request('POST', `${PLAN}/confidential/move-in`, { moved })).status).toBe(200)
    const left = await everything()
    for (const trace of [CANARY, 'Kirkenes', id]) expect(left).not.toContain(trace)
    expect(left).toContain(stays)
    const { version } = await json<{ version: Version }>(anna.request('GET', `${PLAN}/versions/${first.id}`))
    expect(version.name).toBeUndefined()
    expect(version.contentHash).not.toBe(first.contentHash)
    expect((await restore(first.id, { kind: 'activity', activityId: id })).status).toBe(404)
  })

  test('a section’s text leaves every version, also as it read before', async () => {
    await write(anna, `${CANARY}.`)
    await name('Før')
    await write(anna, 'Mere om noget andet')
    const moved = { kind: 'section', category: 1 }
    expect((await anna.request('POST', `${PLAN}/confidential/move-in`, { moved })).status).toBe(200)
    expect(await everything()).not.toContain(CANARY)
  })

  test('is in no version that is kept while it is being moved', async () => {
    const id = await anActivity({ title: 'Hemmelig rejse til Kirkenes' })
    const moved = { kind: 'activity', activityId: id }
    const [, , answer] = await Promise.all([
      name('Samtidig 1'),
      name('Samtidig 2'),
      anna.request('POST', `${PLAN}/confidential/move-in`, { moved }),
      name('Samtidig 3'),
    ])
    expect(answer.status).toBe(200)
    expect(await everything()).not.toContain('Kirkenes')
  })
})
