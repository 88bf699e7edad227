import type { HistoryLine, LabelAct } from '../protocol/schemas/label.ts'

/** What was done about one indicator, the newest first. */
export function historyOf(acts: readonly LabelAct[], indicatorId: string): HistoryLine[] {
  const indicatorOf = new Map(
    acts.flatMap((act) => (act.act === 'evidence-added' ? [[act.evidenceId, act.indicatorId] as const] : [])),
  )
  return acts
    .flatMap((act): HistoryLine[] => {
      const line = lineOf(act, indicatorOf)
      return line?.indicatorId === indicatorId ? [line.line] : []
    })
    .toReversed()
}

function lineOf(
  act: LabelAct,
  indicatorOf: ReadonlyMap<string, string>,
): { indicatorId: string | undefined; line: HistoryLine } | undefined {
  const { id, by, at } = act
  const signed = { id, by, at }
  switch (act.act) {
    case 'indicator-added':
    case 'indicator-changed':
      return { indicatorId: act.indicator.id, line: { ...signed, act: act.act } }
    case 'indicator-retired':
      return { indicatorId: act.indicatorId, line: { ...signed, act: act.act, reason: act.reason } }
    case 'indicator-restored':
      return { indicatorId: act.indicatorId, line: { ...signed, act: act.act } }
    case 'evidence-added':
      return { indicatorId: act.indicatorId, line: { ...signed, act: act.act, note: act.note } }
    case 'evidence-noted':
      return {
        indicatorId: indicatorOf.get(act.evidenceId),
        line: { ...signed, act: act.act, note: act.note },
      }
    case 'evidence-removed':
      return { indicatorId: indicatorOf.get(act.evidenceId), line: { ...signed, act: act.act } }
    case 'assessed': {
      const { level, state, text } = act
      return {
        indicatorId: act.indicatorId,
        line: { ...signed, act: act.act, state, text, ...(level !== undefined && { level }) },
      }
    }
    case 'begun':
    case 'planned':
    case 'done':
    case 'noted':
    case 'sent-back':
      return undefined
    default:
      act satisfies never
      return undefined
  }
}
