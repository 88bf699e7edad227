import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { call } from '../../api/call.ts'
import { device } from './device.ts'
import { type Answered, serverOrDevice } from './server-or-device.ts'

/** The plans there are; where the server cannot be reached, those there were. */
export async function listPlans(person: Person): Promise<Answered<{ plans: readonly PlanSummary[] }>> {
  const answered = await serverOrDevice(call(routes.listPlans), async () => {
    const plans = await device.plans(person)
    return plans && { plans }
  })
  const { result, isFromDevice } = answered
  if (result.kind === 'ok' && !isFromDevice) await device.keepPlans(person, result.answer.plans)
  return answered
}
