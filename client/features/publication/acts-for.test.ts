import { describe, expect, it } from 'vitest'
import type { Signature } from '#shared/permissions/person.ts'
import type { PublicationAnswer } from '#shared/protocol/schemas/publication.ts'
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

type Said = [party: 'censec' | 'difos', deed: PublicationDeed]

const AGREED: PublicationAnswer['content']['sections'] = [
  { category: 2, agreedAt: at, text: [], activities: [] },
]

/** What each party's director can do after these acts, by id in their order, with these sections on the page. */
function offeredAfter(deeds: Said[], sections = AGREED) {
  const acts = deeds.map(
    ([party, deed], index): PublicationAct => ({ id: `${index}`, deed, by: sign(party), at }),
  )
  const state = publicationState(acts)
  const { proposal, published } = state
  const waitsFor = partyAskedToPublish(state)
  const answer = {
    proposal: proposal && waitsFor && { ...proposal, waitsFor },
    published,
    content: { publicId: '2027-abcdefgh', year: 2027, sections },
  }
  const of = (party: 'censec' | 'difos') => actsFor({ party }, answer).map(({ act, robots }) => robots ?? act)
  return [of('censec'), of('difos')]
}

describe('[PUBLIC-9] what a director can do about the public page', () => {
  it('is to propose it, to answer the other party’s proposal or take the own one back, and to take it down', () => {
    const asked: Said = ['censec', { act: 'asked', robots: 'noindex' }]
    const agreed: Said = ['difos', { act: 'agreed', proposal: '0', robots: 'noindex' }]
    expect(offeredAfter([])).toEqual([['asked'], ['asked']])
    expect(offeredAfter([asked])).toEqual([['taken-back'], ['agreed', 'declined']])
    const both = ['index', 'withdrawn']
    expect(offeredAfter([asked, agreed])).toEqual([both, both])
    const more: Said = ['difos', { act: 'asked', robots: 'index' }]
    expect(offeredAfter([asked, agreed, more])).toEqual([
      ['agreed', 'declined', 'withdrawn'],
      ['taken-back', 'withdrawn'],
    ])
    const down: Said = ['censec', { act: 'withdrawn', reason: '' }]
    expect(offeredAfter([asked, agreed, down])).toEqual([['asked'], ['asked']])
  })

  it('is never to bring out a page with nothing on it, and always to say no to it and to take it down', () => {
    const asked: Said = ['censec', { act: 'asked', robots: 'noindex' }]
    const agreed: Said = ['difos', { act: 'agreed', proposal: '0', robots: 'noindex' }]
    expect(offeredAfter([], [])).toEqual([[], []])
    expect(offeredAfter([asked], [])).toEqual([['taken-back'], ['declined']])
    expect(offeredAfter([asked, agreed], [])).toEqual([['withdrawn'], ['withdrawn']])
  })
})
