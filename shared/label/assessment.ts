/** The secretariat's own judgement of each indicator, what follows of it, and what is lacking. */
import type {
  Assessment,
  EvidenceLine,
  LabelAct,
  LabelAnswer,
  NumberedIndicator,
} from '../protocol/schemas/label.ts'
import { type Gap, HIGHEST_LEVEL, PASS_MARK } from './label.ts'

type AssessedAct = Extract<LabelAct, { act: 'assessed' }>

/** Of an indicator that nobody has said anything of. */
export const NO_ASSESSMENT: Assessment = { state: 'not-begun', text: '' }

/** The last assessment of each indicator that has one. */
export function assessmentsIn(acts: readonly LabelAct[]): Map<string, AssessedAct> {
  return new Map(acts.flatMap((act) => (act.act === 'assessed' ? [[act.indicatorId, act] as const] : [])))
}

/** What names an assessment for whoever writes the next one: none is the empty text. */
export function basisOf(act: Pick<AssessedAct, 'id'> | undefined): string {
  return act?.id ?? ''
}

/** What the indicator lacks; nothing, once it is retired. */
export function gapsOf(
  { isRetired, target }: Pick<NumberedIndicator, 'isRetired' | 'target'>,
  { level }: Pick<Assessment, 'level'>,
  evidence: readonly Pick<EvidenceLine, 'state'>[],
): Gap[] {
  if (isRetired) return []
  // What cannot be read at the moment is no gap of the secretariat's.
  const there = evidence.filter(({ state }) => state !== 'gone').length
  const gaps: (Gap | false)[] = [
    there === 0 && 'no-evidence',
    there > 0 && there < evidence.length && 'evidence-gone',
    level === undefined && 'not-assessed',
    level !== undefined && level < target && 'below-target',
  ]
  return gaps.filter((gap) => gap !== false)
}

/** All points of those that count, of as many as there could be; they are enough from the pass mark on. */
export function scoreOf(
  indicators: readonly Pick<NumberedIndicator, 'id' | 'isRetired'>[],
  assessments: ReadonlyMap<string, Pick<Assessment, 'level'>>,
): LabelAnswer['score'] {
  const counting = indicators.filter(({ isRetired }) => !isRetired)
  const levels = counting.flatMap(({ id }) => assessments.get(id)?.level ?? [])
  const points = levels.reduce<number>((sum, level) => sum + level, 0)
  const of = counting.length * HIGHEST_LEVEL
  const share = of === 0 ? 0 : points / of
  return {
    points,
    of,
    share,
    passMark: PASS_MARK,
    isEnough: of > 0 && share >= PASS_MARK,
    assessed: levels.length,
    indicators: counting.length,
  }
}
