import { describe, expect, it } from 'vitest'
import { BUILT_IN_INDICATORS } from './built-in-indicators.ts'
import { indicatorJsonSchema } from './indicator-schema.ts'
import { presentSet } from './indicator-sets.ts'
import { LABEL_GROUPS } from './label.ts'

describe('[LABEL-1] the indicators that a file begins with', () => {
  const { groups, indicators } = BUILT_IN_INDICATORS

  it('are 31, in the five groups of the European criteria', () => {
    expect(groups.map(({ number }) => number)).toEqual([...LABEL_GROUPS])
    const sizes = LABEL_GROUPS.map((group) => indicators.filter((one) => one.group === group).length)
    expect(sizes).toEqual([4, 10, 2, 12, 3])
    expect(new Set(indicators.map(({ id }) => id)).size).toBe(31)
  })

  it('each have a name, a question and what counts as evidence in both languages, and no two read alike', () => {
    for (const locale of ['da', 'en'] as const) {
      const texts = indicators.flatMap(({ name, question, asked }) => [
        name[locale],
        question[locale],
        asked[locale],
      ])
      expect(new Set(texts).size).toBe(texts.length)
      for (const { question } of indicators) expect(question[locale]).toMatch(/\?$/u)
    }
    for (const { name, question, asked } of indicators)
      for (const text of [name, question, asked]) expect(text.da).not.toBe(text.en)
  })

  it('are numbered within their group', () => {
    const numbers = presentSet([]).indicators.map(({ number, id }) => `${number} ${id}`)
    expect(numbers[0]).toBe('1.1 commitment-of-participants')
    expect(numbers).toContain('2.9 cooperation-inside')
    expect(numbers.at(-1)).toBe('5.3 satisfaction')
  })

  it('are data with a JSON Schema beside them; `npx vitest run -u shared/label` writes it anew', async () => {
    await expect(`${JSON.stringify(indicatorJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
      './indicators.schema.json',
    )
  })
})
