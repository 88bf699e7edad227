import type { ActivityChange, PlanChange } from './compare-plans.ts'
import type { LineChange, Piece } from './compare-texts.ts'

/** What of the changes one person has written: sections, activities, fields and lines in which nothing is theirs are left out. */
export function changesBy({ title, ...change }: PlanChange, personId: string): PlanChange {
  const isBy = ({ by }: Piece) => by === personId
  const linesBy = (lines: LineChange[] = []) =>
    lines.some(({ pieces }) => pieces.some(isBy)) ? lines : undefined
  const wordsBy = (pieces: Piece[] = []) => (pieces.some(isBy) ? pieces : undefined)
  const activityBy = ({ title: words, body, ...activity }: ActivityChange): ActivityChange[] => {
    const fields = activity.fields.filter(({ by }) => by.includes(personId))
    const [theirTitle, theirBody] = [wordsBy(words), linesBy(body)]
    if (fields.length === 0 && !theirTitle && !theirBody) return []
    return [
      {
        ...activity,
        fields,
        ...(theirTitle && { title: theirTitle }),
        ...(theirBody && { body: theirBody }),
      },
    ]
  }
  const sections = change.sections.flatMap(({ text, activities, ...section }) => {
    const [theirText, theirs] = [linesBy(text), activities.flatMap(activityBy)]
    if (!theirText && theirs.length === 0) return []
    return [{ ...section, isReordered: false, activities: theirs, ...(theirText && { text: theirText }) }]
  })
  const theirTitle = wordsBy(title)
  return { ...change, sections, ...(theirTitle && { title: theirTitle }) }
}
