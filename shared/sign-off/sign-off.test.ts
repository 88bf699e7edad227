import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Party } from '../plan/plan.ts'
import { refusalOf, SIGN_OFF_ACTS, type SignOff, type SignOffAct, sectionState } from './sign-off.ts'

const CATEGORY = 3
interface Director {
  id: string
  party: Party
}
const anna: Director = { id: 'anna', party: 'censec' }
const bo: Director = { id: 'bo', party: 'censec' }
const mette: Director = { id: 'mette', party: 'difos' }

/** A section that people speak about and write in. */
class Talk {
  words = 'h0'
  readonly signOffs: SignOff[] = []

  get state() {
    return sectionState(this.signOffs, { category: CATEGORY, contentHash: this.words })
  }

  /** Answers the refusal; undefined where it was taken. */
  act(
    who: Director,
    act: SignOffAct,
    { seen = this.words, reason = 'fordi', open = [] as string[], liftable = this.objectionsOf(who) } = {},
  ) {
    const refusal = refusalOf(this.state, this.words, who, { act, contentHash: seen, reason, open, liftable })
    if (refusal) return refusal
    const by = { personId: who.id, name: who.id, party: who.party, role: 'director' } as const
    const at = `2027-01-01T08:00:00.${String(this.signOffs.length).padStart(3, '0')}Z`
    const id = String(this.signOffs.length)
    const over = act === 'lifted' ? liftable : open
    this.signOffs.push({ id, category: CATEGORY, act, contentHash: seen, reason, over, by, at })
    return undefined
  }

  objectionsOf({ id }: Director): string[] {
    return this.state.objections.filter(({ by }) => by.personId === id).map((objection) => objection.id)
  }

  /** What the server does with an edit: refuse it where the section is agreed. */
  write(words: string): void {
    if (this.state.name !== 'agreed') this.words = words
  }
}

describe('[SIGN-2] both parties agree a section', () => {
  test('by approving the same words, in either order', () => {
    for (const [first, second] of [
      [anna, mette],
      [mette, anna],
    ] as const) {
      const talk = new Talk()
      talk.act(first, 'approved')
      expect(talk.state.name).toBe('half-approved')
      talk.act(second, 'approved')
      expect(talk.state).toMatchObject({ name: 'agreed', agreedHash: 'h0' })
    }
  })

  test('two people of one party never do', () => {
    const talk = new Talk()
    talk.act(anna, 'approved')
    expect(talk.act(bo, 'approved')).toBe('already-approved')
    expect(talk.state.name).toBe('half-approved')
  })

  test('words that one has not seen cannot be approved', () => {
    const talk = new Talk()
    talk.write('h1')
    expect(talk.act(anna, 'approved', { seen: 'h0' })).toBe('wording-changed')
  })

  test('one section says nothing of another', () => {
    const talk = new Talk()
    talk.act(anna, 'approved')
    talk.act(mette, 'approved')
    expect(sectionState(talk.signOffs, { category: 4, contentHash: 'h0' }).name).toBe('draft')
  })
})

describe('[SIGN-3] an edit voids an approval', () => {
  test('also between the two, so that the second alone agrees nothing', () => {
    const talk = new Talk()
    talk.act(anna, 'approved')
    talk.write('h1')
    expect(talk.state.name).toBe('draft')
    expect(talk.state.approvals.censec).toMatchObject({ contentHash: 'h0' })
    talk.act(mette, 'approved')
    expect(talk.state.name).toBe('half-approved')
    talk.act(anna, 'approved')
    expect(talk.state.name).toBe('agreed')
  })

  test('one that is withdrawn counts no more, and takes a reason', () => {
    const talk = new Talk()
    talk.act(anna, 'approved')
    expect(talk.act(anna, 'withdrew', { reason: ' ' })).toBe('sign-off-reason-needed')
    expect(talk.act(mette, 'withdrew')).toBe('nothing-to-withdraw')
    talk.act(bo, 'withdrew')
    talk.act(mette, 'approved')
    expect(talk.state.name).toBe('half-approved')
  })
})

