import type { Person } from '#shared/permissions/person.ts'
import type { PublicationAnswer } from '#shared/protocol/schemas/publication.ts'
import { leadsOut, type PublicationActName, type Robots } from '#shared/publication/publication.ts'

export interface OfferedAct {
  act: PublicationActName
  /** What is proposed of a page that is public already: what search engines may do. */
  robots?: Robots
  /** The one that brings the page on. */
  isMain?: true
}

/** What a director can do about the page as it stands, in the order of the buttons. */
export function actsFor(
  { party }: Pick<Person, 'party'>,
  { proposal, published, content }: Pick<PublicationAnswer, 'proposal' | 'published' | 'content'>,
): OfferedAct[] {
  const acts: OfferedAct[] = []
  if (proposal?.waitsFor === party) acts.push({ act: 'agreed', isMain: true }, { act: 'declined' })
  else if (proposal) acts.push({ act: 'taken-back' })
  else if (published) acts.push({ act: 'asked', robots: published.robots === 'index' ? 'noindex' : 'index' })
  else acts.push({ act: 'asked', isMain: true })
  if (published) acts.push({ act: 'withdrawn' })
  return content.sections.length > 0 ? acts : acts.filter(({ act }) => !leadsOut(act))
}
