import { beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '#shared/permissions/person.ts'
import { SCHEMA_VERSION } from '#shared/plan/plan-document.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { BrowserDatabase } from '../../connection/browser-database.ts'
import { freshBrowser } from '../../testing/kept-pages.ts'
import { person } from '../../testing/open-plan.ts'
import { Device } from './device.ts'

const anna = person('director', 'censec', 'Anna')
const mette = person('director', 'difos', 'Mette')
const PART = { epoch: 'first', schema: SCHEMA_VERSION, update: new Uint8Array([1]) }
const PLAN: PlanSummary = {
  id: 'p-1',
  year: 2027,
  title: 'Plan',
  status: 'draft',
  createdAt: '2026-11-24T10:00:00Z',
}

let database: BrowserDatabase
let device: Device
beforeEach(() => {
  freshBrowser()
  database = new BrowserDatabase()
  device = new Device(database)
})

const meet = (who: Person, lacksSecondFactor = false) =>
  device.meet({ person: who, hasPassword: true, hasSecondFactor: false, lacksSecondFactor })

async function copy(who: Person, ...rooms: string[]): Promise<void> {
  for (const room of rooms) await database.copies.replace([who.id, room, 1], PART)
}

async function type(who: Person, room: string): Promise<void> {
  const edit = { page: 1, sequence: 1, at: '2027-01-04T08:00:00Z', ...PART }
  await database.edits.keep([who.id, room, 1, 1], edit)
}

describe('[OFFLINE-3] what is kept of a room that this edition does not know', () => {
  it('stays: another edition wrote it, and its words may be nowhere else', async () => {
    await meet(anna)
    await type(anna, 'plan/p-1/wishes')
    await meet(anna)
    expect(await database.edits.count(anna.id)).toBe(1)
  })
})

describe('[OFFLINE-2] the device', () => {
  it('knows who was signed in here last and which plans there were', async () => {
    await meet(anna)
    await device.keepPlans(anna, [PLAN])
    await meet(anna)
    expect((await device.lastVisit())?.session.person).toEqual(anna)
    expect(await device.plans(anna)).toEqual([PLAN])
  })

  it('knows which plans there are though they were listed before it knew who is signed in', async () => {
    await Promise.all([meet(anna), device.keepPlans(anna, [PLAN])])
    expect(await device.plans(anna)).toEqual([PLAN])
  })

  it('opens a plan without the server only where both it and what is said about it are here', async () => {
    await meet(anna)
    await copy(anna, 'plan/p-1', 'plan/p-1/ledger', 'plan/p-2', 'workspace')
    expect(await device.keptPlans(anna)).toEqual(new Set(['p-1']))
  })

  it('lets nobody in who still lacks a second factor', async () => {
    await meet(anna, true)
    expect(await device.lastVisit()).toBeUndefined()
  })
})

describe('[OFFLINE-3] the device', () => {
  it('forgets what is another’s copy when somebody signs in, but not what they have typed', async () => {
    await meet(anna)
    await copy(anna, 'plan/p-1', 'plan/p-1/ledger')
    await type(anna, 'plan/p-1')
    await meet(mette)
    expect((await device.lastVisit())?.session.person).toEqual(mette)
    expect(await device.keptPlans(anna)).toEqual(new Set())
    expect(await database.edits.list(anna.id, 'plan/p-1')).toHaveLength(1)
  })

  it('forgets all copies once the server says that nobody is signed in', async () => {
    await meet(anna)
    await copy(anna, 'plan/p-1', 'plan/p-1/ledger')
    await device.forgetCopies()
    expect(await device.lastVisit()).toBeUndefined()
    expect(await device.keptPlans(anna)).toEqual(new Set())
  })

  it('forgets what the person may no longer read, as soon as the server says what they are now', async () => {
    await meet(anna)
    await type(anna, 'plan/p-1/confidential/censec')
    await type(anna, 'plan/p-1')
    await meet({ ...anna, role: 'observer' })
    expect(await database.edits.list(anna.id, 'plan/p-1/confidential/censec')).toEqual([])
    expect(await database.edits.list(anna.id, 'plan/p-1')).toHaveLength(1)
  })

  it('forgets a plan that there is no longer', async () => {
    await meet(anna)
    await copy(anna, 'plan/p-1', 'plan/p-1/ledger', 'plan/p-2', 'plan/p-2/ledger')
    await device.keepPlans(anna, [PLAN])
    expect(await device.keptPlans(anna)).toEqual(new Set(['p-1']))
  })

  it('holds nothing of a person who has signed out, nor takes anything more', async () => {
    await meet(anna)
    await copy(anna, 'plan/p-1', 'plan/p-1/ledger')
    await type(anna, 'plan/p-1')
    await database.signOut(anna.id)
    await copy(anna, 'plan/p-1')
    await device.keepPlans(anna, [PLAN])
    expect(await device.lastVisit()).toBeUndefined()
    expect(await database.rooms(anna.id)).toEqual(new Set())
  })
})
