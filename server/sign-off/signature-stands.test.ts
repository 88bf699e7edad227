import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import type { Category } from '#shared/plan/plan.ts'
import { createMemoryDirectory } from '../adapters/memory-directory.ts'
import { createMemoryJournal } from '../adapters/memory-journal.ts'
import { createMemoryLeases } from '../adapters/memory-leases.ts'
import { createRandomIds } from '../adapters/random-ids.ts'
import { systemClock } from '../adapters/system-clock.ts'
import { demoPersonNamed } from '../demo/demo-people.ts'
import { Plans } from '../plans/plans.ts'
import { Rooms } from '../rooms/rooms.ts'
import { silentRoomWatch } from '../testing/silent-room-watch.ts'
import { SignOffs } from './sign-offs.ts'

const PLAN_ID = 'plan-2027'
const SECTION: Category = 3

let rooms: Rooms
afterEach(() => rooms.closeAll())

test('[SIGN-13] a signature that stands is answered as one, though the plan begins anew before it is', async () => {
  rooms = new Rooms({
    journal: createMemoryJournal(),
    watch: silentRoomWatch,
    idleMilliseconds: 60_000,
  })
  const plans = new Plans({
    categories: BUILT_IN_CATEGORIES,
    directory: createMemoryDirectory(),
    rooms,
    clock: systemClock,
  })
  await plans.create({ id: PLAN_ID, year: 2027, title: 'Plan' })
  const beginAnew = () =>
    plans.renew(PLAN_ID, 'moved', async ({ plan, ledger, wordings }) => ({
      plan: copyOf(plan),
      ledger: copyOf(ledger),
      wordings: copyOf(wordings),
      workspace: undefined,
    }))
  let looks = 0
  const signOffs = new SignOffs({
    plans,
    findings: {
      of: async () => {
        looks++
        // The words have been judged by the first, and are signed by the second.
        if (looks === 3) await beginAnew()
        return { overlaps: [], roleFindings: [] }
      },
    },
    leases: createMemoryLeases(),
    clock: systemClock,
    ids: createRandomIds(),
    isDirector: async () => true,
    handedOver: async () => ({ kept: Promise.resolve() }),
  })
  const anna = demoPersonNamed('anna')
  const { contentHash } = await signOffs.section(PLAN_ID, SECTION, anna)
  const answer = await signOffs.act(PLAN_ID, SECTION, anna, {
    act: 'approved',
    contentHash,
    reason: '',
  })
  expect(looks).toBe(4)
  expect(answer).toMatchObject({ state: 'half-approved', approvals: [{ isCurrent: true }] })
})

function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document))
  return copy
}
