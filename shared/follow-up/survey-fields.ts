import type { IsoDate } from '../basics/iso-date.ts'
import { EFFECTS, QUESTIONS, STEPS } from './follow-up.ts'
import type { FollowUpFields } from './follow-up-document.ts'
import { REGIONS, regionAsOf } from './regions.ts'
import { type Asked, type Meaning, read, type Survey } from './survey.ts'

/**
 * The fields that a reviewed survey sets: each question's steps, effect's companies and the regions, from the first column that is
 * said to ask it, nobody's where none is. Regions are told as of the day of the event.
 */
export function surveyFields({ answered, columns }: Survey, day: IsoDate): FollowUpFields {
  const fields: Record<string, number> = {}
  const asked = new Set<Asked>()
  const add = (field: string, count: number) => {
    fields[field] = (fields[field] ?? 0) + count
  }
  for (const { asks, values } of columns) {
    if (!asks || asked.has(asks)) continue
    asked.add(asks)
    const question = QUESTIONS.find((one) => one === asks)
    const effect = EFFECTS.find((one) => one === asks)
    for (const { means, count } of values) {
      const step = STEPS.find((one) => one === means)
      const region = REGIONS.find((one) => one === means)
      if (question && step) add(`${question}:${step}`, count)
      else if (effect && means === 'yes') add(effect, count)
      else if (asks === 'region' && region) add(`region:${regionAsOf(region, day)}`, count)
    }
  }
  return QUESTIONS.some((question) => asked.has(question)) ? { answered, ...fields } : fields
}

/** The survey with another reading of one of its columns: of another question its answers are read anew. */
export function withReading(
  survey: Survey,
  index: number,
  reading: { asks?: Asked | undefined; value?: { text: string; means: Meaning | undefined } },
): Survey {
  const columns = survey.columns.map((column, at) => {
    if (at !== index) return column
    const { value, asks } = reading
    if (!value) return { ...column, asks, values: read(column.values, asks) }
    const values = column.values.map((one) =>
      one.text === value.text ? { ...one, means: value.means } : one,
    )
    return { ...column, values }
  })
  return { ...survey, columns }
}
