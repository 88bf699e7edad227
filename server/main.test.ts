/** The server as a process of its own, as people run it: started, killed, started again. */
import { readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { planProperties, sectionText } from '#shared/plan/plan-document.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import { openPlan, ServerProcesses, signIn, stop } from './testing/server-process.ts'
import { PASSWORD, send } from './testing/start-test-server.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

let folder: string
let remove: () => Promise<void>
let processes: ServerProcesses
const start = (argument?: string[], environment?: Record<string, string>) =>
  processes.start(argument, environment)
const refusal = (argument?: string[], environment?: Record<string, string>) =>
  processes.refusal(argument, environment)

beforeEach(async () => {
  ;({ folder, remove } = await temporaryFolder())
  processes = new ServerProcesses({ DATA_DIR: folder })
})
afterEach(async () => {
  await processes.killAll()
  await remove()
})

describe('[KEPT-1]', () => {
  test('SIGTERM ends it with everything kept, and everyone is told to come back', async () => {
    const first = await start()
    const cookie = await signIn(first.url)
    const socket = await openPlan(first.url, cookie)
    await socket.sync()
    const before = readPlan(socket.document, 2027, BUILT_IN_CATEGORIES)
    socket.edit((document) => planProperties(document).set('title', 'Lige før lukketid'))
    await socket.hears('saved')
    const closed = socket.hears('closed')
    expect(await stop(first.child, 'SIGTERM')).toBe(0)
    expect((await closed).code).toBe(1012)

    const second = await start()
    // The session, too, is kept.
    const reader = await openPlan(second.url, cookie)
    await reader.sync()
    expect(readPlan(reader.document, 2027, BUILT_IN_CATEGORIES)).toEqual({
      ...before,
      title: 'Lige før lukketid',
    })
    expect(sectionText(reader.document, 1).length).toBeGreaterThan(0)
  }, 30_000)
})

describe('[OPS-9]', () => {
  test('SIGTERM has pages come back over DRAIN_SECONDS, and a second one ends it at once', async () => {
    const { child, url } = await start(['--demo'], { DRAIN_SECONDS: '60' })
    const socket = await openPlan(url, await signIn(url))
    await socket.sync()
    child.kill('SIGTERM')
    await expect.poll(async () => (await send(url, 'GET', '/healthz')).status).toBe(503)
    socket.edit((document) => planProperties(document).set('title', 'Mens den er ved at stoppe'))
    await socket.hears('saved')
    await stop(child, 'SIGTERM')
    // Not by its own doing: as a process that is told to end does.
    expect(child.signalCode).toBe('SIGTERM')
    const again = await start()
    const reader = await openPlan(again.url, await signIn(again.url))
    await reader.sync()
    expect(readPlan(reader.document, 2027, BUILT_IN_CATEGORIES).title).toBe('Mens den er ved at stoppe')
  }, 30_000)
})

describe('[INPUT-1] a start that cannot succeed ends with one sentence and code 1', () => {
  test('[KEPT-3] when another server has the folder, which lives on', async () => {
    const { child, url } = await start()
    const { code, said } = await refusal()
    expect(code).toBe(1)
    expect(said).toBe(
      `Another server (process ${child.pid}) already uses the data folder ${folder}; stop it first, or set DATA_DIR.`,
    )
    await signIn(url)
    await stop(child, 'SIGKILL')
    await start()
  }, 30_000)

  test('when the port is taken', async () => {
    const { url } = await start()
    const port = new URL(url).port
    const { folder: other, remove: removeOther } = await temporaryFolder()
    const { code, said } = await refusal(['--demo'], { PORT: port, DATA_DIR: other })
    expect(code).toBe(1)
    expect(said).toBe(
      `Port ${port} is already in use: stop what uses it, or set PORT or METRICS_PORT to another.`,
    )
    await removeOther()
  }, 30_000)

  test('[KEPT-4] when the directory is broken, which is left untouched', async () => {
    const path = join(folder, 'directory.json')
    await writeFile(path, '{"format": 1, "members": [')
    const { code, said } = await refusal()
    expect(code).toBe(1)
    expect(said).toContain('directory.json is broken')
    expect(said.split('\n')).toHaveLength(1)
    expect(await readFile(path, 'utf8')).toBe('{"format": 1, "members": [')
  }, 30_000)

  test('[KEPT-4] when the directory is gone and the documents are there', async () => {
    const { child } = await start()
    await stop(child, 'SIGTERM')
    await unlink(join(folder, 'directory.json'))
    const { code, said } = await refusal([])
    expect(code).toBe(1)
    expect(said).toMatch(/directory\.json is gone, though there are \d+ documents/)
    expect(said.split('\n')).toHaveLength(1)
  }, 60_000)

  test.each([
    [{ PORT: 'eighty' }, [], 'PORT is "eighty"'],
    [{ PORT: '70000' }, [], 'PORT is "70000"'],
    [{ METRICS_PORT: 'x' }, [], 'METRICS_PORT is "x"'],
    [{ PUBLIC_URL: 'plan.example.dk' }, [], 'PUBLIC_URL is "plan.example.dk"'],
    [{ SMTP_URL: 'smtp://mail.example.dk' }, [], 'SMTP_URL is set without MAIL_FROM'],
    [{ MAIL_FROM: 'a@example.dk' }, [], 'MAIL_FROM is set without SMTP_URL'],
    [{ SMTP_URL: 'mail.example.dk', MAIL_FROM: 'a@example.dk' }, [], 'SMTP_URL must be an address'],
    [{ SMTP_URL: 'smtp://mail.example.dk', MAIL_FROM: 'Samplan' }, [], 'MAIL_FROM is "Samplan"'],
    [
      { SMTP_URL: 'smtp://mail.example.dk', MAIL_FROM: 'a@example.dk' },
      [],
      'SMTP_URL is set without PUBLIC_URL',
    ],
    [{ PUBLIC_URL: 'https://plan.example.dk?x' }, [], 'PUBLIC_URL is "https://plan.example.dk?x"'],
    [{ HOST: 'no.such.host.invalid' }, ['--demo'], 'HOST is "no.such.host.invalid"'],
    [{ DATA_DIR: '/dev/null/samplan' }, [], 'The data folder /dev/null/samplan cannot be used'],
    [{ LOG_LEVEL: 'loud' }, [], 'LOG_LEVEL is "loud", but must be one of silent, fatal'],
    [{ DRAIN_SECONDS: '90' }, [], 'DRAIN_SECONDS is "90", but must be a whole number from 0 to 60.'],
    [{ TRUSTED_PROXIES: '10.0.0.1, proxy' }, [], 'TRUSTED_PROXIES holds "proxy"'],
    [{ OIDC_PROVIDERS: '[{' }, [], 'OIDC_PROVIDERS is not valid JSON'],
    [{ OIDC_PROVIDERS_FILE: '/no/such/file' }, [], 'OIDC_PROVIDERS_FILE names /no/such/file'],
    [{}, ['--dmeo'], 'Unknown argument --dmeo'],
  ])('when started with %j %j', async (environment, argument, sentence) => {
    const { code, said } = await refusal(argument, environment)
    expect(code).toBe(1)
    expect(said).toContain(sentence)
    expect(said.split('\n')).toHaveLength(1)
  })

  test('when the demo is started on a real workspace', async () => {
    const { child, url, said } = await start([])
    const token = /#token=(\S+)/.exec(said)?.[1]
    const who = { name: 'Ny', email: 'ny@censec.example', party: 'censec', password: PASSWORD }
    expect((await send(url, 'POST', '/api/set-up', { ...who, token })).status).toBe(204)
    await stop(child, 'SIGTERM')
    const again = await start([])
    expect(again.said).not.toContain('token')
    await stop(again.child, 'SIGTERM')
    expect((await refusal()).said).toContain('start it without --demo')
  }, 30_000)
})
