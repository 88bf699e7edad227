import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Party } from '../plan/plan.ts'
import {
  type PublicationAct,
  type PublicationDeed,
  partyAskedToPublish,
  publicationState,
  refusalOf,
} from './publication.ts'

const at = (index: number) => `2027-01-01T08:00:${String(index).padStart(2, '0')}.000Z`
function act(party: Party, deed: PublicationDeed, index = 0): PublicationAct {
  const by = { personId: party, name: party, party, role: 'director' } as const
  return { id: `act-${index}`, deed, by, at: at(index) }
}
const inOrder = (...said: [Party, PublicationDeed][]) =>
  said.map(([party, deed], index) => act(party, deed, index))
const asked = { act: 'asked', robots: 'index' } as const
const agreed = (proposal: string, robots: 'index' | 'noindex' = 'index') =>
  ({ act: 'agreed', proposal, robots }) as const

describe('[PUBLIC-1] a page is public', () => {
  test('once the other party has said yes to the proposal, and until either takes it down', () => {
    const acts = inOrder(['censec', asked], ['difos', agreed('act-0')])
    expect(publicationState([])).toMatchObject({ name: 'private' })
    const proposed = publicationState(acts.slice(0, 1))
    expect(proposed.name).toBe('proposed')
    expect(partyAskedToPublish(proposed)).toBe('difos')
    expect(publicationState(acts)).toMatchObject({
      name: 'published',
      proposal: undefined,
      published: { since: at(1), robots: 'index', asked: { at: at(0) }, agreed: { at: at(1) } },
    })
    for (const party of ['censec', 'difos'] as const) {
      const down = publicationState([...acts, act(party, { act: 'withdrawn', reason: 'Fejl.' }, 2)])
      expect(down).toMatchObject({ name: 'withdrawn', published: undefined, withdrawn: { reason: 'Fejl.' } })
    }
  })

  test('not by a yes to what was taken back, declined, proposed otherwise since, or taken down with the page', () => {
    const yes: [Party, PublicationDeed] = ['difos', agreed('act-0')]
    const taken = inOrder(['censec', asked], ['censec', { act: 'taken-back', proposal: 'act-0' }], yes)
    const declined = inOrder(
      ['censec', asked],
      ['difos', { act: 'declined', proposal: 'act-0', reason: '' }],
      yes,
    )
    const anew = inOrder(
      ['censec', asked],
      ['censec', { act: 'taken-back', proposal: 'act-0' }],
      ['censec', { act: 'asked', robots: 'noindex' }],
      yes,
    )
    for (const acts of [taken, declined, anew]) expect(publicationState(acts).published).toBeUndefined()
    const withdrawnMeanwhile = inOrder(
      ['censec', { act: 'asked', robots: 'noindex' }],
      ['difos', agreed('act-0')],
      ['censec', asked],
      ['difos', { act: 'withdrawn', reason: '' }],
      ['difos', agreed('act-2')],
    )
    expect(publicationState(withdrawnMeanwhile).name).toBe('withdrawn')
  })

  test('stays so while other terms are proposed, and has them once the other says yes', () => {
    const acts = inOrder(
      ['censec', { act: 'asked', robots: 'noindex' }],
      ['difos', agreed('act-0')],
      ['difos', asked],
      ['censec', agreed('act-2')],
    )
    expect(publicationState(acts.slice(0, 3))).toMatchObject({
      name: 'published',
      published: { robots: 'noindex' },
      proposal: { id: 'act-2' },
    })
    expect(publicationState(acts)).toMatchObject({
      name: 'published',
      published: { since: at(1), robots: 'index' },
    })
    // What it has already needs no asking.
    expect(refusalOf(publicationState(acts), { party: 'censec' }, asked)).toBe('publication-moved-on')
  })
})

test('[PUBLIC-1] [PUBLIC-4] [property] never without a yes of each party since it last went down, and in search engines only where both let it', () => {
  const robots = fc.constantFrom('index' as const, 'noindex' as const)
  const proposal = fc.integer({ min: 0, max: 11 }).map((index) => `act-${index}`)
  const deed: fc.Arbitrary<PublicationDeed> = fc.oneof(
    fc.record({ act: fc.constant('asked' as const), robots }),
    fc.record({ act: fc.constant('agreed' as const), proposal, robots }),
    fc.record({ act: fc.constant('taken-back' as const), proposal }),
    fc.record({ act: fc.constant('declined' as const), proposal, reason: fc.constant('') }),
    fc.record({ act: fc.constant('withdrawn' as const), reason: fc.constant('') }),
  )
  const acts = fc
    .array(fc.tuple(fc.constantFrom<Party>('censec', 'difos'), deed), { maxLength: 12 })
    .map((said) => inOrder(...said))
  fc.assert(
    fc.property(acts, (all) => {
      const { published, name } = publicationState(all)
      expect(name === 'published').toBe(published !== undefined)
      if (!published) return
      const yes = all.findIndex(({ at: when }) => when === published.agreed.at)
      const question = all.findIndex(({ at: when }) => when === published.asked.at)
      expect(all[yes]?.by.party).not.toBe(all[question]?.by.party)
      expect(question).toBeLessThan(yes)
      expect(all.slice(yes).some(({ deed: { act: done } }) => done === 'withdrawn')).toBe(false)
      if (published.robots === 'index')
        for (const one of [all[yes], all[question]]) expect(one?.deed).toMatchObject({ robots: 'index' })
    }),
    { numRuns: 2_000 },
  )
})
