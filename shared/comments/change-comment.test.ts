import { describe, expect, test } from 'vitest'
import type { Signature } from '../permissions/person.ts'
import { reworded, withoutComment } from './change-comment.ts'
import type { Comment } from './thread.ts'

const by: Signature = { personId: 'anna', name: 'Anna', party: 'censec', role: 'director' }
const comment: Comment = {
  id: 'c1',
  author: by,
  body: 'Kan du?',
  at: '2027-01-01T08:00:00.000Z',
  mentions: ['mette'],
  earlier: [],
}
const later = { by, at: '2027-01-02T08:00:00.000Z' }
const latest = { by, at: '2027-01-03T08:00:00.000Z' }

describe('[COMMENT-9] another wording', () => {
  test('knows since when it calls whom, of those whom the first one did not call', () => {
    const changed = reworded(comment, { body: 'Kan I?', mentions: ['mette', 'jonas'] }, later)
    expect(changed.calledLater).toEqual([{ personId: 'jonas', at: later.at }])
    expect(
      reworded(changed, { body: 'Kan I to?', mentions: ['mette', 'jonas'] }, latest).calledLater,
    ).toEqual([{ personId: 'jonas', at: later.at }])
  })

  test('forgets whom it calls no longer, and calls them anew', () => {
    const changed = reworded(comment, { body: 'Kan nogen?', mentions: [] }, later)
    expect(changed).not.toHaveProperty('calledLater')
    expect(reworded(changed, { body: 'Kan du?', mentions: ['mette'] }, latest).calledLater).toEqual([
      { personId: 'mette', at: latest.at },
    ])
  })

  test('a deleted comment calls nobody', () => {
    const changed = reworded(comment, { body: 'Kan du?', mentions: ['jonas'] }, later)
    const thread = { id: 't1', anchor: { kind: 'plan' } as const, comments: [changed] }
    const [deleted] = withoutComment(thread, 'c1', latest).comments
    expect(deleted?.mentions).toEqual([])
    expect(deleted).not.toHaveProperty('calledLater')
  })
})
