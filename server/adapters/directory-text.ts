import { canonicalJson } from '#shared/basics/canonical-json.ts'
import type { DirectoryData } from './directory-data.ts'

/** The directory as one text, the same for the same directory wherever it is kept. */
export function directoryText(data: DirectoryData): string {
  // Whoever has no identity may have a list of none.
  const members = data.members.map(({ identities = [], ...member }) => ({
    ...member,
    ...(identities.length > 0 && { identities }),
  }))
  return canonicalJson(JSON.parse(JSON.stringify({ ...data, members })))
}
