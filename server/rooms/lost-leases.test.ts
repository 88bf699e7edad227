/** A server that has stood still for too long, and goes on with what it had judged before. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { planProperties } from '#shared/plan/plan-document.ts'
import { type Lease, LeaseLost } from '../ports/leases.ts'
import { versionNote } from '../ports/version-store-contract.ts'
import { type OpenWorkspace, openWorkspace } from '../testing/postgres-workspace.ts'
import { silentRoomWatch } from '../testing/silent-room-watch.ts'
import { describeWithPostgres, newDatabase } from '../testing/with-postgres.ts'
import { Rooms } from './rooms.ts'

const ROOM = { kind: 'plan', planId: 'a' } as const

describeWithPostgres('[SERVERS-22] a lease that another has had since', () => {
  let workspace: OpenWorkspace
  let rooms: Rooms

  beforeEach(async () => {
    workspace = await openWorkspace(await newDatabase(), { isShared: true })
    rooms = new Rooms({ journal: workspace.journal, watch: silentRoomWatch, idleMilliseconds: 60_000 })
    await rooms.beginWhereNew(ROOM, new Y.Doc())
  })
  afterEach(async () => {
    await rooms.closeAll()
    await workspace.leases.close()
    await workspace.close()
  })

  /** Another server has it from the middle of the work on, and this one has not noticed. */
  const lostOnTheWay = <T>(work: (lease: Lease) => Promise<T>) =>
    workspace.leases.under('a', async (lease) => {
      await workspace.database.pool.query("UPDATE leases SET fence = fence + 1 WHERE name = 'a'")
      return work(lease)
    })
  const entitle = (title: string) => (document: Y.Doc) => void planProperties(document).set('title', title)

  test('changes no document, and the room goes on', async () => {
    const { room, leave } = await rooms.enter(ROOM)
    await workspace.leases.under('a', (lease) => room.edit(entitle('i tide'), { lease }))
    await expect(lostOnTheWay((lease) => room.edit(entitle('for sent'), { lease }))).rejects.toThrow(
      LeaseLost,
    )
    expect(await room.read((document) => planProperties(document).get('title'))).toBe('i tide')
    await room.edit(entitle('bagefter'))
    expect(await room.read((document) => planProperties(document).get('title'))).toBe('bagefter')
    leave()
  })

  test('keeps no version, and what is asked for beside it is kept', async () => {
    const keep = (id: string, lease?: Lease) =>
      workspace.versions.keep({ version: versionNote(id), parts: [id] }, lease)
    await workspace.leases.under('a', (lease) => keep('in-time', lease))
    await lostOnTheWay(async (lease) => {
      const late = keep('late', lease)
      const beside = keep('beside')
      await expect(late).rejects.toThrow(LeaseLost)
      await beside
    })
    expect((await workspace.versions.list('a')).map(({ id }) => id)).toEqual(['in-time', 'beside'])
  })
})
