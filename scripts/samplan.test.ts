/** `npm run samplan` as people run it: a process of its own, beside a server that is running. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openRawSocket } from '#server/testing/raw-socket.ts'
import { cookieOf, PASSWORD, PLAN_ROOM, send } from '#server/testing/start-test-server.ts'
import { temporaryFolder } from '#server/testing/temporary-folder.ts'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { planProperties } from '#shared/plan/plan-document.ts'
import { readPlan } from '#shared/plan/read-plan.ts'

/** All the environment that a process is given of this one's: where what was compiled before lies. */
const compiled = { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE }

let root: string
let remove: () => Promise<void>
const running = new Set<ChildProcess>()

beforeEach(async () => {
  ;({ folder: root, remove } = await temporaryFolder())
})
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL')
  await Promise.all([...running].map((child) => once(child, 'exit')))
  await remove()
})

async function startServer(folder: string, argument: string[]): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'server', 'main.ts'), ...argument], {
    env: { ...compiled, PORT: '0', DATA_DIR: folder, DEMO_PASSWORD: PASSWORD },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  let said = ''
  for await (const data of child.stdout ?? []) {
    said += data
    const url = /ready at (\S+)/.exec(said)?.[1]
    if (url) return url
  }
  throw new Error(`The server ended: ${said}`)
}

async function samplan(folder: string, ...words: string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'samplan.ts'), ...words], {
    env: { ...compiled, DATA_DIR: folder, LANG: 'en_GB.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { code, out: out.trim(), errors: errors.trim() }
}

async function openPlan(url: string, query = '') {
  const who = { email: 'anna@censec.example', password: PASSWORD }
  const cookie = cookieOf(await send(url, 'POST', '/api/session', who))
  return openRawSocket(`${url.replace('http', 'ws')}/sync/${PLAN_ROOM}${query}`, { cookie })
}

test('[OPS-1] [OPS-2] [SYNC-10] [AUDIT-2] a running workspace is backed up, restored elsewhere, and pages from before it stay out', async () => {
  const folder = join(root, 'data')
  const backup = join(root, 'backup.samplan')
  const restored = join(root, 'restored')
  const url = await startServer(folder, ['--demo'])
  const page = await openPlan(url)
  await page.sync()
  page.edit((document) => planProperties(document).set('title', 'Sikret'))
  await page.hears('saved')
  const saved = readPlan(page.document, 2027, BUILT_IN_CATEGORIES)

  expect(await samplan(folder, 'backup', backup)).toMatchObject({ code: 0, errors: '' })
  page.edit((document) => planProperties(document).set('title', 'Efter sikkerhedskopien'))
  await page.hears('saved', ({ count }) => count === 2)
  expect((await samplan(folder, 'restore', backup)).errors).toMatch(
    /^A server \(process \d+\) is running on /,
  )
  expect((await samplan(folder, 'user', 'password', 'anna@censec.example')).code).toBe(1)
  expect((await samplan(folder, 'doctor')).out).toContain('The server is running as process')
  expect(await samplan(folder, 'verify')).toMatchObject({ code: 0 })
  expect((await samplan(folder, 'audit', 'verify')).out).toMatch(/^The audit trail is whole: \d+ entries\./)
  const exported = (await samplan(folder, 'audit', 'export')).out.split('\n').map((line) => JSON.parse(line))
  expect(exported.map(({ action }) => action)).toContain('room-opened')

  expect(await samplan(restored, 'restore', backup)).toMatchObject({ code: 0, errors: '' })
  const next = await startServer(restored, ['--demo'])
  const { epoch } = await page.hears('hello')
  const old = await openPlan(next, `?epoch=${epoch}`)
  expect((await old.hears('closed')).code).toBe(4410)
  const fresh = await openPlan(next)
  await fresh.sync()
  expect(readPlan(fresh.document, 2027, BUILT_IN_CATEGORIES)).toEqual(saved)
  page.close()
  fresh.close()
}, 120_000)

test('[OPS-4] a mistake is one sentence on stderr and code 1', async () => {
  const { code, out, errors } = await samplan(join(root, 'nothing'), 'verify')
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(errors).toContain('cannot be read')
  expect(errors.split('\n')).toHaveLength(1)
}, 30_000)
