import { withPresentKinds } from '../findings/former-kind.ts'
import { conceptsUnder } from '../overlap/vocabulary.ts'
import { agreementSchema } from './agreement.ts'
import { conceptsAskedFor } from './duties.ts'

/** Every fault of what should be an agreement, each with where it is; none where it can be used. */
export function faultsOfAgreement(json: unknown): string[] {
  const read = agreementSchema.safeParse(withPresentKinds(json))
  if (!read.success)
    return read.error.issues.map(({ path, message }) =>
      path.length > 0 ? `${path.join('.')}: ${message}` : message,
    )
  const ids = conceptsUnder(read.data).map(({ id }) => id)
  const known = new Set(ids)
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `the concept ${id} is there twice`),
    ...[...conceptsAskedFor(read.data.duties)]
      .filter((id) => !known.has(id))
      .map((id) => `duties ask for the unknown concept ${id}`),
  ]
}
