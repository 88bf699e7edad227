import { describe, expect, it } from 'vitest'
import { confidentialInHash, hitPath } from './hit-path.ts'

const activity = { kind: 'activity', activityId: 'a-1', category: 2, party: 'censec' } as const

describe('[SEARCH-6] the address of what was found', () => {
  it('names the very place', () => {
    expect(hitPath(activity, 'p', false)).toBe('/planer/p#aktivitet-a-1')
    expect(hitPath({ kind: 'section', category: 3 }, 'p', false)).toBe('/planer/p#afsnit-3')
    expect(hitPath({ kind: 'comment', threadId: 't', about: {} }, 'p', false)).toBe('/planer/p#kommentar/t')
    expect(hitPath({ kind: 'clause', clauseId: 'tillaeg.3.d' }, 'p', false)).toBe(
      '/planer/p#aftale/tillaeg.3.d',
    )
    expect(hitPath({ kind: 'person', personId: 'jonas' }, '', false)).toBe('/personer#person-jonas')
  })

  it('leads into the confidential part, and is read there', () => {
    const hashOf = (path: string) => path.slice(path.indexOf('#'))
    expect(confidentialInHash(hashOf(hitPath(activity, 'p', true)))).toEqual({ activityId: 'a-1' })
    expect(confidentialInHash(hashOf(hitPath({ kind: 'section', category: 3 }, 'p', true)))).toEqual({
      category: 3,
    })
    const comment = { kind: 'comment', threadId: 't', about: { activityId: 'a-1' } } as const
    expect(confidentialInHash(hashOf(hitPath(comment, 'p', true)))).toEqual({ activityId: 'a-1' })
    expect(confidentialInHash('#aktivitet-a-1')).toBeUndefined()
  })
})
