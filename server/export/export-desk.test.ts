import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { planChecksum } from '#shared/export/checksum.ts'
import { type ExportProgress, fractionWritten } from '#shared/export/export-progress.ts'
import { EXPORT_FORMATS } from '#shared/export/formats.ts'
import { Problem } from '../http/problem.ts'
import { ExportDesk } from './export-desk.ts'
import { demoContext, demoPlan } from './testing/demo-content.ts'

const content = { plan: demoPlan, agreement: BUILT_IN_AGREEMENT, context: demoContext }
const never = new AbortController().signal

it.each(EXPORT_FORMATS)('[EXPORT-3] writes the same %s from the same plan, byte for byte', async (format) => {
  const desk = new ExportDesk()
  const [one, other] = await Promise.all([
    desk.write({ format, content }, 'anna', never),
    desk.write({ format, content }, 'anna', never),
  ])
  expect(one.bytes.length).toBeGreaterThan(1_000)
  expect(Buffer.compare(one.bytes, other.bytes)).toBe(0)
  expect(one.sha256).toBe(createHash('sha256').update(one.bytes).digest('hex'))
  expect(one.contentSha256).toBe(planChecksum(demoPlan))
})

it.each([
  ['time', { timeLimitMs: 1 }],
  ['memory', { memoryLimitMegabytes: 4 }],
])('[EXPORT-9] gives up a thread that takes too much %s', async (_what, limits) => {
  const desk = new ExportDesk(limits)
  await expect(desk.write({ format: 'docx', content }, 'anna', never)).rejects.toMatchObject({
    code: 'export-too-heavy',
  })
})

it('[EXPORT-9] ends the thread of who hangs up, and then serves the next', async () => {
  const desk = new ExportDesk({ atOnce: 1 })
  const asking = new AbortController()
  const asked = desk.write({ format: 'docx', content }, 'anna', asking.signal)
  const next = desk.write({ format: 'md', content }, 'anna', never)
  asking.abort(new Problem('hung-up'))
  await expect(asked).rejects.toMatchObject({ code: 'hung-up' })
  expect(new TextDecoder().decode((await next).bytes)).toContain(demoPlan.title)
})

it('[EXPORT-9] turns away who would be too many to wait', async () => {
  const desk = new ExportDesk({ atOnce: 1, mayWait: 1 })
  const jobs = ['first', 'second'].map(() => desk.write({ format: 'json', content }, 'anna', never))
  await expect(desk.write({ format: 'json', content }, 'anna', never)).rejects.toMatchObject({
    code: 'exports-busy',
  })
  await Promise.all(jobs)
})

it('[EXPORT-9] leaves places to others, however many one person asks for', async () => {
  const desk = new ExportDesk({ atOnce: 1 })
  const asking = new AbortController()
  const own = Array.from({ length: 4 }, () => desk.write({ format: 'md', content }, 'anna', asking.signal))
  const ended = Promise.allSettled(own)
  await expect(desk.write({ format: 'md', content }, 'anna', never)).rejects.toMatchObject({
    code: 'too-many-requests',
  })
  const others = desk.write({ format: 'md', content }, 'mette', never)
  asking.abort(new Problem('hung-up'))
  await ended
  expect((await others).bytes.length).toBeGreaterThan(1_000)
  expect((await desk.write({ format: 'md', content }, 'anna', never)).bytes.length).toBeGreaterThan(1_000)
})

it('[EXPORT-26] tells how far a file is, in parts and pages that only rise, from where it begins to its pages', async () => {
  const desk = new ExportDesk()
  const told: ExportProgress[] = []
  await desk.write({ format: 'pdf', content }, 'anna', never, (progress) => told.push(progress))
  expect(told[0]).toEqual({ kind: 'begun' })
  const last = told.at(-1)
  expect(last).toMatchObject({ kind: 'pages' })
  const fractions = told.flatMap((progress) => fractionWritten(progress) ?? [])
  expect(fractions.length).toBeGreaterThan(50)
  expect(fractions).toEqual(fractions.toSorted((one, other) => one - other))
})

it('[EXPORT-26] says that it waits only where others are first', async () => {
  const desk = new ExportDesk({ atOnce: 1 })
  const told: string[] = []
  const first = desk.write({ format: 'csv', content }, 'anna', never)
  await desk.write({ format: 'csv', content }, 'mette', never, ({ kind }) => told.push(kind))
  await first
  expect(told).toEqual(['waiting', 'begun'])
})
