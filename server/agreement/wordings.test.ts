import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { proposeWording } from '#shared/agreement/wording/propose-wording.ts'
import { passagesOf } from '#shared/agreement/wording/read-layers.ts'
import { inventedAgreement } from '#shared/agreement/wording/testing/agreements.ts'
import { type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
let admin: SignedIn

beforeAll(async () => {
  server = await startTestServer()
  admin = await server.signIn('anna')
})
afterAll(() => server.close())

const WORDINGS = '/api/agreement/wordings'
const text = inventedAgreement()
const proposed = proposeWording(text, BUILT_IN_AGREEMENT)
const publishable = { ...proposed, date: '2026-02-04', fileName: 'aftale.txt' }

const publish = (body: object) => admin.request('POST', WORDINGS, body)
const list = async (who: SignedIn) => (await who.request('GET', WORDINGS)).json()

describe('[AGREE-6] an agreement’s file', () => {
  test('is answered as what would be published, and nothing is kept of it', async () => {
    const answered = await admin.request('POST', `${WORDINGS}/proposals`, new TextEncoder().encode(text))
    expect(answered.status).toBe(200)
    expect(await answered.json()).toEqual(proposed)
    expect(await list(admin)).toEqual({ versions: [] })
  })

  test('that is none is refused with one sentence', async () => {
    const wrong = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])
    const refused = await admin.request('POST', `${WORDINGS}/proposals`, wrong)
    expect(refused.status).toBe(415)
    expect((await refused.json()).error.message).toMatch(/^Filen er hverken en tekstfil \(\.txt\)/u)
    const large = await admin.request('POST', `${WORDINGS}/proposals`, new Uint8Array(11 * 1024 * 1024))
    expect(large.status).toBe(413)
  })
})

describe('[AGREE-7] a published wording', () => {
  test('is read by everybody, and an admin alone has a say in it', async () => {
    const created = await publish(publishable)
    expect(created.status).toBe(201)
    const version = await created.json()
    expect(version).toMatchObject({
      date: '2026-02-04',
      fileName: 'aftale.txt',
      sha256: createHash('sha256').update(text).digest('hex'),
      by: { personId: 'anna', party: 'censec' },
    })
    for (const who of ['jonas', 'ida', 'rikke'] as const) {
      const person = await server.signIn(who)
      const { versions, inForce } = await list(person)
      expect(versions).toEqual([version])
      expect(passagesOf(inForce, 'opsigelse.b')[0]?.paragraphs).toEqual([
        'Begge har interesse i, at aftalen består.',
      ])
      expect((await person.request('POST', WORDINGS, publishable)).status).toBe(403)
      expect((await person.request('POST', `${WORDINGS}/proposals`, new Uint8Array([65]))).status).toBe(403)
    }
  })

  test('stays as it is: a later one takes its place, and both can be read', async () => {
    const [first] = (await list(admin)).versions
    const raw = `${text}\nÆndret.\n`
    const later = await (await publish({ ...publishable, raw, date: '2026-09-01' })).json()
    const corrected = await (await publish({ ...publishable, fileName: 'igen.txt' })).json()
    const { versions, inForce } = await list(admin)
    expect(versions.map(({ id }: { id: string }) => id)).toEqual([later.id, corrected.id, first.id])
    expect(inForce).toMatchObject({ id: later.id, raw })
    expect(await (await admin.request('GET', `${WORDINGS}/${first.id}`)).json()).toEqual({
      ...publishable,
      ...first,
    })
    expect((await admin.request('GET', `${WORDINGS}/ukendt`)).status).toBe(404)
    expect((await admin.request('DELETE', `${WORDINGS}/${first.id}`)).status).toBe(404)
  })

  const [change] = proposed.changes
  test.each<[string, object]>([
    ['a change of what does not stand there', { changes: [{ ...change, was: 'x' }] }],
    ['changes that overlap', { changes: [change, change] }],
    ['passages that begin nowhere', { passages: [{ from: 3, clauses: [] }] }],
    ['passages out of order', { passages: [0, 9, 5].map((from) => ({ from, clauses: [] })) }],
    ['a passage behind the end', { passages: [0, text.length].map((from) => ({ from, clauses: [] })) }],
    ['no passages', { passages: [] }],
    ['no day', { date: 'i fjor' }],
    ['no text', { raw: '' }],
  ])('is refused with %s', async (_, wrong) => {
    const before = (await list(admin)).versions.length
    expect((await publish({ ...publishable, ...wrong })).status).toBe(400)
    expect((await list(admin)).versions).toHaveLength(before)
  })

  test('is in the audit trail, and in no document that a page can open', async () => {
    const { id } = await (await publish(publishable)).json()
    const { entries } = await (await admin.request('GET', '/api/audit?kind=agreement')).json()
    expect(entries[0]).toMatchObject({ action: 'wording-published', result: 'ok', facts: { wordingId: id } })
    expect(JSON.stringify(entries)).not.toContain('Fælles')
    const socket = await admin.openSocket('agreement-wordings')
    await socket.hears('closed')
  })
})