describe('[SIGN-4] an objection', () => {
  test('needs words, and stops both until who made it lifts it', () => {
    const talk = new Talk()
    expect(talk.act(mette, 'objected', { reason: '' })).toBe('sign-off-reason-needed')
    talk.act(mette, 'objected')
    expect(talk.state.name).toBe('objected')
    expect(talk.act(anna, 'approved')).toBe('objection-stands')
    expect(talk.act(mette, 'approved')).toBe('objection-stands')
    expect(talk.act(anna, 'lifted')).toBe('no-objection-of-yours')
    talk.act(mette, 'lifted')
    expect(talk.act(anna, 'approved')).toBeUndefined()
  })

  test('warnings that stand open are signed over with a reason only, and stay on record', () => {
    const talk = new Talk()
    expect(talk.act(anna, 'approved', { reason: '', open: ['a+b'] })).toBe('sign-off-reason-needed')
    talk.act(anna, 'approved', { open: ['a+b'] })
    expect(talk.signOffs.at(-1)).toMatchObject({ over: ['a+b'], reason: 'fordi' })
  })
})

describe('[SIGN-4] an objection of somebody who is no director any more', () => {
  test('is lifted by another, and the others’ stand', () => {
    const talk = new Talk()
    talk.act(anna, 'objected')
    talk.act(mette, 'objected')
    expect(talk.act(bo, 'lifted', { liftable: talk.objectionsOf(anna) })).toBeUndefined()
    expect(talk.state.objections.map(({ by }) => by.personId)).toEqual(['mette'])
  })
})

test('[SIGN-4] an objection is to the words that were on the screen', () => {
  const talk = new Talk()
  talk.write('h1')
  expect(talk.act(anna, 'objected', { seen: 'h0' })).toBe('wording-changed')
})

describe('[SIGN-6] an agreed section', () => {
  const agreed = () => {
    const talk = new Talk()
    talk.act(anna, 'approved')
    talk.act(mette, 'approved')
    return talk
  }

  test('takes no approval, objection or withdrawal', () => {
    for (const act of ['approved', 'objected', 'withdrew'] as const)
      expect(agreed().act(anna, act)).toBe('section-agreed')
  })

  test('is opened for an amendment, and in force as it was until both approve the new words', () => {
    const talk = agreed()
    expect(talk.act(anna, 'amended', { reason: '' })).toBe('sign-off-reason-needed')
    talk.act(anna, 'amended')
    expect(talk.state).toMatchObject({ name: 'amendment', agreedHash: 'h0', approvals: {} })
    talk.write('h1')
    talk.act(anna, 'approved')
    expect(talk.state).toMatchObject({ name: 'half-approved', agreedHash: 'h0' })
    talk.act(mette, 'approved')
    expect(talk.state).toMatchObject({ name: 'agreed', agreedHash: 'h1' })
  })

  test('only an agreed section is amended', () => {
    expect(new Talk().act(anna, 'amended')).toBe('section-not-agreed')
  })
})

/** S29. Whatever people do in whatever order, on screens that lag behind. */
test('[SIGN-2] [property] 1,000 talks: an agreement holds what a director of each party has seen and approved', () => {
  const step = fc.oneof(
    fc.record({ write: fc.integer({ min: 0, max: 4 }) }),
    fc.record({
      who: fc.constantFrom(anna, bo, mette),
      act: fc.constantFrom(...SIGN_OFF_ACTS),
      lag: fc.integer({ min: 0, max: 3 }),
    }),
  )
  let agreements = 0
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const talk = new Talk()
      const shown = [talk.words]
      const approvedBy: Record<Party, Set<string>> = { censec: new Set(), difos: new Set() }
      for (const one of steps) {
        const before = talk.state
        if ('write' in one) {
          talk.write(`h${one.write}`)
          shown.push(talk.words)
        } else {
          const seen = shown.at(-1 - one.lag) ?? talk.words
          const refusal = talk.act(one.who, one.act, { seen })
          if (!refusal && one.act === 'approved') approvedBy[one.who.party].add(seen)
        }
        const { name, agreedHash, objections } = talk.state
        if (name === 'agreed') {
          expect(agreedHash).toBe(talk.words)
          expect(objections).toEqual([])
          for (const party of ['censec', 'difos'] as const)
            expect(approvedBy[party].has(talk.words)).toBe(true)
          if (before.name !== 'agreed') agreements++
        }
        if (before.name === 'agreed' && 'write' in one) expect(talk.words).toBe(before.agreedHash)
      }
    }),
    { numRuns: 1000 },
  )
  expect(agreements).toBeGreaterThan(0)
})
