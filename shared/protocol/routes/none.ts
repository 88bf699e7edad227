import { z } from 'zod'
import { nothing } from '../schemas/fields.ts'

/** What most routes ask and answer: nothing, with 200. */
export const none = {
  params: z.object({}),
  query: z.object({}),
  body: nothing,
  status: 200,
  answer: nothing,
} as const
