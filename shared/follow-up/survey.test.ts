import { describe, expect, test } from 'vitest'
import type { Reading } from '../import/reading.ts'
import { surveyFrom } from './survey.ts'

function table(...rows: string[][]): Reading {
  const sheet = { name: 'Svar', rows: rows.map((cells, index) => ({ number: index + 1, cells })) }
  return { kind: 'sheets', sheets: [sheet], leftBehind: [] }
}

const HEADERS = [
  'Navn',
  'E-mail',
  'Hvor tilfreds er du med indholdet?',
  'Praktisk afvikling',
  'Udbytte',
  'Andet?',
]
const answers = (content: string, practical: string, benefit: string, words = '') => [
  'Kirsten Holm',
  'kh@firma.example',
  content,
  practical,
  benefit,
  words,
]

describe('[FOLLOW-9] a survey tool’s table', () => {
  test('is how often each answer was given, and nobody’s name, address or own words', () => {
    const survey = surveyFrom(
      table(
        HEADERS,
        answers('Meget tilfreds', 'Tilfreds', 'I høj grad', 'Ring til Per på kontoret'),
        answers('Meget tilfreds', 'Utilfreds', 'Slet ikke', 'Det trak i salen'),
        answers('Tilfreds', '', 'I nogen grad'),
        answers('', '', '', ''),
      ),
    )
    expect(survey).toEqual({
      answered: 3,
      columns: [
        {
          header: HEADERS[2],
          asks: 'content',
          values: [
            { text: 'Meget tilfreds', count: 2, means: 1 },
            { text: 'Tilfreds', count: 1, means: 2 },
          ],
        },
        {
          header: HEADERS[3],
          asks: 'practical',
          values: [
            { text: 'Tilfreds', count: 1, means: 2 },
            { text: 'Utilfreds', count: 1, means: 3 },
          ],
        },
        {
          header: HEADERS[4],
          asks: 'benefit',
          values: [
            { text: 'I høj grad', count: 1, means: 1 },
            { text: 'Slet ikke', count: 1, means: 4 },
            { text: 'I nogen grad', count: 1, means: 2 },
          ],
        },
      ],
      leftOut: { personal: ['Navn', 'E-mail'], ownWords: ['Andet?'] },
    })
    for (const word of ['Kirsten', 'kh@', 'Per', 'salen']) expect(JSON.stringify(survey)).not.toContain(word)
  })

  test('a column whose answers give a person away goes, whatever it is called', () => {
    const survey = surveyFrom(table(['Kontakt', 'Kald'], ['per@b.example', '12 34 56 78'], ['', '87654321']))
    expect(survey?.leftOut.personal).toEqual(['Kontakt', 'Kald'])
    expect(survey?.columns).toEqual([])
  })

  test('a scale of its own is left for a person to say what it means', () => {
    const survey = surveyFrom(table(['Q1'], ['5'], ['5'], ['4'], ['4'], ['5']))
    expect(survey?.columns).toEqual([
      {
        header: 'Q1',
        values: [
          { text: '5', count: 3 },
          { text: '4', count: 2 },
        ],
      },
    ])
    expect(survey?.answered).toBe(5)
  })

  test('English words are known as well', () => {
    const survey = surveyFrom(table(['Content', 'Overall benefit'], ['Very satisfied', 'Not at all']))
    expect(survey?.columns.map(({ asks, values }) => [asks, values[0]?.means])).toEqual([
      ['content', 1],
      ['benefit', 4],
    ])
  })

  test('what it led to and where one comes from are read as well, and answers of no', () => {
    const survey = surveyFrom(
      table(
        ['Fik I nye kompetencer?', 'Fik I nye idéer?', 'Nye produkter eller processer', 'Hvilken region?'],
        ['Ja', 'I høj grad', 'Nej', 'Region Midtjylland'],
        ['Nej', 'Slet ikke', 'Nej', 'Sjælland'],
        ['Ja', 'I nogen grad', 'Ved ikke', 'Region Midtjylland'],
      ),
    )
    expect(
      survey?.columns.map(({ asks, values }) => [asks, values.map(({ means, count }) => [means, count])]),
    ).toEqual([
      [
        'skills',
        [
          ['yes', 2],
          [undefined, 1],
        ],
      ],
      [
        'ideas',
        [
          ['yes', 1],
          [undefined, 1],
          ['yes', 1],
        ],
      ],
      [
        'products',
        [
          [undefined, 2],
          [undefined, 1],
        ],
      ],
      [
        'region',
        [
          ['midtjylland', 2],
          ['sjaelland', 1],
        ],
      ],
    ])
    expect(survey?.leftOut).toEqual({ personal: [], ownWords: [] })
  })

  test('a text, and a table without respondents, is none', () => {
    expect(surveyFrom({ kind: 'text', title: '', blocks: [], leftBehind: [] })).toBeUndefined()
    expect(surveyFrom(table(HEADERS))).toBeUndefined()
  })
})
