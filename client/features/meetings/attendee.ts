import type { z } from 'zod'
import type { attendeesAnswer } from '#shared/protocol/schemas/meetings.ts'

/** Somebody who can have been at a meeting, and be given a task. */
export type Attendee = z.output<typeof attendeesAnswer>['people'][number]
