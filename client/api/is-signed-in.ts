import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from './call.ts'

/** Whether this browser is still, or again, signed in as that person. */
export async function isSignedInAs(person: Person): Promise<boolean> {
  const result = await call(routes.whoAmI)
  return result.kind === 'ok' && result.answer.person.id === person.id
}
