import type * as Y from 'yjs'
import { createActivity } from '#shared/plan/edit-plan.ts'
import type { Category } from '#shared/plan/plan.ts'
import { sectionText } from '#shared/plan/plan-document.ts'
import { rankBetween } from '#shared/plan/rank.ts'
import { appendRichText } from '#shared/plan/rich-text-document.ts'
import type { Plans } from '../plans/plans.ts'
import type { Directory } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import type { Passwords } from '../ports/passwords.ts'
import { DEMO_PEOPLE } from './demo-people.ts'
import { DEMO_PLAN } from './demo-plan.ts'

export const DEMO_PLAN_ID = 'demo-2027'

const SEED = 'seed'

export interface DemoOptions {
  directory: Directory
  plans: Plans
  passwords: Passwords
  ids: Ids
  password: string
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
  password,
}: DemoOptions): Promise<boolean> {
  if (!(await directory.findPlan(DEMO_PLAN_ID))) {
    if (!(await directory.isEmpty())) return false
    const { year, title } = DEMO_PLAN
    await plans.create({ id: DEMO_PLAN_ID, year, title }, (document) => writeDemoPlan(document, ids))
  }
  const passwordHash = await passwords.hash(password)
  for (const person of DEMO_PEOPLE) {
    if (await directory.findPerson(person.id)) await directory.setPasswordHash(person.id, passwordHash)
    else await directory.addMember({ person, passwordHash })
  }
  return true
}

function writeDemoPlan(document: Y.Doc, ids: Ids): void {
  for (const { category, text } of DEMO_PLAN.sections) appendRichText(sectionText(document, category), text)
  const lastRanks = new Map<Category, string>()
  for (const { id, ...activity } of DEMO_PLAN.activities) {
    const rank = rankBetween(lastRanks.get(activity.category), undefined, ids.randomBit)
    lastRanks.set(activity.category, rank)
    createActivity(document, id, { ...activity, rank }, SEED)
  }
}
