import { afterEach, describe, expect, test, vi } from 'vitest'
import { createMemoryAudit } from '../adapters/memory-audit.ts'
import { createMemoryJournal } from '../adapters/memory-journal.ts'
import { createMemoryRelays } from '../adapters/memory-relay.ts'
import { MailRefused } from '../ports/mailer.ts'
import {
  send,
  startTestServer,
  type TestServer,
  type TestServerOptions,
} from '../testing/start-test-server.ts'

/** A machine may be busy, and what is known is remembered for a second. */
const PATIENCE = { timeout: 20_000 }

let server: TestServer | undefined
afterEach(() => server?.close())

async function start(options?: TestServerOptions): Promise<TestServer> {
  server = await startTestServer(options)
  return server
}
function relayThatIsAway() {
  const relays = createMemoryRelays()
  relays.setAway(true)
  return relays.join()
}
const healthOf = async (url: string, query = '', headers = {}) => {
  const answer = await send(url, 'GET', `/healthz${query}`, undefined, headers)
  return { status: answer.status, body: await answer.json() }
}

describe('[OPS-6] /healthz', () => {
  test('says in both languages what is away while the server works', async () => {
    const { url } = await start({
      ports: { relay: relayThatIsAway() },
      signs: { freeBytes: async () => 1_000 },
    })
    const { status, body } = await healthOf(url)
    expect(status).toBe(200)
    expect(body).toEqual({
      status: 'degraded',
      reasons: [
        { code: 'relay-away', message: expect.stringContaining('Redis svarer ikke') },
        { code: 'disk-nearly-full', message: expect.stringContaining('Gør plads') },
      ],
    })
    const english = await healthOf(url, '', { 'accept-language': 'en' })
    expect(english.body.reasons[1].message).toContain('Make room')
  })

  test('is refused while the store is away, and says all the same that the process turns', async () => {
    const { url } = await start({ signs: { storeAnswers: async () => false } })
    const { status, body } = await healthOf(url)
    expect([status, body.error.code]).toEqual([503, 'store-away'])
    expect(await healthOf(url, '?check=live')).toEqual({ status: 200, body: { status: 'live', reasons: [] } })
    expect((await healthOf(url, '?check=lively')).status).toBe(400)
  })

  test('is refused where documents cannot be read', async () => {
    const journal = createMemoryJournal()
    let isGone = false
    const { url } = await start({
      ports: {
        journal: {
          ...journal,
          read: (name) => (isGone ? Promise.reject(new Error('the disk is gone')) : journal.read(name)),
        },
      },
    })
    isGone = true
    expect((await healthOf(url)).body.error.code).toBe('store-away')
  })

  test('says that the mail server is away until a mail is taken, and not for an address that is refused', async () => {
    const outcomes: (Error | undefined)[] = [new Error('ECONNREFUSED'), new MailRefused('no such address')]
    const mailSent = vi.fn()
    const { url, signIn } = await start({
      ports: {
        mailer: {
          send: async () => {
            mailSent()
            const outcome = outcomes.shift()
            if (outcome) throw outcome
          },
        },
      },
      publicUrl: new URL('https://plan.example'),
    })
    expect((await healthOf(url)).body.status).toBe('ready')
    const anna = await signIn('anna')
    const invite = (email: string) =>
      send(
        url,
        'POST',
        '/api/invitations',
        { email, party: 'censec', role: 'reader' },
        { cookie: anna.cookie, origin: 'https://plan.example' },
      )
    await invite('a@censec.example')
    await expect
      .poll(async () => (await healthOf(url)).body.reasons, PATIENCE)
      .toMatchObject([{ code: 'mail-away' }])
    await invite('b@censec.example')
    await expect.poll(async () => (await healthOf(url)).body.status, PATIENCE).toBe('ready')
    expect(mailSent).toHaveBeenCalledTimes(2)
  })

  test('says that the audit trail is damaged', async () => {
    const trail = { ...createMemoryAudit(), damage: 'entry 3 is not what was written' }
    const { url } = await start({ ports: { trail } })
    expect((await healthOf(url)).body.reasons).toMatchObject([{ code: 'trail-damaged' }])
  })
})

test('[OPS-7] counts requests, refusals, what the journal takes, findings, and how the server fares', async () => {
  const { url, signIn, metrics } = await start({ ports: { relay: relayThatIsAway() }, hasOwnThread: true })
  const anna = await signIn('anna')
  await anna.request('GET', '/api/plans/demo-2027/findings')
  await send(url, 'GET', '/api/plans')
  const text = await metrics()
  for (const line of [
    /^samplan_request_seconds_count\{status="2xx"\} [1-9]/m,
    /^samplan_requests_refused_total\{code="not-signed-in"\} 1$/m,
    /^samplan_journal_write_seconds_count\{result="kept"\} [1-9]/m,
    /^samplan_journal_writes_waiting 0$/m,
    /^samplan_journal_oldest_write_seconds 0$/m,
    /^samplan_findings_seconds_count\{result="found"\} [1-9]/m,
    /^samplan_ready 1$/m,
    /^samplan_degraded\{reason="relay-away"\} 1$/m,
    /^samplan_degraded\{reason="mail-away"\} 0$/m,
    /^process_resident_memory_bytes \d+$/m,
  ])
    expect(text).toMatch(line)
})

test('[OPS-7] every name is of Samplan or the process, in base units, counters in _total, with a sentence of help', async () => {
  const { metrics } = await start()
  const text = await metrics()
  const kinds = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', kind = '']) => ({
    name,
    kind,
  }))
  expect(kinds.length).toBeGreaterThan(20)
  for (const { name, kind } of kinds) {
    expect(name).toMatch(/^(samplan|process|nodejs)_[a-z0-9_]+$/)
    expect(name).not.toMatch(/milliseconds|_ms$|kilobytes|percent/)
    if (name.startsWith('samplan_')) expect(name.endsWith('_total')).toBe(kind === 'counter')
    expect(text).toMatch(new RegExp(`^# HELP ${name} \\S`, 'm'))
  }
})
