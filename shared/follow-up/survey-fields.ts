import type { Question, Step } from './follow-up.ts'
import type { FollowUpFields } from './follow-up-document.ts'
import type { Survey } from './survey.ts'

/** The fields that a reviewed survey sets: each question's steps from the first column that is said to ask it, nobody's where none is. */
export function surveyFields({ answered, columns }: Survey): FollowUpFields {
  const fields: Record<string, number> = {}
  const asked = new Set<Question>()
  for (const { question, values } of columns) {
    if (!question || asked.has(question)) continue
    asked.add(question)
    for (const { step, count } of values) {
      if (step) fields[`${question}:${step}`] = (fields[`${question}:${step}`] ?? 0) + count
    }
  }
  return asked.size === 0 ? {} : { answered, ...fields }
}

/** The survey with another reading of one of its columns. */
export function withReading(
  survey: Survey,
  index: number,
  reading: { question?: Question | undefined; value?: { text: string; step: Step | undefined } },
): Survey {
  const columns = survey.columns.map((column, at) => {
    if (at !== index) return column
    const { value } = reading
    if (!value) return { ...column, question: reading.question }
    const values = column.values.map((one) => (one.text === value.text ? { ...one, step: value.step } : one))
    return { ...column, values }
  })
  return { ...survey, columns }
}
