import { expect, it } from 'vitest'
import type { Comment } from '#shared/comments/thread.ts'
import { planChecksum } from '#shared/export/checksum.ts'
import type { ExportContent } from '#shared/export/export-content.ts'
import { checkJson } from '#shared/export/json-checksum.ts'
import { forOthersEyes } from '#shared/export/variants.ts'
import { writeJson } from './json-writer.ts'
import { demoContent } from './testing/data-content.ts'

it('[EXPORT-25] writes the whole plan as JSON that reads back the same and verifies itself', () => {
  const content = demoContent({ version: '3', status: 'agreed' })
  const text = new TextDecoder().decode(writeJson(content))
  const { findings, decisions } = content.context
  expect(JSON.parse(text)).toMatchObject({
    ...content.plan,
    status: 'agreed',
    version: '3',
    variant: 'internal',
    exportedOn: '2027-03-05',
    findings,
    decisions,
  })
  expect(checkJson(text)).toEqual({ kind: 'agrees', hash: planChecksum(content.plan) })
  expect(text).toMatch(/^\{\n {2}"checksum": \{\n {4}"algorithm": "SHA-256"/)
  expect(text.endsWith('}\n')).toBe(true)
})

it('[EXPORT-11] has the open threads that were asked for, and of their comments only what they say now', () => {
  const author = { personId: 'p1', name: 'Anna', party: 'censec', role: 'director' } as const
  const comment: Comment = {
    id: 'c1',
    author,
    body: 'Skal vi have flere med?',
    at: '2027-03-01T08:00:00.000Z',
    mentions: ['p2'],
    earlier: [{ body: 'Det her er noget rod', until: '2027-03-01T09:00:00.000Z', by: author }],
  }
  const openThreads = [{ comments: [comment], place: { kind: 'plan' } as const }]
  const text = (content: ExportContent) => new TextDecoder().decode(writeJson(content))
  const { body, at } = comment
  expect(JSON.parse(text(demoContent({ openThreads }))).threads).toEqual([
    { comments: [{ author, at, body }], place: { kind: 'plan' } },
  ])
  expect(JSON.parse(text(demoContent()))).not.toHaveProperty('threads')
})

it('[FOLLOW-10] has what became of its activities, which its checksum covers, and nothing of one that has gone', () => {
  const plain = demoContent({})
  const [activity] = plain.plan.sections.flatMap(({ activities }) => activities)
  if (!activity) throw new Error('There is no activity.')
  const said = {
    outcome: 'held',
    counts: { participants: 48 },
    regions: {},
    answers: {},
    lessons: '',
  } as const
  const content = demoContent({
    followUps: new Map([
      [activity.id, said],
      ['gone', said],
    ]),
  })
  const text = new TextDecoder().decode(writeJson(content))
  expect(JSON.parse(text).followUps).toEqual({ [activity.id]: said })
  expect(checkJson(text)).toMatchObject({ kind: 'agrees' })
  expect(checkJson(text.replace('"participants": 48', '"participants": 49'))).toEqual({ kind: 'changed' })
  expect(new TextDecoder().decode(writeJson(forOthersEyes(content)))).not.toContain('followUps')
})
