/** What a finding (advarsel) is, whichever rule made it. The rules: shared/overlap and shared/role-findings. */
export const OVERLAP_LABELS = ['overlap', 'related'] as const
export type OverlapLabel = (typeof OVERLAP_LABELS)[number]

/** `parent-organisation`: it is the task of the larger organisation that a party belongs to. */
export const ROLE_FINDING_KINDS = ['responsibility', 'inform', 'involve', 'parent-organisation'] as const
export type RoleFindingKind = (typeof ROLE_FINDING_KINDS)[number]

/** A sentence in both languages, so that one reading serves every reader. */
export interface Explanation {
  da: string
  en: string
}

/** A piece of evidence found in both activities: what kind it is, and the words that showed it, as written in each. */
export interface Evidence {
  aspect: 'offering' | 'topic' | 'audience' | 'counterpart' | 'time' | 'place'
  /** What both are about, in words a reader knows. */
  concept: Explanation
  /** Words to mark in each activity's title or description; may be empty for times. */
  wordsA: string[]
  wordsB: string[]
}

/** What two activities were compared as: what both are about, and what kind of work either is. Ids of concepts. */
export interface ConceptPair {
  subject: string
  /** CenSec's and DI FOS's. */
  works: [string, string]
}

export interface Overlap {
  /** Stable for the pair: `overlap:<smaller id>:<larger id>`. */
  id: string
  /** The CenSec activity's id. */
  a: string
  /** The DI FOS activity's id. */
  b: string
  label: OverlapLabel
  /** 0..1; means the same in every plan. */
  score: number
  reasons: Explanation[]
  evidence: Evidence[]
  /** What »ikke overlap« on it teaches about; missing where the vocabulary knows no subject that both have. */
  concepts?: ConceptPair
  /** How many lessons already make it count for less; missing for none. */
  lowered?: number
  /** Agreement passages it rests on, e.g. `formaal.b`, `opgaver.b`. */
  clauses: string[]
  /** Changes when either activity changes in substance; decisions are kept with it. */
  fingerprint: string
}

/** An overlap's id: the same whichever of the two is named first. */
export function idOfPair(one: string, other: string): string {
  return one < other ? `overlap:${one}:${other}` : `overlap:${other}:${one}`
}

/** The two activities an overlap's id names; undefined for the id of another kind of finding. */
export function idsOfPair(findingId: string): [string, string] | undefined {
  const [kind, one, other, ...rest] = findingId.split(':')
  return kind === 'overlap' && one && other && rest.length === 0 ? [one, other] : undefined
}

/** The one or two activities a finding is about, by its id. */
export function activityIdsOf(findingId: string): string[] {
  const pair = idsOfPair(findingId)
  if (pair) return pair
  const [kind, activity] = findingId.split(':')
  return kind === 'role' && activity ? [activity] : []
}

export interface RoleFinding {
  /** Stable: `role:<activity id>:<kind>`, by the kind that the built-in vocabulary finds, or `taught` where it finds none. */
  id: string
  activity: string
  kind: RoleFindingKind
  /** Sub-clause by the ids of the agreement, e.g. `tillaeg.3.d`. */
  clause: string
  why: Explanation
  /** Words in the activity that made it. */
  words: string[]
  fingerprint: string
}

export interface Findings {
  overlaps: readonly Overlap[]
  roleFindings: readonly RoleFinding[]
}
