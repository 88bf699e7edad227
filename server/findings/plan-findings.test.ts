import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { BUILT_IN_AGREEMENT, BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { readActivities } from '#shared/plan/read-plan.ts'
import type { Room } from '../rooms/room.ts'
import { FindingsThread } from './findings-thread.ts'
import { PlanFindings } from './plan-findings.ts'

test('a plan is read once for all who ask, until somebody writes in it', async () => {
  const thread = new FindingsThread(BUILT_IN_AGREEMENT)
  const document = new Y.Doc()
  const taught = { words: [], lessons: [] }
  let read = 0
  const findings = new PlanFindings({
    thread,
    vocabulary: { forFindings: async () => taught },
    plans: {
      activitiesIn: (from) => {
        read++
        return readActivities(from, BUILT_IN_CATEGORIES)
      },
    },
  })
  const room = {
    version: 0,
    read: async <T>(look: (document: Y.Doc) => T) => look(document),
  }
  const asked = room as unknown as Room
  const first = await findings.judged(asked)
  expect(await findings.judged(asked)).toBe(first)
  expect(await findings.of(asked)).toBe(first.findings)
  expect(read).toBe(1)
  room.version++
  expect(await findings.judged(asked)).not.toBe(first)
  expect(read).toBe(2)
  await thread.stop()
})
