import type { PlanChange } from './compare-plans.ts'
import type { LineChange, Piece } from './compare-texts.ts'

/** The ids of everybody who has written something of what has come, each once. */
export function writersIn({ title, sections }: PlanChange): string[] {
  const inPieces = (pieces: readonly Piece[] = []) => pieces.flatMap(({ by }) => by ?? [])
  const inLines = (lines: readonly LineChange[] = []) => lines.flatMap(({ pieces }) => inPieces(pieces))
  return [
    ...new Set([
      ...inPieces(title),
      ...sections.flatMap(({ text, activities }) => [
        ...inLines(text),
        ...activities.flatMap((activity) => [
          ...activity.fields.flatMap(({ by }) => by),
          ...inPieces(activity.title),
          ...inLines(activity.body),
        ]),
      ]),
    ]),
  ]
}
