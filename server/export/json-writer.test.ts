import { expect, it } from 'vitest'
import type { ExportContext } from '#shared/export/export-content.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { writeJson } from './json-writer.ts'

const context: ExportContext = {
  locale: 'da',
  generatedOn: '2027-03-05',
  variant: 'internal',
  status: 'draft',
  findings: { overlaps: [], roleFindings: [] },
  decisions: [],
  merged: new Set(),
  threads: [],
}

it('writes the whole plan as JSON that reads back the same', () => {
  const plan: Plan = {
    title: 'Årsplan “2027”',
    year: 2027,
    sections: [{ category: 1, text: [], activities: [] }],
  }
  const text = new TextDecoder().decode(writeJson({ plan, context }))
  const { status, findings, decisions, threads } = context
  expect(JSON.parse(text)).toEqual({ ...plan, status, findings, decisions, threads })
  expect(text).toMatch(/^\{\n {2}"title": "Årsplan/)
  expect(text.endsWith('}\n')).toBe(true)
})
