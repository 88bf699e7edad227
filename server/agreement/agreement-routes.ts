import type { Agreement } from '#shared/agreement/agreement.ts'
import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint } from '../http/endpoint.ts'

/** Tells the agreement in force, and before one has signed in what its parties are called. */
export function agreementRoutes({
  agreement,
}: {
  agreement: Agreement
}): EndpointsOf<'readAgreement' | 'readParties'> {
  const parties = agreement.parties.map(({ id, name, genitive }) => ({ id, name, genitive }))
  return {
    readAgreement: endpoint(routes.readAgreement, async () => agreement),
    readParties: endpoint(routes.readParties, async () => ({ parties })),
  }
}
