import { expect, it } from 'vitest'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import type { DirectoryUnderTest } from './under-test.ts'

const plan = (id: string, year: number, createdAt: string): PlanSummary => ({
  id,
  year,
  createdAt,
  title: id,
  status: 'draft',
})

export function testPlans(under: () => DirectoryUnderTest): void {
  it('lists plans by newest year, then newest made', async () => {
    const { directory } = under()
    await directory.addPlan(plan('first', 2027, '2026-01-01'))
    await directory.addPlan(plan('next', 2028, '2026-01-02'))
    await directory.addPlan(plan('second', 2027, '2026-01-03'))
    expect((await directory.listPlans()).map(({ id }) => id)).toEqual(['next', 'second', 'first'])
    expect(await directory.findPlan('first')).toEqual(plan('first', 2027, '2026-01-01'))
    expect(await directory.findPlan('none')).toBeUndefined()
  })

  it('[SIGN-9] keeps whether a plan is agreed', async () => {
    const { directory } = under()
    await directory.addPlan(plan('first', 2027, '2026-01-01'))
    await directory.addPlan(plan('next', 2028, '2026-01-02'))
    await directory.setPlanStatus('first', 'agreed')
    expect((await directory.listPlans()).map(({ status }) => status)).toEqual(['draft', 'agreed'])
    await directory.setPlanStatus('first', 'draft')
    await directory.setPlanStatus('none', 'agreed')
    expect((await directory.listPlans()).map(({ status }) => status)).toEqual(['draft', 'draft'])
  })
}
