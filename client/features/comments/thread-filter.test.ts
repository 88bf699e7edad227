import { expect, test } from 'vitest'
import { signatureOf } from '#shared/permissions/person.ts'
import { person } from '../../testing/open-plan.ts'
import { passes, sectionOf } from './thread-filter.ts'
import type { PlacedThread, ThreadPlace } from './thread-place.ts'

const anna = person('director', 'censec', 'Anna')
const everything = { state: 'open', section: undefined, personId: undefined } as const

function placed(place: ThreadPlace, resolved = false): PlacedThread {
  const by = signatureOf(anna)
  const at = '2026-11-24T12:00:00Z'
  const comment = { id: 'c', author: by, body: 'Hvem?', at, mentions: ['mette'], earlier: [] }
  return {
    thread: {
      id: 't',
      anchor: { kind: 'plan' },
      comments: [comment],
      ...(resolved && { resolved: { by, at } }),
    },
    place,
  }
}

const categoryOf = (activityId: string) => (activityId === 'fairs' ? 4 : undefined)

test('a thread is found by the section it is in, or was in before it came loose', () => {
  const places: [ThreadPlace, number | string][] = [
    [{ kind: 'plan' }, 'plan'],
    [{ kind: 'activity', activityId: 'fairs' }, 4],
    [{ kind: 'text', text: { kind: 'body', activityId: 'fairs' }, from: 0, to: 3 }, 4],
    [{ kind: 'text', text: { kind: 'section', category: 2 }, from: 0, to: 3 }, 2],
    [{ kind: 'detached', section: 5, title: 'Messe' }, 5],
  ]
  for (const [place, section] of places) expect(sectionOf(placed(place), categoryOf)).toBe(section)
})

test('[COMMENT-6] a detached thread is listed among the open ones and by itself, until it is resolved', () => {
  const place: ThreadPlace = { kind: 'detached', section: 2, title: undefined }
  const states = (one: PlacedThread) =>
    (['open', 'detached', 'resolved'] as const).filter((state) =>
      passes({ placed: one, section: 2 }, { ...everything, state }),
    )
  expect(states(placed(place))).toEqual(['open', 'detached'])
  expect(states(placed(place, true))).toEqual(['resolved'])
  expect(states(placed({ kind: 'plan' }))).toEqual(['open'])
})

test('a thread is found by who wrote in it and by who is called in it', () => {
  const one = { placed: placed({ kind: 'plan' }), section: 'plan' } as const
  expect(passes(one, { ...everything, personId: 'anna' })).toBe(true)
  expect(passes(one, { ...everything, personId: 'mette' })).toBe(true)
  expect(passes(one, { ...everything, personId: 'lars' })).toBe(false)
  expect(passes(one, { ...everything, section: 3 })).toBe(false)
})
