import { expect, test } from 'vitest'
import type { Survey } from './survey.ts'
import { surveyFields, withReading } from './survey-fields.ts'

/** Of the event. */
const DAY = '2027-05-01'

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
  expect(surveyFields(SURVEY, DAY)).toEqual({})
  const asked = withReading(SURVEY, 0, { asks: 'practical' })
  const one = withReading(asked, 0, { value: { text: '5', means: 1 } })
  const both = withReading(one, 0, { value: { text: '4', means: 1 } })
  expect(surveyFields(one, DAY)).toEqual({ answered: 9, 'practical:1': 6 })
  expect(surveyFields(both, DAY)).toEqual({ answered: 9, 'practical:1': 8 })
})

test('[FOLLOW-9] of another question the answers are read anew, and what led to nothing sets nothing', () => {
  const survey = {
    ...SURVEY,
    columns: [
      {
        header: 'Q2',
        values: [
          { text: 'I høj grad', count: 3 },
          { text: 'I nogen grad', count: 2 },
          { text: 'Slet ikke', count: 4 },
        ],
      },
    ],
  }
  const asBenefit = withReading(survey, 0, { asks: 'benefit' })
  expect(surveyFields(asBenefit, DAY)).toEqual({
    answered: 9,
    'benefit:1': 3,
    'benefit:2': 2,
    'benefit:4': 4,
  })
  expect(surveyFields(withReading(asBenefit, 0, { asks: 'skills' }), DAY)).toEqual({ skills: 5 })
  expect(surveyFields(withReading(asBenefit, 0, { asks: undefined }), DAY)).toEqual({})
})

test('[FOLLOW-9] [FOLLOW-2] regions are those that there were on the day', () => {
  const survey: Survey = {
    ...SURVEY,
    columns: [
      {
        header: 'Region',
        asks: 'region',
        values: [
          { text: 'Region Hovedstaden', count: 4, means: 'hovedstaden' },
          { text: 'Region Sjælland', count: 3, means: 'sjaelland' },
          { text: 'Udlandet', count: 1, means: 'abroad' },
        ],
      },
    ],
  }
  expect(surveyFields(survey, '2026-05-01')).toEqual({
    'region:hovedstaden': 4,
    'region:sjaelland': 3,
    'region:abroad': 1,
  })
  expect(surveyFields(survey, '2027-05-01')).toEqual({
    'region:oestdanmark': 7,
    'region:abroad': 1,
  })
})
