import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it, vi } from 'vitest'
import { directoryOver } from './adapters/directory-data.ts'
import { createMemoryStore } from './adapters/memory-directory.ts'
import { openWorkspace } from './testing/postgres-workspace.ts'
import { send, startTestServer } from './testing/start-test-server.ts'
import { describeWithPostgres, newDatabase } from './testing/with-postgres.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** Starts a server, has somebody write in it, and closes it; nothing here holds it any longer. */
async function usedAndClosed(): Promise<WeakRef<object>> {
  const testServer = await startTestServer()
  const socket = await (await testServer.signIn('anna')).openSocket()
  await socket.sync()
  socket.edit((document) => document.getMap('properties').set('note', 'skrevet'))
  await socket.hears('saved')
  await testServer.metrics()
  socket.close()
  await testServer.close()
  return new WeakRef(testServer.server)
}

it('holds nothing of a server in memory once it is closed', async () => {
  const servers = [await usedAndClosed(), await usedAndClosed()]
  const areGone = async () => {
    // What was reached through a WeakRef lives until the end of the event loop's turn.
    await setImmediate()
    collectGarbage()
    return servers.every((server) => server.deref() === undefined)
  }
  await expect.poll(areGone).toBe(true)
})

it('tells the counts of the process beside those of each server in it', async () => {
  const [first, second] = [await startTestServer(), await startTestServer()]
  const socket = await (await first.signIn('anna')).openSocket()
  const counts = [await first.metrics(), await second.metrics()]
  for (const text of counts) expect(text.match(/^process_resident_memory_bytes \d+$/gmu)).toHaveLength(1)
  expect(counts.map((text) => /^samplan_sockets (\d+)$/mu.exec(text)?.[1])).toEqual(['1', '0'])
  socket.close()
  await first.close()
  await second.close()
})

it('lets what is under way end side by side when it stops: a mail server that hangs holds up nothing else', async () => {
  const { server, close } = await startTestServer()
  const mail = Promise.withResolvers<void>()
  vi.spyOn(server.mail, 'close').mockReturnValue(mail.promise)
  const settled = vi.spyOn(server.restores, 'settle')
  const kept = vi.spyOn(server.moments, 'close')
  const closing = close()
  await setImmediate()
  expect(settled).toHaveBeenCalledOnce()
  await vi.waitFor(() => expect(kept).toHaveBeenCalledOnce())
  mail.resolve()
  await closing
})

it('[OPS-9] answers what is under way when it is told to stop, before what the answer needs is closed', async () => {
  const directory = directoryOver(createMemoryStore())
  const { url, signIn, close } = await startTestServer({ ports: { directory } })
  const anna = await signIn('anna')
  const asked = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  const find = directory.findSession
  vi.spyOn(directory, 'findSession').mockImplementation(async (hash) => {
    asked.resolve()
    await goOn.promise
    return find.call(directory, hash)
  })
  const answer = anna.request('GET', '/api/plans/demo-2027')
  await asked.promise
  const closing = close()
  await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  goOn.resolve()
  expect((await answer).status).toBe(200)
  await closing
})

it('[OPS-9] drains: not ready first, then no new connections, then every page told to come back, one after the other', async () => {
  const { url, server, signIn, close } = await startTestServer()
  const anna = await signIn('anna')
  const sockets = await Promise.all(Array.from({ length: 6 }, () => anna.openSocket()))
  const order: string[] = []
  const told = sockets.map(async (socket) => {
    await socket.sync()
    const { code } = await socket.hears('closed')
    order.push('told')
    return code
  })
  const drained = server.drain(1_000).then(() => order.push('drained'))
  const health = await send(url, 'GET', '/healthz')
  expect([health.status, (await health.json()).error.code]).toEqual([503, 'draining'])
  // Whoever keeps a connection open is to let it go.
  expect(health.headers.get('connection')).toBe('close')
  expect((await anna.request('GET', '/api/plans')).status).toBe(200)
  expect(order).toEqual([])
  sockets[5]?.edit((document) => document.getMap('properties').set('note', 'skrevet imens'))
  await sockets[5]?.hears('saved')
  await expect
    .poll(() =>
      fetch(`${url}/healthz`).then(
        () => 'answered',
        () => 'refused',
      ),
    )
    .toBe('refused')
  expect(order).not.toContain('drained')
  expect(await Promise.all(told)).toEqual(Array.from({ length: 6 }, () => 1012))
  await drained
  await close()
})

describeWithPostgres('a server that stops, in PostgreSQL', () => {
  it('[AUDIT-4] enters what it had only counted before it lets the database go', async () => {
    const url = await newDatabase()
    const broken: string[] = []
    const {
      database: _,
      close: __,
      ...stores
    } = await openWorkspace(url, {
      onBroken: (reason) => broken.push(reason),
    })
    const server = await startTestServer({ ports: stores })
    const reader = await server.signIn('rikke')
    const forbidden = ['/api/audit', '/api/duties', '/api/meetings', '/api/people/nobody/sessions/none']
    for (const path of forbidden)
      for (let time = 0; time < 7; time++)
        await reader.request(path.includes('people') ? 'DELETE' : 'GET', path)
    await server.close()
    expect(broken).toEqual([])
    const { trail, close } = await openWorkspace(url)
    const actions = (await Array.fromAsync(trail.read())).map(({ action }) => action)
    expect(actions.filter((action) => action === 'refusals-left-out').length).toBeGreaterThan(1)
    await close()
  })
})
