/** A plan's public page (offentliggørelse): what directors do about it, and what follows. Kept in the ledger, in order, never altered. */
import type { Person, Signature } from '../permissions/person.ts'
import { otherParty, type Party } from '../plan/plan.ts'

export const PUBLICATION_ACTS = ['asked', 'agreed', 'taken-back', 'declined', 'withdrawn'] as const
/** foreslog · sagde ja · trak forslaget tilbage · sagde nej · tog siden ned. */
export type PublicationActName = (typeof PUBLICATION_ACTS)[number]

export const ROBOTS = ['noindex', 'index'] as const
/** Whether search engines may show the page: `index` where both parties say so. */
export type Robots = (typeof ROBOTS)[number]

/** What was said with it; `proposal` is the id of the act that proposed. */
export type PublicationDeed =
  | { act: 'asked'; robots: Robots }
  | { act: 'agreed'; proposal: string; robots: Robots }
  | { act: 'taken-back'; proposal: string }
  | { act: 'declined'; proposal: string; reason: string }
  | { act: 'withdrawn'; reason: string }

export interface PublicationAct {
  id: string
  deed: PublicationDeed
  by: Signature
  /** ISO instant, the server's clock. */
  at: string
}

export const PUBLICATION_STATES = ['private', 'proposed', 'published', 'withdrawn'] as const
/** ikke offentlig · foreslået · offentlig · taget ned. */
export type PublicationStateName = (typeof PUBLICATION_STATES)[number]

/** Said by a director, at an instant. */
export type Said<More = unknown> = Pick<PublicationAct, 'by' | 'at'> & More

export interface PublicationState {
  /** Published is what both parties have said yes to and nobody has taken down since. */
  name: PublicationStateName
  /** What waits for the other party's director: to publish, or of a page that is public what search engines may do. */
  proposal: Said<{ id: string; robots: Robots }> | undefined
  /** `since` is when it came out; `asked` and `agreed` are those who last said how it is to be. */
  published: { since: string; robots: Robots; asked: Said; agreed: Said } | undefined
  /** How the page went down, where it has not come out again since. */
  withdrawn: Said<{ reason: string }> | undefined
}

/** What has become of a plan's public page by all that was done about it, in order; what cannot follow what was before does nothing. */
export function publicationState(acts: readonly PublicationAct[]): PublicationState {
  const state: Omit<PublicationState, 'name'> = {
    proposal: undefined,
    published: undefined,
    withdrawn: undefined,
  }
  for (const act of acts) if (!refusalOf(state, act.by, act.deed)) apply(state, act)
  return { ...state, name: nameOf(state) }
}

/** Whether the act leads to a page: nobody says so of one with nothing on it, and everybody may say no to it or take it down. */
export function leadsOut(act: PublicationActName): boolean {
  return act === 'asked' || act === 'agreed'
}

/** Why an act is not taken: it has moved on since the person looked, or it is for a director of the other party. */
export type PublicationRefusal = 'publication-moved-on' | 'publication-takes-both'

/** Why this party's director cannot do so now, or undefined where they can. That they are a director is `can`'s to say. */
export function refusalOf(
  { proposal, published }: Pick<PublicationState, 'proposal' | 'published'>,
  { party }: Pick<Person, 'party'>,
  deed: PublicationDeed,
): PublicationRefusal | undefined {
  switch (deed.act) {
    case 'asked':
      return proposal || published?.robots === deed.robots ? 'publication-moved-on' : undefined
    case 'agreed':
    case 'declined':
      if (proposal?.id !== deed.proposal) return 'publication-moved-on'
      return proposal.by.party === party ? 'publication-takes-both' : undefined
    case 'taken-back':
      if (proposal?.id !== deed.proposal) return 'publication-moved-on'
      return proposal.by.party === party ? undefined : 'publication-takes-both'
    case 'withdrawn':
      return published ? undefined : 'publication-moved-on'
    default:
      deed satisfies never
      return 'publication-moved-on'
  }
}

/** The party whose director a proposal waits for; undefined where none waits. */
export function partyAskedToPublish({ proposal }: PublicationState): Party | undefined {
  return proposal && otherParty(proposal.by.party)
}

function apply(state: Omit<PublicationState, 'name'>, { id, deed, by, at }: PublicationAct): void {
  switch (deed.act) {
    case 'asked':
      state.proposal = { id, by, at, robots: deed.robots }
      return
    case 'agreed': {
      const { proposal, published } = state
      if (!proposal) return
      const isForAll = proposal.robots === 'index' && deed.robots === 'index'
      state.published = {
        since: published?.since ?? at,
        robots: isForAll ? 'index' : 'noindex',
        asked: { by: proposal.by, at: proposal.at },
        agreed: { by, at },
      }
      state.proposal = undefined
      state.withdrawn = undefined
      return
    }
    case 'taken-back':
    case 'declined':
      state.proposal = undefined
      return
    case 'withdrawn':
      state.withdrawn = { by, at, reason: deed.reason }
      state.published = undefined
      // What was taken down does not come out again by one click of the other's.
      state.proposal = undefined
      return
    default:
      deed satisfies never
  }
}

function nameOf({ proposal, published, withdrawn }: Omit<PublicationState, 'name'>): PublicationStateName {
  if (published) return 'published'
  if (proposal) return 'proposed'
  return withdrawn ? 'withdrawn' : 'private'
}
