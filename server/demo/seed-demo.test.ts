import { expect, test } from 'vitest'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { readPlan } from '#shared/plan/read-plan.ts'
import { createMemoryDirectory } from '../adapters/memory-directory.ts'
import { createMemoryJournal } from '../adapters/memory-journal.ts'
import { createRandomIds } from '../adapters/random-ids.ts'
import { openSqliteJournal } from '../adapters/sqlite-journal.ts'
import { systemClock } from '../adapters/system-clock.ts'
import { Plans } from '../plans/plans.ts'
import type { Directory } from '../ports/directory.ts'
import type { Journal } from '../ports/journal.ts'
import { Rooms } from '../rooms/rooms.ts'
import { plainPasswords } from '../testing/plain-passwords.ts'
import { silentRoomWatch } from '../testing/silent-room-watch.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { DEMO_PLAN_ID, seedDemo } from './seed-demo.ts'

/** Seeds over this journal and directory, and answers the plan it reads afterwards. */
async function seed(journal: Journal, directory: Directory) {
  const rooms = new Rooms({ journal, watch: silentRoomWatch, idleMilliseconds: 60_000 })
  const plans = new Plans({ categories: BUILT_IN_CATEGORIES, directory, rooms, clock: systemClock })
  const ids = createRandomIds()
  await seedDemo({
    directory,
    plans,
    passwords: plainPasswords,
    ids,
    clock: systemClock,
    password: 'kodeord',
    hasLastYear: true,
  })
  const plan = await plans.inPlan(DEMO_PLAN_ID, (room) =>
    room.read((document) => readPlan(document, 2027, BUILT_IN_CATEGORIES)),
  )
  await rooms.closeAll()
  return plan
}

/** As when the process is killed with the documents on disk and the plan not yet listed. */
function neverListing(): Directory {
  return { ...createMemoryDirectory(), addPlan: () => Promise.reject(new Error('killed')) }
}

test('[KEPT-1] a first start that was cut short is begun anew, with every text once', async () => {
  const whole = await seed(createMemoryJournal(), createMemoryDirectory())
  const { folder, remove } = await temporaryFolder()
  const journals = [createMemoryJournal(), await openSqliteJournal({ folder, onDiskBroken: () => {} })]
  for (const journal of journals) {
    await expect(seed(journal, neverListing())).rejects.toThrow('killed')
    const again = await seed(journal, createMemoryDirectory())
    expect(again.sections.map(({ text }) => text)).toEqual(whole.sections.map(({ text }) => text))
    expect(again.sections.flatMap(({ activities }) => activities.map(({ id }) => id))).toEqual(
      whole.sections.flatMap(({ activities }) => activities.map(({ id }) => id)),
    )
    await journal.close()
  }
  await remove()
})
