import { expect, test } from 'vitest'
import { surveyFields, withReading } from './survey-fields.ts'

const SURVEY = {
  answered: 9,
  columns: [
    {
      header: 'Q1',
      values: [
        { text: '5', count: 6 },
        { text: '4', count: 2 },
        { text: 'ved ikke', count: 1 },
      ],
    },
  ],
  leftOut: { personal: [], ownWords: [] },
}

test('[FOLLOW-9] what a person says a column and its answers mean is what is set, and nothing of the rest', () => {
  expect(surveyFields(SURVEY)).toEqual({})
  const asked = withReading(SURVEY, 0, { question: 'practical' })
  const one = withReading(asked, 0, { value: { text: '5', step: 1 } })
  const both = withReading(one, 0, { value: { text: '4', step: 1 } })
  expect(surveyFields(one)).toEqual({ answered: 9, 'practical:1': 6 })
  expect(surveyFields(both)).toEqual({ answered: 9, 'practical:1': 8 })
})
