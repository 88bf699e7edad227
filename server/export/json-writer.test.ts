import { expect, it } from 'vitest'
import type { Plan } from '#shared/plan/plan.ts'
import { writeJson } from './json-writer.ts'

it('writes the whole plan as JSON that reads back the same', () => {
  const plan: Plan = {
    title: 'Årsplan “2027”',
    year: 2027,
    sections: [{ category: 1, text: [], activities: [] }],
  }
  const text = new TextDecoder().decode(writeJson(plan))
  expect(JSON.parse(text)).toEqual(plan)
  expect(text).toMatch(/^\{\n {2}"title": "Årsplan/)
  expect(text.endsWith('}\n')).toBe(true)
})
