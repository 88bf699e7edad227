import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Anchor } from '#shared/comments/thread.ts'
import { removeActivity } from '#shared/plan/edit-plan.ts'
import { addActivity } from '../../testing/open-plan.ts'
import { homeOf } from './thread-home.ts'

const WORDS = { start: 'null', end: 'null', quote: 'Vi tager messen', prefix: '', suffix: '' }

const [part, shared] = [new Y.Doc(), new Y.Doc()]
addActivity(part, 'own', { party: 'censec', category: 2 })
addActivity(part, 'removed', { party: 'censec', category: 3 })
removeActivity(part, 'removed', 'test')
addActivity(shared, 'shared', { party: 'difos', category: 4 })
// It was moved out, and what was said about it stayed.
addActivity(part, 'left', { party: 'censec', category: 2 })
removeActivity(part, 'left', 'test')
addActivity(shared, 'left', { party: 'censec', category: 5 })

it.each<[string, Anchor, object]>([
  ['an activity of the part', { kind: 'activity', activityId: 'own' }, { activityId: 'own' }],
  [
    'words in it',
    { kind: 'text', place: { kind: 'body', activityId: 'own' }, ...WORDS },
    { activityId: 'own' },
  ],
  ['a section’s text', { kind: 'text', place: { kind: 'section', category: 3 }, ...WORDS }, { category: 3 }],
  ['an activity of the shared plan', { kind: 'activity', activityId: 'shared' }, { category: 4 }],
  ['one that has left the part', { kind: 'activity', activityId: 'left' }, { category: 5 }],
  ['one that is removed', { kind: 'activity', activityId: 'removed' }, { category: 3 }],
  ['one that is nowhere', { kind: 'activity', activityId: 'gone' }, { category: 1 }],
  ['the whole plan', { kind: 'plan' }, { category: 1 }],
])('[CONF-2] a thread in the confidential part is shown somewhere: on %s', (_about, anchor, home) => {
  expect(homeOf(anchor, part, shared)).toMatchObject(home)
})
