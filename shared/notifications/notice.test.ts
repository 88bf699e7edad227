import { describe, expect, test } from 'vitest'
import type { Comment, Thread } from '../comments/thread.ts'
import type { Decision } from '../findings/decision.ts'
import { type Person, signatureOf } from '../permissions/person.ts'
import type { PublicationAct, PublicationDeed } from '../publication/publication.ts'
import type { SignOff, SignOffAct } from '../sign-off/sign-off.ts'
import { inListOrder, isSeen, noticesFor, tallyOf } from './notice.ts'
import { eventsInLedger, type PlanEvent } from './plan-event.ts'

const person = (id: string, party: Person['party'], role: Person['role']): Person => ({
  id,
  name: id,
  email: `${id}@${party}.example`,
  party,
  role,
  admin: false,
})
const anna = person('anna', 'censec', 'director')
const peter = person('peter', 'censec', 'planner')
const ida = person('ida', 'censec', 'observer')
const mette = person('mette', 'difos', 'director')

let moment = 0
function comment(author: Person, mentions: Person[] = [], more: Partial<Comment> = {}): Comment {
  moment += 1
  const at = `2027-01-01T08:00:${String(moment).padStart(2, '0')}.000Z`
  const ids = mentions.map(({ id }) => id)
  return {
    id: `c${moment}`,
    author: signatureOf(author),
    body: 'Ord',
    at,
    mentions: ids,
    earlier: [],
    ...more,
  }
}
const thread = (...comments: Comment[]): Thread => ({ id: 't1', anchor: { kind: 'plan' }, comments })
const told = (who: Person, events: readonly PlanEvent[]) => noticesFor(who, events).map(({ kind }) => kind)
const commented = (...comments: Comment[]) =>
  eventsInLedger(
    { planId: 'plan-1', object: { kind: 'ledger' } },
    { threads: [thread(...comments)], decisions: [] },
  )

const decision = (by: Person): Decision => ({
  findingId: 'a+b',
  outcome: 'coordinate',
  reason: '',
  fingerprint: 'f',
  about: [
    { party: 'censec', title: 'Messe' },
    { party: 'difos', title: 'Udstilling' },
  ],
  by: signatureOf(by),
  at: '2027-01-01T09:00:00.000Z',
})

