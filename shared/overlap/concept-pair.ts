import type { ConceptPair } from '../findings/findings.ts'
import type { Lesson } from '../vocabulary/workspace-vocabulary.ts'
import { type Profile, sharedMentions } from './likeness.ts'

/**
 * What two activities are compared as: the most telling subject that both have, and what kind of work either mostly is.
 * Undefined where the vocabulary has no name for one of the three.
 */
export function conceptPairOf(a: Profile, b: Profile): ConceptPair | undefined {
  const subject = sharedSubject(a, b)
  const [mine, theirs] = [mainWork(a), mainWork(b)]
  return subject !== undefined && mine !== undefined && theirs !== undefined
    ? { subject, works: [mine, theirs] }
    : undefined
}

function sharedSubject(a: Profile, b: Profile): string | undefined {
  const [shared] = [...sharedMentions(a, b, 'topic'), ...sharedMentions(a, b, 'counterpart')].filter(
    ([{ concept }]) => !concept.common,
  )
  return shared?.[0].concept.id ?? mostTelling(a, b)
}

/** Without a subject of its own name, the broader one that both are kinds of. */
function mostTelling(a: Profile, b: Profile): string | undefined {
  const shared = [...a.vectors.topic].flatMap(([id, weight]) => {
    const other = b.vectors.topic.get(id)
    return other ? [{ id, weight: weight * other }] : []
  })
  shared.sort((p, q) => q.weight - p.weight || (p.id < q.id ? -1 : 1))
  return shared[0]?.id
}

function mainWork({ acts }: Profile): string | undefined {
  return [...acts].sort(([p, x], [q, y]) => y - x || (p < q ? -1 : 1))[0]?.[0]
}

/** How many lessons there are about pairs like this one. A pair's own lesson is none to itself: it is decided. */
export type LessonsAbout = (pairId: string, a: Profile, b: Profile) => number

/** Counts the lessons that are not set aside. */
export function lessonCounter(lessons: readonly Lesson[]): LessonsAbout {
  const counting = lessons.filter(({ setAside }) => !setAside)
  if (counting.length === 0) return () => 0
  const byConcepts = Map.groupBy(counting, ({ concepts }) => keyOf(concepts))
  return (pairId, a, b) => {
    const concepts = conceptPairOf(a, b)
    const about = (concepts && byConcepts.get(keyOf(concepts))) ?? []
    return about.filter(({ id }) => !id.endsWith(`/${pairId}`)).length
  }
}

function keyOf({ subject, works }: ConceptPair): string {
  return [subject, ...works].join('|')
}
