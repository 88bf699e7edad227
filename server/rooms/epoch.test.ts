/** Pages that outlive a restore from a backup. */
import { afterEach, describe, expect, test } from 'vitest'
import { planProperties } from '#shared/plan/plan-document.ts'
import { createMemoryJournal } from '../adapters/memory-journal.ts'
import { PLAN_ROOM, startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
afterEach(() => server.close())

async function signInAt(epoch: string) {
  server = await startTestServer({ ports: { journal: { ...createMemoryJournal(), epoch } } })
  return server.signIn('anna')
}

describe('[SYNC-10] a room', () => {
  test('says which epoch it is of before all else', async () => {
    const socket = await (await signInAt('first')).openSocket()
    await socket.sync()
    expect(socket.heard[0]).toEqual({ kind: 'hello', epoch: 'first' })
  })

  test('takes back who knows this epoch, and who names none, as stock clients do', async () => {
    const director = await signInAt('first')
    const again = await director.openSocket(`${PLAN_ROOM}?epoch=first`)
    await again.sync()
    const stock = await director.openSocket()
    await stock.sync()
    expect(planProperties(again.document).toJSON()).toEqual(planProperties(stock.document).toJSON())
  })

  test('turns away for good who comes from before a restore, and tells and takes nothing', async () => {
    const director = await signInAt('second')
    const socket = await director.openSocket(`${PLAN_ROOM}?epoch=first`)
    socket.edit((document) => planProperties(document).set('title', 'fra før'))
    expect((await socket.hears('closed')).code).toBe(4410)
    expect(socket.heard).toEqual([{ kind: 'closed', code: 4410 }])
    const now = await director.openSocket()
    await now.sync()
    expect(JSON.stringify(planProperties(now.document).toJSON())).not.toContain('fra før')
  })
})
