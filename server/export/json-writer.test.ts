import { expect, it } from 'vitest'
import { exportContext } from '#shared/export/testing/export-context.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { writeJson } from './json-writer.ts'

it('writes the whole plan as JSON that reads back the same', () => {
  const plan: Plan = {
    title: 'Årsplan “2027”',
    year: 2027,
    sections: [{ category: 1, text: [], activities: [] }],
  }
  const context = exportContext()
  const text = new TextDecoder().decode(writeJson({ plan, context }))
  const { status, findings, decisions, threads } = context
  expect(JSON.parse(text)).toEqual({ ...plan, status, findings, decisions, threads })
  expect(text).toMatch(/^\{\n {2}"title": "Årsplan/)
  expect(text.endsWith('}\n')).toBe(true)
})
