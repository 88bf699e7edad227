/** The indicators through the versions of their set: each edit makes one, and the earlier ones stay readable. */
import type {
  Indicator,
  IndicatorSet,
  LabelAct,
  NumberedIndicator,
  SetVersionLine,
} from '../protocol/schemas/label.ts'
import { BUILT_IN_INDICATORS } from './built-in-indicators.ts'

export interface SetVersion {
  line: SetVersionLine
  groups: IndicatorSet['groups']
  note: IndicatorSet['note']
  /** In the order of their numbers, retired ones too. */
  indicators: NumberedIndicator[]
}

interface Kept {
  indicator: Indicator
  isRetired: boolean
}

/** All versions, the first first: there is always one, also before anybody has done anything. */
export function setVersions(acts: readonly LabelAct[]): SetVersion[] {
  const begun = acts.find((act) => act.act === 'begun')
  const { groups, note, indicators } = begun?.set ?? BUILT_IN_INDICATORS
  let kept: Kept[] = indicators.map((indicator) => ({ indicator, isRetired: false }))
  const versions: SetVersion[] = [{ line: { version: 1 }, groups, note, indicators: numbered(kept) }]
  for (const act of acts) {
    const edit = editOf(act, kept)
    if (!edit) continue
    kept = edit.kept
    const { at, by } = act
    versions.push({
      line: { version: versions.length + 1, at, by, change: edit.change },
      groups,
      note,
      indicators: numbered(kept),
    })
  }
  return versions
}

/** The one in force. */
export function presentSet(acts: readonly LabelAct[]): SetVersion {
  return setVersions(acts).at(-1) as SetVersion
}

function editOf(
  act: LabelAct,
  kept: readonly Kept[],
): { kept: Kept[]; change: NonNullable<SetVersionLine['change']> } | undefined {
  switch (act.act) {
    case 'indicator-added': {
      const { indicator } = act
      const { id: indicatorId, name } = indicator
      return {
        kept: [...kept, { indicator, isRetired: false }],
        change: { kind: 'added', indicatorId, name },
      }
    }
    case 'indicator-changed':
      return changed(kept, act.indicator.id, 'changed', (one) => ({ ...one, indicator: act.indicator }))
    case 'indicator-retired': {
      const edit = changed(kept, act.indicatorId, 'retired', (one) => ({ ...one, isRetired: true }))
      return edit && { ...edit, change: { ...edit.change, reason: act.reason } }
    }
    case 'indicator-restored':
      return changed(kept, act.indicatorId, 'restored', (one) => ({ ...one, isRetired: false }))
    default:
      return undefined
  }
}

/** Undefined where there is no such indicator. */
function changed(
  kept: readonly Kept[],
  indicatorId: string,
  kind: 'changed' | 'retired' | 'restored',
  change: (one: Kept) => Kept,
) {
  const before = kept.find(({ indicator }) => indicator.id === indicatorId)
  if (!before) return undefined
  const after = change(before)
  return {
    kept: kept.map((one) => (one === before ? after : one)),
    change: { kind, indicatorId, name: after.indicator.name },
  }
}

/** `2.9`: the ninth in its group, counted with those that are retired, so that numbers in letters and minutes stay true. */
function numbered(kept: readonly Kept[]): NumberedIndicator[] {
  const counts = new Map<number, number>()
  return kept
    .map(({ indicator, isRetired }) => {
      const place = (counts.get(indicator.group) ?? 0) + 1
      counts.set(indicator.group, place)
      return { ...indicator, number: `${indicator.group}.${place}`, isRetired }
    })
    .toSorted((a, b) => a.group - b.group)
}
