import { expect, it } from 'vitest'
import { EXPORT_FORMATS } from '#shared/export/formats.ts'
import { Problem } from '../http/problem.ts'
import { ExportDesk } from './export-desk.ts'
import { demoContext, demoPlan } from './testing/demo-content.ts'

const content = { plan: demoPlan, context: demoContext }
const never = new AbortController().signal

it.each(EXPORT_FORMATS)('[EXPORT-3] writes the same %s from the same plan, byte for byte', async (format) => {
  const desk = new ExportDesk()
  const [one, other] = await Promise.all([
    desk.write({ format, content }, never),
    desk.write({ format, content }, never),
  ])
  expect(one.length).toBeGreaterThan(1_000)
  expect(Buffer.compare(one, other)).toBe(0)
})

it('gives up a thread that takes too long', async () => {
  const desk = new ExportDesk({ timeLimitMs: 1 })
  await expect(desk.write({ format: 'docx', content }, never)).rejects.toThrow('not done within 1 ms')
})

it('[EXPORT-9] ends the thread of who hangs up, and then serves the next', async () => {
  const desk = new ExportDesk({ atOnce: 1 })
  const asking = new AbortController()
  const asked = desk.write({ format: 'docx', content }, asking.signal)
  const next = desk.write({ format: 'md', content }, never)
  asking.abort(new Problem('hung-up'))
  await expect(asked).rejects.toMatchObject({ code: 'hung-up' })
  expect(new TextDecoder().decode(await next)).toContain(demoPlan.title)
})

it('[EXPORT-9] turns away who would be too many to wait', async () => {
  const desk = new ExportDesk({ atOnce: 1, mayWait: 1 })
  const jobs = ['first', 'second'].map(() => desk.write({ format: 'json', content }, never))
  await expect(desk.write({ format: 'json', content }, never)).rejects.toMatchObject({ code: 'exports-busy' })
  await Promise.all(jobs)
})
