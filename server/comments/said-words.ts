import type { Person } from '#shared/permissions/person.ts'
import type { NewComment } from '#shared/protocol/schemas.ts'
import { Problem } from '../http/problem.ts'
import type { Directory } from '../ports/directory.ts'

/** What somebody has written and whom it calls, each once; `mention-unknown` where one of them may not read it. */
export async function saidWords(
  { body, mentions }: NewComment,
  directory: Pick<Directory, 'findMember'>,
  mayRead: (person: Person) => boolean,
): Promise<NewComment> {
  const distinct = [...new Set(mentions)]
  const members = await Promise.all(distinct.map((personId) => directory.findMember(personId)))
  // Somebody who is not there and somebody who may not read are answered alike.
  if (!members.every((member) => member && !member.deactivatedAt && mayRead(member.person))) {
    throw new Problem('mention-unknown')
  }
  return { body, mentions: distinct }
}
