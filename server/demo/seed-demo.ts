import type * as Y from 'yjs'
import { addThread } from '#shared/ledger/write-ledger.ts'
import { signatureOf } from '#shared/permissions/person.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import type { Passwords } from '../ports/passwords.ts'
import { DEMO_PEOPLE, demoPersonNamed } from './demo-people.ts'
import { DEMO_PLAN } from './demo-plan.ts'
import { LAST_YEAR_PLAN_ID, seedLastYear } from './last-year/seed-last-year.ts'
import { writeDemoPlan } from './write-demo-plan.ts'

export const DEMO_PLAN_ID = 'demo-2027'

export interface DemoOptions {
  directory: Directory
  plans: Plans
  passwords: Passwords
  ids: Ids
  clock: Clock
  password: string
  /** Whether the plan of the year before is there as well, with what became of its activities. */
  hasLastYear: boolean
}

/**
 * Fills an empty workspace with the demo plan and its people, and gives the people of a demo workspace this password.
 * A workspace that is neither is left alone; answers whether it is a demo workspace.
 */
export async function seedDemo({
  directory,
  plans,
  passwords,
  ids,
  clock,
  password,
  hasLastYear,
}: DemoOptions): Promise<boolean> {
  if (!(await directory.findPlan(DEMO_PLAN_ID))) {
    if (!(await directory.isEmpty())) return false
    const { year, title } = DEMO_PLAN
    await plans.create({ id: DEMO_PLAN_ID, year, title }, (document) =>
      writeDemoPlan(document, DEMO_PLAN, ids),
    )
    await plans.inGeneration({ kind: 'plan', planId: DEMO_PLAN_ID }, undefined, (generation) =>
      generation.writeLedger((ledger) => writeDemoThread(ledger, ids, clock)),
    )
  }
  // Its people come last, so a first start that was cut short begins what is lacking.
  if (hasLastYear && !(await directory.findPlan(LAST_YEAR_PLAN_ID)) && (await directory.isEmpty()))
    await seedLastYear(plans, ids)
  const passwordHash = await passwords.hash(password)
  for (const person of DEMO_PEOPLE) {
    if (await directory.findPerson(person.id)) await directory.setPasswordHash(person.id, passwordHash)
    else await directory.addMember({ person, passwordHash })
  }
  return true
}

/** An observer’s question and a director’s answer, so that the comments are not an empty page. */
function writeDemoThread(ledger: Y.Doc, ids: Ids, clock: Clock): void {
  const comment = (personId: string, body: string) => ({
    id: ids.newId(),
    author: signatureOf(demoPersonNamed(personId)),
    body,
    at: instantOf(clock),
    mentions: [],
    earlier: [],
  })
  addThread(ledger, {
    id: ids.newId(),
    anchor: { kind: 'activity', activityId: 'demo-nis2-difos' },
    comments: [
      comment('ida', 'CenSec har også en workshop om NIS2 i september. Er det ikke de samme virksomheder?'),
      comment('mette', 'Jo, delvist. Vi tager det op på næste koordineringsmøde.'),
    ],
  })
}
