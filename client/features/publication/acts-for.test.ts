import { describe, expect, it } from 'vitest'
import type { Signature } from '#shared/permissions/person.ts'
import type { PublicationAct, PublicationDeed } from '#shared/publication/publication.ts'
import { partyAskedToPublish, publicationState } from '#shared/publication/publication.ts'
import { actsFor } from './acts-for.ts'

const at = '2027-01-01T08:00:00.000Z'
const sign = (party: 'censec' | 'difos'): Signature => ({
  personId: party,
  name: party,
  party,
  role: 'director',
})

/** What each party's director can do after these acts, by id in their order. */
function offeredAfter(...deeds: [party: 'censec' | 'difos', deed: PublicationDeed][]) {
  const acts = deeds.map(
    ([party, deed], index): PublicationAct => ({ id: `${index}`, deed, by: sign(party), at }),
  )
  const state = publicationState(acts)
  const { proposal, published } = state
  const waitsFor = partyAskedToPublish(state)
  const answer = {
    proposal: proposal && waitsFor && { ...proposal, waitsFor },
    published,
  }
  const of = (party: 'censec' | 'difos') => actsFor({ party }, answer).map(({ act, robots }) => robots ?? act)
  return [of('censec'), of('difos')]
}

describe('[PUBLIC-9] what a director can do about the public page', () => {
  it('is to propose it, to answer the other party’s proposal or take the own one back, and to take it down', () => {
    const asked = ['censec', { act: 'asked', robots: 'noindex' }] as const
    const agreed = ['difos', { act: 'agreed', proposal: '0', robots: 'noindex' }] as const
    expect(offeredAfter()).toEqual([['asked'], ['asked']])
    expect(offeredAfter([...asked])).toEqual([['taken-back'], ['agreed', 'declined']])
    const both = ['index', 'withdrawn']
    expect(offeredAfter([...asked], [...agreed])).toEqual([both, both])
    const more = ['difos', { act: 'asked', robots: 'index' }] as const
    expect(offeredAfter([...asked], [...agreed], [...more])).toEqual([
      ['agreed', 'declined', 'withdrawn'],
      ['taken-back', 'withdrawn'],
    ])
    const down = ['censec', { act: 'withdrawn', reason: '' }] as const
    expect(offeredAfter([...asked], [...agreed], [...down])).toEqual([['asked'], ['asked']])
  })
})
