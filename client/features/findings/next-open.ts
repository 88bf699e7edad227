import { isOpenWarning, type ShownFinding } from './shown-finding.ts'

interface Here {
  /** The finding that was last looked at; it may have been decided since, or be gone. */
  findingId: string | undefined
  /** The activity one is in. */
  activityId: string | undefined
}

interface NextFinding {
  finding: ShownFinding
  activityId: string
}

/**
 * The open warning after (`step` 1) or before (-1) the place one is at, in the order of the plan and round its end, with the
 * activity it stands at first; with no place, the first or the last. Undefined where none is open. One is at the warning
 * last looked at only while one is in no other activity.
 */
export function nextOpen(
  findings: readonly ShownFinding[],
  activities: readonly { id: string }[],
  { findingId, activityId }: Here,
  step: 1 | -1,
): NextFinding | undefined {
  const place = new Map(activities.map(({ id }, index) => [id, index]))
  const placeOf = ({ activityIds }: ShownFinding) =>
    Math.min(...activityIds.map((id) => place.get(id) ?? Number.POSITIVE_INFINITY))
  const ordered = findings.toSorted((a, b) => placeOf(a) - placeOf(b))
  const at = ordered.findIndex(
    ({ id, activityIds }) =>
      id === findingId && (activityId === undefined || activityIds.includes(activityId)),
  )
  const inActivity = activityId === undefined ? undefined : place.get(activityId)
  const isAfter = (finding: ShownFinding, index: number) => {
    if (at !== -1) return step === 1 ? index > at : index < at
    if (inActivity === undefined) return true
    return step === 1 ? placeOf(finding) >= inActivity : placeOf(finding) < inActivity
  }
  const ahead = ordered.filter((finding, index) => isOpenWarning(finding) && isAfter(finding, index))
  const open = ordered.filter(isOpenWarning)
  const next = step === 1 ? (ahead[0] ?? open[0]) : (ahead.at(-1) ?? open.at(-1))
  const first = next && activities[placeOf(next)]
  return first && { finding: next, activityId: first.id }
}
