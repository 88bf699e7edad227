import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  cookieOf,
  PASSWORD,
  type SignedIn,
  send,
  startTestServer,
  type TestServer,
} from '../testing/start-test-server.ts'

const SENTENCE = 'tre kolde køer på række'

let server: TestServer
let now: number
let anna: SignedIn
let mette: SignedIn

beforeEach(async () => {
  now = Date.parse('2027-01-04T08:00:00Z')
  server = await startTestServer({ ports: { clock: { now: () => now } } })
  anna = await server.signIn('anna')
  mette = await server.signIn('mette')
})
afterEach(() => server.close())

async function invite(
  who: SignedIn,
  more: object = {},
): Promise<{ status: number; token: string; id: string }> {
  const body = { email: 'ny@difos.example', party: 'difos', role: 'observer', ...more }
  const response = await who.request('POST', '/api/invitations', body)
  const answer = await response.json()
  return { status: response.status, token: answer.token, id: answer.invitation?.id }
}

const join = (token: string, more: object = {}) =>
  send(server.url, 'POST', '/api/invitations/join', { token, name: 'Ny Person', password: SENTENCE, ...more })

const codeOf = async (response: Response): Promise<string> => (await response.json()).error.code

interface Entry {
  person: { id: string; email: string; role: string }
  isActive: boolean
  lastSignInAt?: string
  sessions?: { id: string; device: string; isThis: boolean }[]
}
async function entries(who: SignedIn): Promise<Entry[]> {
  return (await (await who.request('GET', '/api/people')).json()).people
}
const entryOf = async (id: string, who = mette) => (await entries(who)).find(({ person }) => person.id === id)

describe('an invitation', () => {
  test('[PEOPLE-1] [S16] lets one person in, as who was invited, once', async () => {
    const { token } = await invite(mette)
    const opened = await send(server.url, 'POST', '/api/invitations/open', { token })
    expect(await opened.json()).toMatchObject({
      email: 'ny@difos.example',
      party: 'difos',
      role: 'observer',
      by: 'Mette',
    })
    const answers = await Promise.all(Array.from({ length: 20 }, () => join(token)))
    const joined = answers.filter(({ status }) => status === 204)
    expect(joined).toHaveLength(1)
    const cookie = joined[0] ? cookieOf(joined[0]) : ''
    const { person } = await (await send(server.url, 'GET', '/api/session', undefined, { cookie })).json()
    expect(person).toMatchObject({
      name: 'Ny Person',
      email: 'ny@difos.example',
      party: 'difos',
      role: 'observer',
      admin: false,
    })
    expect(await codeOf(await join(token))).toBe('invitation-closed')
  })

  test('[PEOPLE-1] [S16] counts for three days, until it is withdrawn, and until another is made for the address', async () => {
    const late = await invite(mette)
    now += 72 * 3_600_000
    expect(await codeOf(await join(late.token))).toBe('invitation-closed')

    mette = await server.signIn('mette')
    const [first, second] = [await invite(mette), await invite(mette, { email: 'NY@difos.example' })]
    expect(await codeOf(await join(first.token))).toBe('invitation-closed')
    expect((await mette.request('DELETE', `/api/invitations/${second.id}`)).status).toBe(204)
    expect(await codeOf(await join(second.token))).toBe('invitation-closed')
  })

  test('[PEOPLE-1] is for one’s own party, and nobody else sees or withdraws it; an admin’s for either', async () => {
    expect((await invite(mette, { party: 'censec' })).status).toBe(403)
    const { id } = await invite(mette)
    const peter = await server.signIn('peter')
    expect((await invite(peter)).status).toBe(403)
    const ofCensec = await invite(anna, { party: 'censec', email: 'ny@censec.example' })
    expect((await mette.request('DELETE', `/api/invitations/${ofCensec.id}`)).status).toBe(404)
    const seen = async (who: SignedIn) =>
      (await (await who.request('GET', '/api/people')).json()).invitations.map(
        (one: { id: string }) => one.id,
      )
    expect(await seen(mette)).toEqual([id])
    expect(await seen(anna)).toEqual([ofCensec.id, id])
  })

  test('is refused for an address that somebody has, and joining with a common password', async () => {
    const taken = await mette.request('POST', '/api/invitations', {
      email: 'JONAS@difos.example',
      party: 'difos',
      role: 'planner',
    })
    expect(await codeOf(taken)).toBe('address-taken')
    const { token } = await invite(mette)
    expect(await codeOf(await join(token, { password: 'hemmelighemmelig' }))).toBe('password-common')
    expect((await join(token, { password: 'kort' })).status).toBe(400)
    expect((await join(token)).status).toBe(204)
  })

  test('is told to nobody who guesses, and guessing is slowed down', async () => {
    const answers = []
    for (let guess = 0; guess < 101; guess++)
      answers.push(
        await codeOf(await send(server.url, 'POST', '/api/invitations/open', { token: `guess-${guess}` })),
      )
    expect(answers[0]).toBe('invitation-closed')
    expect(answers.at(-1)).toBe('too-many-attempts')
  })
})

