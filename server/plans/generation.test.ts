/** Commands under way while something of the plan becomes confidential. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeTextAnchor } from '#shared/comments/anchor.ts'
import type { Decision } from '#shared/findings/decision.ts'
import { readDecisions, readThreads } from '#shared/ledger/read-ledger.ts'
import { addDecision } from '#shared/ledger/write-ledger.ts'
import { createMemoryDirectory } from '../adapters/memory-directory.ts'
import { mustFind } from '../findings/decide.ts'
import type { Directory } from '../ports/directory.ts'
import { PLAN_ROOM, type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

const PLAN = '/api/plans/demo-2027'
const ROOM = { kind: 'plan', planId: 'demo-2027' } as const
const BEGUN_ANEW = { code: 'plan-begun-anew' }

let server: TestServer
let anna: SignedIn
let mette: SignedIn
/** Of an overlap that has to do with the activity. */
let findingId: string
/** CenSec's. */
let activityId: string
/** While it stands nobody can be looked up as mentioned. */
let asked: PromiseWithResolvers<void>
let gate: PromiseWithResolvers<void>

beforeEach(async () => {
  const known = createMemoryDirectory()
  asked = Promise.withResolvers()
  gate = Promise.withResolvers()
  const directory: Directory = {
    ...known,
    findMember: async (id) => {
      if (id === 'rikke') {
        asked.resolve()
        await gate.promise
      }
      return known.findMember(id)
    },
  }
  server = await startTestServer({ ports: { directory } })
  anna = await server.signIn('anna')
  mette = await server.signIn('mette')
  const { overlaps } = await (await anna.request('GET', `${PLAN}/findings`)).json()
  findingId = overlaps[0].id
  activityId = overlaps[0].a
})
afterEach(() => server.close())

const moveIn = async () => {
  const moved = { kind: 'activity', activityId }
  expect((await anna.request('POST', `${PLAN}/confidential/move-in`, { moved })).status).toBe(200)
}
const inSharedLedger = () =>
  server.server.plans.readLedger(ROOM, (ledger) =>
    JSON.stringify([readThreads(ledger), readDecisions(ledger)]),
  )

describe('[CONF-9] a command under way while the plan is given a new generation', () => {
  test.each([
    ['a new thread', 'POST', () => `${PLAN}/threads`, () => ({ activityId })],
    ['a reply', 'POST', (comments: string) => comments, () => ({})],
    ['another wording', 'PATCH', (comments: string, id: string) => `${comments}/${id}`, () => ({})],
  ])('is refused: %s', async (_what, method, path, about) => {
    const thread = await (await mette.request('POST', `${PLAN}/threads`, { body: 'Om noget andet' })).json()
    const address = path(`${PLAN}/threads/${thread.id}/comments`, thread.comments[0].id)
    const said = { ...about(), body: 'Om det, der nu er skjult', mentions: ['rikke'] }
    const underWay = mette.request(method, address, said)
    await asked.promise
    await moveIn()
    gate.resolve()
    const refused = await underWay
    expect(refused.status).toBe(409)
    expect((await refused.json()).error.code).toBe('plan-begun-anew')
    expect(await inSharedLedger()).not.toContain('skjult')
    expect((await mette.request(method, address, { ...said, activityId: undefined })).ok).toBe(true)
  })

  test('writes nothing into the ledger or the vocabulary of what it has judged', async () => {
    const { plans, vocabulary } = server.server
    const { overlaps } = await (await anna.request('GET', `${PLAN}/findings`)).json()
    const finding = mustFind({ overlaps, roleFindings: [] }, findingId)
    const decision: Decision = {
      findingId,
      outcome: 'not-overlap',
      reason: 'Det er ikke det samme.',
      fingerprint: finding.fingerprint,
      by: { personId: 'mette', name: 'Mette', party: 'difos', role: 'director' },
      at: '2026-11-24T10:00:00Z',
    }
    await plans.inGeneration(ROOM, undefined, async (generation) => {
      await moveIn()
      await expect(generation.writeLedger((ledger) => addDecision(ledger, decision))).rejects.toThrow()
      await expect(vocabulary.learn(generation, finding, decision)).rejects.toMatchObject(BEGUN_ANEW)
    })
    expect(await inSharedLedger()).not.toContain(activityId)
    expect(JSON.stringify(await vocabulary.read())).not.toContain(activityId)
  })

  test('is never run again in the new one', async () => {
    let runs = 0
    const command = server.server.plans.inGeneration(ROOM, undefined, async ({ document }) => {
      runs++
      await moveIn()
      return document.read(() => 'read')
    })
    await expect(command).rejects.toMatchObject(BEGUN_ANEW)
    expect(runs).toBe(1)
  })
})

describe('[CONF-9] a command that comes late', () => {
  test('is refused where its page has another generation than there is', async () => {
    const thread = await (await mette.request('POST', `${PLAN}/threads`, { body: 'Om noget andet' })).json()
    const comments = `${PLAN}/threads/${thread.id}/comments`
    const socket = await mette.openSocket()
    await socket.sync()
    const { epoch } = await socket.hears('hello')
    socket.close()
    const anchor = makeTextAnchor(socket.document, { kind: 'section', category: 1 }, 3, 19)
    const { roleFindings } = await (await mette.request('GET', `${PLAN}/findings`)).json()
    const decide = `${PLAN}/findings/${roleFindings.at(-1).id}/decision`
    const commands = [
      ['POST', `${PLAN}/threads`, { anchor, body: 'Skal det stå her?', epoch }],
      ['POST', comments, { body: 'Ja', epoch }],
      ['PATCH', `${comments}/${thread.comments[0].id}`, { body: 'Nej', epoch }],
      ['POST', decide, { outcome: 'coordinate', reason: 'Vi taler sammen.', epoch }],
    ] as const
    for (const [method, path, body] of commands)
      expect((await mette.request(method, path, body)).ok).toBe(true)
    await moveIn()
    for (const [method, path, body] of commands) {
      const late = await mette.request(method, path, body)
      expect((await late.json()).error?.code, path).toBe('plan-begun-anew')
    }
  })

  test('begins no thread on words that are not there, where it names no generation', async () => {
    const socket = await mette.openSocket(PLAN_ROOM)
    await socket.sync()
    socket.close()
    const anchor = makeTextAnchor(socket.document, { kind: 'section', category: 1 }, 3, 19)
    const moved = { kind: 'section', category: 1 }
    expect((await mette.request('POST', `${PLAN}/confidential/move-in`, { moved })).status).toBe(200)
    const late = await mette.request('POST', `${PLAN}/threads`, { anchor, body: 'Skal det stå her?' })
    expect((await late.json()).error?.code).toBe('out-of-date')
    expect(await inSharedLedger()).not.toContain(anchor?.quote)
  })
})
