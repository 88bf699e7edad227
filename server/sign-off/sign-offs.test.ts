/** Both parties agree a section, over HTTP, rooms and the disk. */
import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { changeActivity } from '#shared/plan/edit-plan.ts'
import type { Category } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import type { SectionAnswer } from '#shared/protocol/schemas/sign-off.ts'
import { agreedSections, markAgreed } from '#shared/sign-off/agreed-sections.ts'
import { wordingHash, wordingOf } from '#shared/sign-off/section-wording.ts'
import { createMemoryDirectory } from '../adapters/memory-directory.ts'
import { createMemoryJournal } from '../adapters/memory-journal.ts'
import { PLAN_ROOM, type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

const PLAN = '/api/plans/demo-2027'
const SECTION: Category = 5
const WHY = 'Vi tager det på næste møde.'

let server: TestServer
let anna: SignedIn
let mette: SignedIn
afterEach(() => server.close())

async function start(ports: Parameters<typeof startTestServer>[0] = {}): Promise<void> {
  server = await startTestServer(ports)
  anna = await server.signIn('anna')
  mette = await server.signIn('mette')
}

async function section(who = anna, category = SECTION): Promise<SectionAnswer> {
  return (await who.request('GET', `${PLAN}/sections/${category}`)).json()
}
function say(who: SignedIn, body: object, category = SECTION): Promise<Response> {
  return who.request('POST', `${PLAN}/sections/${category}/sign-offs`, body)
}
/** As somebody does who has read the section and gives a reason for what stands open. */
async function approve(who: SignedIn): Promise<Response> {
  const { contentHash } = await section(who)
  return say(who, { contentHash, reason: WHY })
}
async function agree(): Promise<void> {
  expect((await approve(anna)).status).toBe(201)
  expect((await approve(mette)).status).toBe(201)
}
async function anActivity(fields: object = {}): Promise<string> {
  const body = { party: 'censec', category: SECTION, title: 'Regnskab', ...fields }
  return (await (await anna.request('POST', `${PLAN}/activities`, body)).json()).id
}
const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code
const inPlan = <T>(look: Parameters<TestServer['server']['plans']['inPlan']>[1]) =>
  server.server.plans.inPlan('demo-2027', look) as Promise<T>

describe('[SIGN-2] both parties agree a section', () => {
  test('by approving the hash of its words, each once, and everybody can read who did', async () => {
    await start()
    const before = await section()
    expect(before).toMatchObject({ state: 'draft', approvals: [], objections: [], signOffs: [] })
    expect((await say(anna, { contentHash: before.contentHash, reason: WHY })).status).toBe(201)
    expect(await section(await server.signIn('rikke'))).toMatchObject({
      state: 'half-approved',
      approvals: [{ isCurrent: true, signOff: { by: { name: 'Anna', party: 'censec' }, reason: WHY } }],
    })
    const answer = await say(mette, { contentHash: before.contentHash, reason: WHY })
    expect(await answer.json()).toMatchObject({
      state: 'agreed',
      contentHash: before.contentHash,
      agreed: { contentHash: before.contentHash },
    })
  })

  test('only directors do; for others it is not allowed', async () => {
    await start()
    const { contentHash } = await section()
    for (const name of ['peter', 'ida', 'rikke'] as const)
      expect((await say(await server.signIn(name), { contentHash, reason: WHY })).status).toBe(403)
  })

  test('words that have changed since they were read are not approved', async () => {
    await start()
    const { contentHash } = await section()
    await anActivity()
    expect(await codeOf(await say(anna, { contentHash, reason: WHY }))).toBe('wording-changed')
    expect((await section()).signOffs).toEqual([])
  })

  test('warnings that stand open are named, and signed over with a reason alone', async () => {
    await start()
    const { open, contentHash } = await section(anna, 3)
    expect(open.length).toBeGreaterThan(0)
    expect(await codeOf(await say(anna, { contentHash }, 3))).toBe('sign-off-reason-needed')
    const signed = await (await say(anna, { contentHash, reason: WHY }, 3)).json()
    expect(signed.signOffs[0]).toMatchObject({ over: open, reason: WHY })
  })

  test('a warning that was not shown is not signed over unseen', async () => {
    await start()
    const { open, contentHash } = await section(anna, 3)
    const shown = open.slice(1)
    const signed = await say(anna, { contentHash, reason: WHY, over: shown }, 3)
    expect(await codeOf(signed)).toBe('warnings-changed')
    expect((await say(anna, { contentHash, reason: WHY, over: open }, 3)).status).toBe(201)
  })

  test('the words that were approved can be read as they were hashed, and no others', async () => {
    await start()
    await anActivity()
    const { contentHash } = await section()
    const read = () => anna.request('GET', `${PLAN}/sections/${SECTION}/wordings/${contentHash}`)
    expect((await read()).status).toBe(404)
    await approve(anna)
    const { wording } = await (await read()).json()
    expect(createHash('sha256').update(wording, 'utf8').digest('hex')).toBe(contentHash)
    expect(JSON.parse(wording)).toMatchObject({ category: SECTION })
    await say(anna, { contentHash, act: 'withdrew', reason: 'En dato mangler.' })
    expect((await read()).status).toBe(404)
  })

  test('it stays so after a restart', async () => {
    const ports = { journal: createMemoryJournal(), directory: createMemoryDirectory() }
    await start({ ports })
    await agree()
    await server.close()
    await start({ ports, empty: true })
    expect((await section()).state).toBe('agreed')
  })
})

describe('[SIGN-4] whose objection it is to lift', () => {
  test('its maker’s, and once they are no director another’s of the same party', async () => {
    await start()
    const { directory } = server.ports
    await directory.changeMember('peter', { role: 'director' }, () => {})
    const peter = await server.signIn('peter')
    const { contentHash } = await section()
    const lift = (who: SignedIn) => say(who, { act: 'lifted', contentHash })
    expect((await say(anna, { act: 'objected', contentHash, reason: WHY })).status).toBe(201)
    for (const who of [peter, mette]) expect(await codeOf(await lift(who))).toBe('no-objection-of-yours')
    await directory.changeMember('anna', { deactivatedAt: '2027-01-01' }, () => {})
    expect(await codeOf(await lift(mette))).toBe('no-objection-of-yours')
    expect((await lift(peter)).status).toBe(201)
    expect(await section(mette)).toMatchObject({ state: 'draft', objections: [] })
  })
})

test('[SIGN-5] who does not write the plan is not shown what was signed and then taken out', async () => {
  await start()
  const activityId = await anActivity({ title: 'Rejse til Odense' })
  const { contentHash } = await section()
  await approve(anna)
  await anna.request('PATCH', `${PLAN}/activities/${activityId}`, { title: 'Rejse' })
  for (const [name, reads] of [
    ['peter', true],
    ['rikke', false],
    ['ida', false],
  ] as const) {
    const who = await server.signIn(name)
    const answer = await section(who)
    expect(answer.approvals).toMatchObject([{ isCurrent: false }])
    expect(answer.approvals[0]?.changes !== undefined).toBe(reads)
    const words = await who.request('GET', `${PLAN}/sections/${SECTION}/wordings/${contentHash}`)
    expect(words.status).toBe(reads ? 200 : 404)
  }
})

describe('[SIGN-5] a change voids an approval', () => {
  test('and it says what has changed since', async () => {
    await start()
    const id = await anActivity({ start: '2027-03-05', end: '2027-03-05', precision: 'day' })
    await approve(anna)
    await mette.request('PATCH', `${PLAN}/activities/${id}`, { start: '2027-04-05', end: '2027-04-05' })
    await anActivity({ title: 'Revision' })
    const { state, approvals } = await section(mette)
    expect(state).toBe('draft')
    expect(approvals).toMatchObject([
      {
        isCurrent: false,
        changes: {
          isTextChanged: false,
          added: ['Revision'],
          removed: [],
          changed: [{ title: 'Regnskab', fields: ['end', 'start'] }],
        },
      },
    ])
  })
})

describe('[SIGN-7] an agreed section cannot be changed', () => {
  test('by HTTP: not an activity of it, none into it, none out of it', async () => {
    await start()
    const [inside, outside] = [await anActivity(), await anActivity({ category: 4 })]
    await agree()
    const { contentHash } = await section()
    for (const refused of [
      await anna.request('PATCH', `${PLAN}/activities/${inside}`, { title: 'Andet' }),
      await anna.request('PATCH', `${PLAN}/activities/${inside}`, { category: 4 }),
      await anna.request('PATCH', `${PLAN}/activities/${outside}`, { category: SECTION }),
      await anna.request('POST', `${PLAN}/activities`, { party: 'censec', category: SECTION, title: 'Ny' }),
    ])
      expect(await codeOf(refused)).toBe('section-agreed')
    expect((await section()).contentHash).toBe(contentHash)
    expect((await anna.request('PATCH', `${PLAN}/activities/${outside}`, { title: 'Andet' })).status).toBe(
      200,
    )
  })

  test('by a socket: it is told so, and everybody else has what was agreed', async () => {
    await start()
    const inside = await anActivity()
    await agree()
    const socket = await anna.openSocket(PLAN_ROOM)
    await socket.sync()
    socket.edit((document) => changeActivity(document, inside, { title: 'Andet' }, null))
    await socket.hears('refused')
    expect(socket.heard.find(({ kind }) => kind === 'refused')).toEqual({ kind: 'refused', code: 'agreed' })
    expect((await section()).state).toBe('agreed')
    socket.close()
  })

  test('by bringing back what an earlier version said, of it or of the whole plan', async () => {
    await start()
    const inside = await anActivity()
    const { id } = await (await anna.request('POST', `${PLAN}/versions`, { name: 'Før aftalen' })).json()
    await anna.request('PATCH', `${PLAN}/activities/${inside}`, { title: 'Andet' })
    await agree()
    const { contentHash } = await section()
    const restore = (what: object) => anna.request('POST', `${PLAN}/versions/${id}/restore`, { what })
    expect(await codeOf(await restore({ kind: 'section', category: SECTION }))).toBe('section-agreed')
    // A whole plan is restored around what is agreed.
    expect(await codeOf(await restore({ kind: 'plan' }))).toBe('nothing-to-restore')
    expect(await section()).toMatchObject({ state: 'agreed', contentHash })
    const { versions } = await (await anna.request('GET', `${PLAN}/versions`)).json()
    expect(versions[0]).toMatchObject({ reason: 'agreed', by: { name: 'Mette' } })
  })

  test('by the server itself, where a command has forgotten to ask: nothing of it stays', async () => {
    await start()
    const inside = await anActivity()
    await agree()
    const forgetful = inPlan((room) =>
      room.edit((plan) => changeActivity(plan, inside, { title: 'Andet' }, null)),
    )
    await expect(forgetful).rejects.toThrow(/agreed/)
    expect((await section()).state).toBe('agreed')
    const titles = await inPlan<string>((room) =>
      room.read((plan) => JSON.stringify(readPlan(plan, 2027, BUILT_IN_CATEGORIES))),
    )
    expect(titles).not.toContain('Andet')
  })

  test('until a director begins an amendment; what was agreed is in force meanwhile', async () => {
    await start()
    const inside = await anActivity()
    await agree()
    const { contentHash } = await section()
    expect(await codeOf(await say(anna, { contentHash, act: 'amended' }))).toBe('sign-off-reason-needed')
    expect((await say(anna, { contentHash, act: 'amended', reason: 'Datoen er rykket.' })).status).toBe(201)
    expect((await anna.request('PATCH', `${PLAN}/activities/${inside}`, { title: 'Andet' })).status).toBe(200)
    expect(await section()).toMatchObject({ state: 'amendment', agreed: { contentHash } })
    await agree()
    expect(await section()).toMatchObject({
      state: 'agreed',
      agreed: { contentHash: expect.not.stringMatching(contentHash) },
    })
  })
})

describe('[SIGN-9] the plan is agreed', () => {
  const statusOf = async () => {
    const { plans } = await (await anna.request('GET', '/api/plans')).json()
    return plans[0].status
  }

  test('once all five sections are, and no longer when one of them is amended', async () => {
    await start()
    for (const category of BUILT_IN_CATEGORIES) {
      expect(await statusOf()).toBe('draft')
      for (const who of [anna, mette]) {
        const { contentHash } = await section(who, category)
        expect((await say(who, { contentHash, reason: WHY }, category)).status).toBe(201)
      }
    }
    expect(await statusOf()).toBe('agreed')
    expect(await (await anna.request('GET', PLAN)).json()).toMatchObject({ status: 'agreed' })
    const { contentHash } = await section(mette, 2)
    await say(mette, { contentHash, act: 'amended', reason: 'En dato er rykket.' }, 2)
    expect(await statusOf()).toBe('draft')
    await say(mette, { contentHash, reason: WHY }, 2)
    await say(anna, { contentHash, reason: WHY }, 2)
    expect(await statusOf()).toBe('agreed')
  })
})

describe('[SIGN-8] what the ledger does not call agreed is not frozen', () => {
  test('a mark left by an approval that was cut short is taken away when the section is looked at', async () => {
    await start()
    await inPlan((room) =>
      room.edit((plan) => {
        const found = readPlan(plan, 2027, BUILT_IN_CATEGORIES).sections.find(
          ({ category }) => category === SECTION,
        )
        if (found) markAgreed(plan, SECTION, wordingHash(wordingOf(found)))
      }),
    )
    expect((await section()).state).toBe('draft')
    expect(await inPlan<number>((room) => room.read((plan) => agreedSections(plan).size))).toBe(0)
  })
})