describe('a member', () => {
  test('[PEOPLE-2] [S4] whose role changes is out at once: sockets closed, session over, nothing more heard', async () => {
    const jonas = await server.signIn('jonas')
    const socket = await jonas.openSocket()
    await socket.sync()
    const closed = socket.hears('closed')
    const answer = await mette.request('PATCH', '/api/people/jonas', { role: 'observer' })
    expect(await answer.json()).toMatchObject({ person: { role: 'observer' }, sessions: [] })
    expect((await closed).code).toBe(4403)
    expect((await jonas.request('GET', '/api/session')).status).toBe(401)
    const again = await server.signIn('jonas')
    const body = { party: 'difos', category: 1, title: 'Prøve' }
    expect((await again.request('POST', '/api/plans/demo-2027/activities', body)).status).toBe(403)
  })

  test('[PEOPLE-2] who is deactivated cannot sign in and is told no more than who has a wrong password', async () => {
    await mette.request('PATCH', '/api/people/jonas', { isActive: false })
    const signIn = (password: string) =>
      send(server.url, 'POST', '/api/session', { email: 'jonas@difos.example', password })
    expect(await codeOf(await signIn(PASSWORD))).toBe('wrong-credentials')
    expect(await entryOf('jonas')).toMatchObject({ isActive: false })
    await mette.request('PATCH', '/api/people/jonas', { isActive: true })
    expect((await signIn(PASSWORD)).status).toBe(204)
  })

  test('[PEOPLE-3] is managed by their own party’s directors and by admins; to others they are not there', async () => {
    for (const path of ['/api/people/peter', '/api/people/nobody'])
      expect((await mette.request('PATCH', path, { role: 'reader' })).status).toBe(404)
    expect((await anna.request('PATCH', '/api/people/jonas', { role: 'reader' })).status).toBe(200)
    expect((await mette.request('PATCH', '/api/people/rikke', { admin: true })).status).toBe(403)
    const foreign = await entryOf('peter')
    expect(foreign?.sessions).toBeUndefined()
    expect(foreign?.lastSignInAt).toBeUndefined()
  })

  test('[PEOPLE-3] a party is never left without a director, nor the workspace without an admin', async () => {
    expect(await codeOf(await mette.request('PATCH', '/api/people/mette', { role: 'reader' }))).toBe(
      'not-yourself',
    )
    expect(await codeOf(await anna.request('PATCH', '/api/people/mette', { role: 'reader' }))).toBe(
      'last-director',
    )
    expect(await codeOf(await anna.request('PATCH', '/api/people/mette', { isActive: false }))).toBe(
      'last-director',
    )
    await anna.request('PATCH', '/api/people/peter', { role: 'director' })
    const peter = await server.signIn('peter')
    expect(await codeOf(await peter.request('PATCH', '/api/people/anna', { isActive: false }))).toBe(
      'last-admin',
    )
    await anna.request('PATCH', '/api/people/peter', { admin: true })
    const admin = await server.signIn('peter')
    expect((await admin.request('PATCH', '/api/people/anna', { isActive: false })).status).toBe(200)
  })

  test('[PEOPLE-2] shows where they are signed in, and can be signed out of one of it', async () => {
    const jonas = await server.signIn('jonas')
    await server.signIn('jonas')
    const socket = await jonas.openSocket()
    await socket.sync()
    const [first, second, ...others] = (await entryOf('jonas'))?.sessions ?? []
    expect(others).toEqual([])
    expect(first?.isThis).toBe(false)
    const closed = socket.hears('closed')
    expect((await mette.request('DELETE', `/api/people/jonas/sessions/${first?.id}`)).status).toBe(204)
    expect((await closed).code).toBe(4401)
    expect((await entryOf('jonas'))?.sessions?.map(({ id }) => id)).toEqual([second?.id])
    expect((await mette.request('DELETE', `/api/people/jonas/sessions/${first?.id}`)).status).toBe(404)
    expect((await entryOf('jonas'))?.lastSignInAt).toBe(new Date(now).toISOString())
  })
})

describe('one’s own account', () => {
  test('[PEOPLE-5] lists where one is signed in, and ends the others', async () => {
    const other = await server.signIn('anna')
    const { sessions } = await (await anna.request('GET', '/api/session/all')).json()
    expect(sessions.map((one: { isThis: boolean }) => one.isThis)).toEqual([true, false])
    expect((await anna.request('DELETE', `/api/session/all/${sessions[1].id}`)).status).toBe(204)
    expect((await other.request('GET', '/api/session')).status).toBe(401)
    expect((await mette.request('DELETE', `/api/session/all/${sessions[0].id}`)).status).toBe(404)
  })

  test('[PEOPLE-5] takes another password from who knows the present one, and signs out everywhere else', async () => {
    const other = await server.signIn('anna')
    const change = (present: string, next: string) =>
      anna.request('POST', '/api/session/password', { present, next })
    expect(await codeOf(await change('noget andet', SENTENCE))).toBe('wrong-credentials')
    expect(await codeOf(await change(PASSWORD, 'annaannaanna'))).toBe('password-common')
    expect((await change(PASSWORD, SENTENCE)).status).toBe(204)
    expect((await anna.request('GET', '/api/session')).status).toBe(200)
    expect((await other.request('GET', '/api/session')).status).toBe(401)
    const signIn = (password: string) =>
      send(server.url, 'POST', '/api/session', { email: 'anna@censec.example', password })
    expect((await signIn(PASSWORD)).status).toBe(401)
    expect((await signIn(SENTENCE)).status).toBe(204)
  })
})

