/** Two servers on one database: what may be done once is, whichever of them is asked, and by however many at a time. */
import { Secret, TOTP } from 'otpauth'
import { afterEach, expect, test } from 'vitest'
import { createOpenidProvider } from './adapters/openid-provider.ts'
import { DEMO_PLAN_ID } from './demo/seed-demo.ts'
import type { Mail, Mailer } from './ports/mailer.ts'
import { Browser } from './testing/browser.ts'
import { CLIENT_ID, CLIENT_SECRET, startForgingProvider } from './testing/forging-provider.ts'
import { type PersonName, type SignedIn, send, type TestServer } from './testing/start-test-server.ts'
import { startTwoServers, type TwoServers } from './testing/two-servers.ts'
import { describeWithPostgres } from './testing/with-postgres.ts'

const PLAN = `/api/plans/${DEMO_PLAN_ID}`
const DAY_MS = 24 * 3_600_000

let servers: TwoServers
afterEach(() => servers.close())

/** The same session, used on the other server. */
const on =
  ({ url }: TestServer, { cookie }: SignedIn) =>
  (method: string, path: string, body?: unknown) =>
    send(url, method, path, body, { cookie })

const both = () => [servers.here, servers.there]

describeWithPostgres('two servers on one database', () => {
  test('[SERVERS-23] a second factor that is begun on one is confirmed on the other', async () => {
    servers = await startTwoServers()
    const anna = await servers.here.signIn('anna')
    const { secret } = await (await anna.request('POST', '/api/session/second-factor')).json()
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
    const confirm = on(servers.there, anna)
    expect((await confirm('POST', '/api/session/second-factor/confirm', { code })).status).toBe(200)
  })

  test('[SERVERS-23] who comes back from a provider to the other server is signed in, once', async () => {
    const provider = await startForgingProvider()
    servers = await startTwoServers({}, [
      createOpenidProvider({
        clientId: CLIENT_ID,
        clientSecret: CLIENT_SECRET,
        signedWith: 'RS256',
        id: 'censec',
        name: 'CenSec',
        party: 'censec',
        issuer: provider.issuer,
        secondFactorAcr: [],
      }),
    ])
    const { here, there } = servers
    const { issuer, person } = provider
    const linkedAt = '2027-01-01T08:00:00Z'
    await here.ports.directory.linkIdentity('anna', { issuer, subject: person.subject, linkedAt })
    const [browser, elsewhere] = [new Browser(here.url), new Browser(there.url)]
    const address = await browser.begin('/api/oidc/censec/sign-in')
    const sentBack = (await fetch(address, { redirect: 'manual' })).headers.get('location') ?? ''
    for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value)
    expect(await elsewhere.comeBack(sentBack)).toBe('/')
    expect((await (await elsewhere.request('GET', '/api/session')).json()).person.id).toBe('anna')
    expect(await browser.comeBack(sentBack)).toBe('/log-ind?problem=attempt-over')
    await provider.close()
  })

  test('[SERVERS-24] wrong passwords count wherever they are tried', async () => {
    servers = await startTwoServers()
    const statuses: number[] = []
    for (let attempt = 0; attempt < 11; attempt++) {
      const { url } = attempt % 2 === 0 ? servers.here : servers.there
      const guess = { email: 'anna@censec.example', password: `gæt nummer ${attempt}` }
      statuses.push((await send(url, 'POST', '/api/session', guess)).status)
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429])
  })

  test('[SERVERS-20] directors who sign on both at a time agree, once, and no words that one has not signed', async () => {
    servers = await startTwoServers()
    const [anna, mette] = [await servers.here.signIn('anna'), await servers.there.signIn('mette')]
    const path = (category: number) => `${PLAN}/sections/${category}`
    for (const category of [1, 2, 3, 4, 5]) {
      const { contentHash, open } = await (await anna.request('GET', path(category))).json()
      const said = { act: 'approved', contentHash, over: open, reason: open.length > 0 ? 'Set' : '' }
      const answers = await Promise.all(
        [anna, mette].map((director) => director.request('POST', `${path(category)}/sign-offs`, said)),
      )
      expect(answers.map(({ status }) => status)).toEqual([201, 201])
      for (const server of both()) {
        const section = await (await on(server, anna)('GET', path(category))).json()
        expect(section).toMatchObject({ state: 'agreed', agreed: { contentHash } })
        expect(section.signOffs).toHaveLength(2)
      }
    }
  })

  test('[SERVERS-20] every version that is named on either is kept, and what ends a spell of work is kept once', async () => {
    let now = Date.now()
    servers = await startTwoServers({ clock: { now: () => now } })
    const [anna, mette] = [await servers.here.signIn('anna'), await servers.there.signIn('mette')]
    const names = Array.from({ length: 8 }, (_, at) => `Udkast ${at}`)
    await Promise.all(
      names.map((name, at) => (at % 2 === 0 ? anna : mette).request('POST', `${PLAN}/versions`, { name })),
    )
    const kept = async () =>
      (await (await (await servers.there.signIn('mette')).request('GET', `${PLAN}/versions`)).json()).versions
    const named = (await kept()).flatMap(({ name }: { name?: string }) => name ?? [])
    expect(named.toSorted()).toEqual(names)

    const roundsOn = (...some: TestServer[]) => Promise.all(some.map(({ server }) => server.moments.round()))
    const writeHere = async (title: string) => {
      const author = await servers.here.signIn('anna')
      const activity = { category: 2, party: 'censec', title }
      expect((await author.request('POST', `${PLAN}/activities`, activity)).status).toBe(201)
    }
    now += DAY_MS
    await roundsOn(...both())
    const before = (await kept()).length
    await writeHere('Skrevet her')
    await roundsOn(servers.there)
    now += DAY_MS
    await roundsOn(...both())
    const versions = await kept()
    expect(versions.length - before).toBe(1)
    expect(versions[0]).toMatchObject({ reason: 'spell' })

    // The other goes on where this one is gone.
    await writeHere('Skrevet lige før')
    await roundsOn(servers.there)
    now += DAY_MS
    await roundsOn(servers.there)
    expect((await kept()).length - before).toBe(2)
  })

  test('[SERVERS-20] what is said of the meetings on both at a time is all kept', async () => {
    servers = await startTwoServers()
    const [anna, mette] = [await servers.here.signIn('anna'), await servers.there.signIn('mette')]
    const texts = Array.from({ length: 10 }, (_, at) => `Ringede om punkt ${at}`)
    const answers = await Promise.all(
      texts.map((text, at) =>
        (at % 2 === 0 ? anna : mette).request('POST', '/api/meetings/contacts', { text }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(texts.map(() => 201))
    for (const person of [anna, mette]) {
      const { contacts } = await (await person.request('GET', '/api/meetings')).json()
      expect(contacts.map(({ text }: { text: string }) => text).toSorted()).toEqual(texts.toSorted())
    }
  })

  test('[SERVERS-28] a mail goes out once, and goes out though the server is gone on which it was called for', async () => {
    const sent: Mail[] = []
    let isSlow = Promise.resolve()
    const mailer: Mailer = {
      send: async (mail) => {
        await isSlow
        sent.push(mail)
      },
    }
    servers = await startTwoServers({ mailer })
    const { here, there } = servers
    await Promise.all(both().map(({ server }) => server.mail.run()))
    sent.length = 0
    const comment = async (by: SignedIn, body: string, mentions: PersonName[]) => {
      const ids = await Promise.all(
        mentions.map(async (name) => (await (await here.signIn(name)).request('GET', '/api/session')).json()),
      )
      const said = { body, mentions: ids.map(({ person }) => person.id) }
      expect((await by.request('POST', `${PLAN}/threads`, said)).status).toBe(201)
    }
    const { promise, resolve } = Promise.withResolvers<void>()
    isSlow = promise
    await comment(await here.signIn('anna'), 'Kan I se på det?', ['mette', 'peter'])
    const rounds = both().map(({ server }) => server.mail.run())
    resolve()
    await Promise.all(rounds)
    await Promise.all(both().map(({ server }) => server.mail.run()))
    expect(sent.map(({ to }) => to).toSorted()).toEqual(['mette@difos.example', 'peter@censec.example'])

    sent.length = 0
    // It takes no more rounds, as one that has just been killed.
    await here.server.mail.close()
    await comment(await here.signIn('anna'), 'Og på det her?', ['mette'])
    await there.server.mail.run()
    expect(sent.map(({ to }) => to)).toEqual(['mette@difos.example'])
  })

  test('[SERVERS-27] what is written on one is found on the other, and nothing of it once it is confidential', async () => {
    servers = await startTwoServers()
    const [anna, lars] = [await servers.here.signIn('anna'), await servers.there.signIn('lars')]
    const found = async () => {
      for (;;) {
        const { hits, isWhole } = await (await lars.request('GET', '/api/find?q=Zirkonmesse')).json()
        if (isWhole) return hits
      }
    }
    expect(await found()).toEqual([])
    const activity = { category: 2, party: 'censec', title: 'Zirkonmesse i Odense' }
    const { id } = await (await anna.request('POST', `${PLAN}/activities`, activity)).json()
    expect(await found()).not.toEqual([])
    const moved = { kind: 'activity', activityId: id }
    const answer = await anna.request('POST', `${PLAN}/confidential/move-in`, { moved })
    expect(answer.status).toBe(200)
    expect(await found()).toEqual([])
  })
})