describe('[NOTE-1] who is told of what', () => {
  test('nobody is told of what they did themselves', () => {
    expect(told(anna, commented(comment(anna, [anna])))).toEqual([])
    expect(
      told(
        anna,
        eventsInLedger(
          { planId: 'plan-1', object: { kind: 'ledger' } },
          { threads: [], decisions: [decision(anna)] },
        ),
      ),
    ).toEqual([])
  })

  test('who is mentioned is told so, though they take part as well', () => {
    const events = commented(comment(anna), comment(mette, [anna]))
    expect(told(anna, events)).toEqual(['mention'])
    expect(told(ida, events)).toEqual(['comment', 'comment'])
  })

  test('who wrote in a thread, or was called to it, is told of replies', () => {
    const events = commented(comment(anna, [ida]), comment(mette), comment(peter))
    expect(told(anna, events)).toEqual(['reply', 'reply'])
    expect(told(ida, events)).toEqual(['mention', 'reply', 'reply'])
    expect(told(mette, events)).toEqual(['comment', 'reply'])
  })

  test('a decision is told to the other party alone', () => {
    const events = eventsInLedger(
      { planId: 'plan-1', object: { kind: 'ledger' } },
      { threads: [], decisions: [decision(mette)] },
    )
    expect(told(anna, events)).toEqual(['decision'])
    expect(told(person('jonas', 'difos', 'planner'), events)).toEqual([])
    expect(events[0]).toMatchObject({ titles: ['Messe', 'Udstilling'] })
  })

  test('[PUBLIC-11] a proposal of a public page is told to whom it waits for, and what comes of it to directors of both', () => {
    const lars = person('lars', 'difos', 'director')
    const jonas = person('jonas', 'difos', 'planner')
    const act = (id: string, by: Person, deed: PublicationDeed): PublicationAct => ({
      id,
      deed,
      by: signatureOf(by),
      at: `2027-01-01T09:00:0${id}.000Z`,
    })
    const eventsOf = (...publicationActs: PublicationAct[]) =>
      eventsInLedger(
        { planId: 'plan-1', object: { kind: 'ledger' } },
        { threads: [], decisions: [], publicationActs },
      )
    const asked = act('1', anna, { act: 'asked', robots: 'noindex' })
    const agreed = act('2', mette, { act: 'agreed', proposal: '1', robots: 'noindex' })
    const withdrawn = act('3', anna, { act: 'withdrawn', reason: '' })
    expect(told(mette, eventsOf(asked))).toEqual(['publication-asked'])
    expect(told(lars, eventsOf(asked))).toEqual(['publication-asked'])
    for (const who of [anna, peter, ida, jonas]) expect(told(who, eventsOf(asked))).toEqual([])
    for (const who of [anna, mette, lars]) {
      expect(told(who, eventsOf(asked, agreed))).toEqual(['published'])
      expect(told(who, eventsOf(asked, agreed, withdrawn))).toEqual(['published', 'unpublished'])
    }
    for (const who of [peter, ida, jonas]) expect(told(who, eventsOf(asked, agreed, withdrawn))).toEqual([])
    const declined = act('2', mette, { act: 'declined', proposal: '1', reason: '' })
    expect(told(anna, eventsOf(asked, declined))).toEqual(['publication-declined'])
    expect(told(mette, eventsOf(asked, declined))).toEqual([])
    expect(told(mette, eventsOf(asked, act('2', anna, { act: 'taken-back', proposal: '1' })))).toEqual([])
    const again = act('3', mette, { act: 'asked', robots: 'index' })
    const yes = act('4', anna, { act: 'agreed', proposal: '3', robots: 'index' })
    expect(told(mette, eventsOf(asked, agreed, again, yes))).toEqual(['published', 'publication-agreed'])
    // It could not follow, and so did nothing.
    expect(told(mette, eventsOf(withdrawn))).toEqual([])
  })

  test('[NOTE-10] what a director signs is told to whom it waits for, and what is agreed or amended to everybody', () => {
    const at = '2027-01-01T09:00:00.000Z'
    const signOff = (id: string, by: Person, act: SignOffAct, contentHash = 'h'): SignOff => ({
      id,
      category: 3,
      act,
      contentHash,
      reason: '',
      over: [],
      by: signatureOf(by),
      at,
    })
    const elsewhere = (event: PlanEvent) => ({ ...event, planId: 'plan-2' })
    const events = eventsInLedger(
      { planId: 'plan-1', object: { kind: 'ledger' } },
      {
        threads: [],
        decisions: [],
        signOffs: [
          signOff('1', anna, 'objected'),
          signOff('2', anna, 'lifted'),
          signOff('3', anna, 'approved', 'old'),
          signOff('4', anna, 'withdrew'),
          signOff('5', mette, 'approved'),
          signOff('6', anna, 'approved'),
          signOff('7', mette, 'amended'),
        ],
      },
    )
    expect(told(mette, events)).toEqual(['objection', 'lifting', 'withdrawal', 'agreed'])
    expect(told(anna, events)).toEqual(['amendment'])
    expect(told(mette, events.slice(0, 3))).toEqual(['objection', 'lifting', 'approval'])
    expect(told(anna, events.slice(0, 5))).toEqual(['approval'])
    expect(told(anna, [...events.slice(0, 5), ...events.slice(5).map(elsewhere)])).toContain('approval')
    expect(told(peter, events)).toEqual(['agreed', 'amendment'])
    expect(told(ida, events)).toEqual(['agreed', 'amendment'])
  })

  test('a deleted comment is told to nobody', () => {
    const gone = comment(mette, [anna], { deleted: { by: signatureOf(mette), at: '2027-01-01T09:00:00Z' } })
    expect(told(anna, commented(gone))).toEqual([])
  })
})

test('[NOTE-2] what is confidential is told to nobody but who may read it, mentioned or not', () => {
  const events = commented(comment(peter, [anna, ida, mette])).map(
    (event): PlanEvent => ({ ...event, object: { kind: 'confidential-ledger', party: 'censec' } }),
  )
  expect(told(anna, events)).toEqual(['mention'])
  expect(told(ida, events)).toEqual([])
  expect(told(mette, events)).toEqual([])
})

describe('[NOTE-3] what is aimed at one is a number, the rest a dot', () => {
  test('mentions count, the rest does not, and what is read is neither', () => {
    const of = (kind: 'mention' | 'reply' | 'comment', isRead: boolean) => ({ kind, isRead })
    expect(tallyOf([of('mention', false), of('mention', false), of('reply', false)])).toEqual({
      aimed: 2,
      hasRest: true,
    })
    expect(tallyOf([of('mention', false), of('reply', true)])).toEqual({ aimed: 1, hasRest: false })
    expect(tallyOf([of('mention', true), of('comment', false)])).toEqual({ aimed: 0, hasRest: true })
    expect(tallyOf([])).toEqual({ aimed: 0, hasRest: false })
  })

  test('seen is what came before, and what was opened since', () => {
    const seen = { upTo: '2027-01-02', ids: ['opened'] }
    expect(isSeen({ id: 'old', at: '2027-01-02' }, seen)).toBe(true)
    expect(isSeen({ id: 'new', at: '2027-01-03' }, seen)).toBe(false)
    expect(isSeen({ id: 'opened', at: '2027-01-03' }, seen)).toBe(true)
  })

  test('the list begins with what concerns one most; what is read follows by time', () => {
    const list = [
      { kind: 'comment', at: '5', isRead: false },
      { kind: 'mention', at: '1', isRead: true },
      { kind: 'reply', at: '2', isRead: true },
      { kind: 'mention', at: '3', isRead: false },
      { kind: 'mention', at: '4', isRead: false },
      { kind: 'reply', at: '6', isRead: false },
      { kind: 'decision', at: '0', isRead: false },
    ] as const
    expect(list.toSorted(inListOrder).map(({ at }) => at)).toEqual(['4', '3', '0', '6', '5', '2', '1'])
  })
})