describe('rights that are given', () => {
  const codeOfJoin = async (token: string) => codeOf(await join(token))

  test('[PEOPLE-8] to write for a party are its own directors’ to give, not an admin’s from elsewhere', async () => {
    for (const role of ['director', 'planner'])
      expect(
        await codeOf(
          await anna.request('POST', '/api/invitations', { email: 'ny@difos.example', party: 'difos', role }),
        ),
      ).toBe('own-directors-only')
    expect((await invite(anna, { role: 'reader' })).status).toBe(201)
    const give = async (role: string) => anna.request('PATCH', '/api/people/lars', { role })
    expect(await codeOf(await give('planner'))).toBe('own-directors-only')
    expect((await give('reader')).status).toBe(200)
    await mette.request('PATCH', '/api/people/jonas', { isActive: false })
    expect(await codeOf(await anna.request('PATCH', '/api/people/jonas', { isActive: true }))).toBe(
      'own-directors-only',
    )
    expect((await mette.request('PATCH', '/api/people/jonas', { isActive: true })).status).toBe(200)
  })

  test('[PEOPLE-8] a party without a director gets its first from an admin', async () => {
    const { directory } = server.ports
    await directory.changeMember('mette', { role: 'reader' }, () => {})
    const { token, status } = await invite(anna, { role: 'director' })
    expect(status).toBe(201)
    expect(
      await codeOf(
        await anna.request('POST', '/api/invitations', {
          email: 'x@difos.example',
          party: 'difos',
          role: 'planner',
        }),
      ),
    ).toBe('own-directors-only')
    await directory.changeMember('mette', { role: 'director' }, () => {})
    expect(await codeOfJoin(token)).toBe('invitation-closed')
  })

  test('[PEOPLE-1] an invitation ends with its maker’s right to make it', async () => {
    await anna.request('PATCH', '/api/people/peter', { role: 'director' })
    const peter = await server.signIn('peter')
    const ofPeter = await invite(peter, { party: 'censec', email: 'ny@censec.example' })
    const ofAnna = await invite(anna, { party: 'censec', email: 'anden@censec.example' })
    await anna.request('PATCH', '/api/people/peter', { role: 'planner' })
    expect(await codeOfJoin(ofPeter.token)).toBe('invitation-closed')
    // And stays ended when the right comes back.
    await anna.request('PATCH', '/api/people/peter', { role: 'director' })
    expect(await codeOfJoin(ofPeter.token)).toBe('invitation-closed')
    expect((await join(ofAnna.token)).status).toBe(204)
  })

  test('[PEOPLE-1] one party’s invitation ends none of the other’s for the same address', async () => {
    const ofDifos = await invite(mette, { email: 'begge@eksempel.example' })
    const ofCensec = await invite(anna, { party: 'censec', email: 'begge@eksempel.example' })
    expect((await join(ofDifos.token)).status).toBe(204)
    expect(await codeOfJoin(ofCensec.token)).toBe('invitation-closed')
  })

  test('[PEOPLE-3] two directors who take each other’s role at once leave one of them', async () => {
    await mette.request('PATCH', '/api/people/jonas', { role: 'director' })
    const jonas = await server.signIn('jonas')
    const answers = await Promise.all([
      mette.request('PATCH', '/api/people/jonas', { role: 'reader' }),
      jonas.request('PATCH', '/api/people/mette', { role: 'reader' }),
    ])
    expect(answers.map(({ status }) => status).sort()).not.toEqual([200, 200])
    const roles = [await entryOf('mette', anna), await entryOf('jonas', anna)].map(
      (entry) => entry?.person.role,
    )
    expect(roles.sort()).toEqual(['director', 'reader'])
  })

  test('[PEOPLE-3] a director lets an admin of the own party go, but does not weaken how they sign in', async () => {
    await anna.request('PATCH', '/api/people/jonas', { admin: true })
    expect((await mette.request('PATCH', '/api/people/jonas', { hasSecondFactor: false })).status).toBe(403)
    expect((await anna.request('PATCH', '/api/people/jonas', { hasSecondFactor: false })).status).toBe(200)
    expect((await mette.request('PATCH', '/api/people/jonas', { isActive: false })).status).toBe(200)
  })
})
