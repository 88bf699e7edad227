import { expect, it } from 'vitest'
import { planChecksum } from '#shared/export/checksum.ts'
import { checkJson } from '#shared/export/json-checksum.ts'
import { writeJson } from './json-writer.ts'
import { demoContent } from './testing/data-content.ts'

it('[EXPORT-25] writes the whole plan as JSON that reads back the same and verifies itself', () => {
  const content = demoContent({ version: '3', status: 'agreed' })
  const text = new TextDecoder().decode(writeJson(content))
  const { findings, decisions, threads } = content.context
  expect(JSON.parse(text)).toMatchObject({
    ...content.plan,
    status: 'agreed',
    version: '3',
    variant: 'internal',
    exportedOn: '2027-03-05',
    findings,
    decisions,
    threads,
  })
  expect(checkJson(text)).toEqual({ kind: 'agrees', hash: planChecksum(content.plan) })
  expect(text).toMatch(/^\{\n {2}"checksum": \{\n {4}"algorithm": "SHA-256"/)
  expect(text.endsWith('}\n')).toBe(true)
})
