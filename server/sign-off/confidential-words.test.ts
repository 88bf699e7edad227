/** What was signed, once something of it becomes confidential. */
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Category } from '#shared/plan/plan.ts'
import type { SectionAnswer } from '#shared/protocol/schemas/sign-off.ts'
import { createMemoryJournal } from '../adapters/memory-journal.ts'
import { PLAN_ROOM, type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

const PLAN = '/api/plans/demo-2027'
const SECRET = 'Lejemålet i Odense opsiges'
const WHY = 'Det tages på næste møde.'

let server: TestServer
afterEach(() => server.close())

async function start() {
  const journal = createMemoryJournal()
  server = await startTestServer({ ports: { journal } })
  const [anna, mette] = [await server.signIn('anna'), await server.signIn('mette')]
  const section = async (category: Category): Promise<SectionAnswer> =>
    (await anna.request('GET', `${PLAN}/sections/${category}`)).json()
  const say = async (who: SignedIn, category: Category, body: object = {}) =>
    who.request('POST', `${PLAN}/sections/${category}/sign-offs`, {
      contentHash: (await section(category)).contentHash,
      reason: WHY,
      ...body,
    })
  const agree = async (category: Category) => {
    for (const who of [anna, mette]) expect((await say(who, category)).status).toBe(201)
  }
  const kept = async () => {
    const records = await journal.read(`${PLAN_ROOM}/wordings`)
    return Buffer.concat(records).toString('utf8')
  }
  return { anna, mette, section, say, agree, kept }
}

async function anActivity(who: SignedIn, fields: object = {}): Promise<string> {
  const body = { party: 'censec', category: 2, title: SECRET, ...fields }
  return (await (await who.request('POST', `${PLAN}/activities`, body)).json()).id
}

function moveIn(who: SignedIn, moved: object): Promise<Response> {
  return who.request('POST', `${PLAN}/confidential/move-in`, { moved })
}

const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code

describe('[SIGN-10] nothing is made confidential out of an agreed section, nor shared into one', () => {
  test('an activity or the text; it says so, and nothing has moved', async () => {
    const { anna, agree, section } = await start()
    const activityId = await anActivity(anna)
    const shared = await anActivity(anna, { title: 'Noget, der var fortroligt' })
    await moveIn(anna, { kind: 'activity', activityId: shared })
    await agree(2)
    const { contentHash } = await section(2)
    for (const refused of [
      await moveIn(anna, { kind: 'activity', activityId }),
      await moveIn(anna, { kind: 'section', category: 2 }),
      await anna.request('POST', `${PLAN}/confidential/move-out`, {
        moved: { kind: 'activity', activityId: shared },
      }),
    ])
      expect(await codeOf(refused)).toBe('section-agreed')
    expect(await section(2)).toMatchObject({ state: 'agreed', contentHash })
  })
})

describe('[SIGN-10] when something becomes confidential', () => {
  test('what is agreed elsewhere stays agreed, in the new generation as well', async () => {
    const { anna, mette, agree, section } = await start()
    const activityId = await anActivity(anna)
    await agree(5)
    const { contentHash } = await section(5)
    expect((await moveIn(anna, { kind: 'activity', activityId })).status).toBe(200)
    expect(await section(5)).toMatchObject({ state: 'agreed', contentHash, agreed: { contentHash } })
    const into = { party: 'difos', category: 5, title: 'Ny' }
    expect(await codeOf(await mette.request('POST', `${PLAN}/activities`, into))).toBe('section-agreed')
  })

  test('the words that were signed with it in them are forgotten, on disk too; who signed stays', async () => {
    const { anna, section, say, kept } = await start()
    const activityId = await anActivity(anna)
    const earlier = await section(2)
    await say(anna, 2)
    await anna.request('PATCH', `${PLAN}/activities/${activityId}`, { title: 'Kort' })
    expect(await kept()).toContain(SECRET)
    const path = `${PLAN}/sections/2/wordings/${earlier.contentHash}`
    expect((await anna.request('GET', path)).status).toBe(200)

    await moveIn(anna, { kind: 'activity', activityId })
    expect(await kept()).not.toContain(SECRET)
    expect((await anna.request('GET', path)).status).toBe(404)
    const { approvals } = await section(2)
    expect(approvals).toMatchObject([{ isCurrent: false, signOff: { by: { name: 'Anna' } } }])
    expect(approvals[0]).not.toHaveProperty('changes')
  })

  test('a reason that quotes it is withheld, and which warnings about it were signed over; the objection stands', async () => {
    const { anna, mette, section, say } = await start()
    const activityId = await anActivity(anna, { description: `${SECRET} inden udgangen af året.` })
    const reason = `»${SECRET} inden udgangen af året.« hører ikke hjemme her.`
    await say(mette, 2, { act: 'objected', reason })
    await moveIn(anna, { kind: 'activity', activityId })
    const { objections, state } = await section(2)
    expect(state).toBe('objected')
    expect(objections).toMatchObject([{ reason: '', by: { name: 'Mette' } }])
    const ledger = await mette.openSocket(`${PLAN_ROOM}/ledger`)
    await ledger.sync()
    ledger.close()
    expect(JSON.stringify(ledger.document.getArray('signOffs'))).not.toContain('Odense')
    expect(Y.encodeStateAsUpdate(ledger.document).toString()).not.toContain('Odense')
  })

  test('an approval that names another generation than the present is refused', async () => {
    const { mette, section } = await start()
    const { contentHash } = await section(5)
    const body = { contentHash, reason: WHY, epoch: 'the-one-before' }
    expect(await codeOf(await mette.request('POST', `${PLAN}/sections/5/sign-offs`, body))).toBe(
      'plan-begun-anew',
    )
  })
})
