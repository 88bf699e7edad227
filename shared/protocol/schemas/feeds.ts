/** The shapes of calendar feeds. */
import { z } from 'zod'
import { LOCALES } from '../../basics/locale.ts'
import { ACTIVITY_PARTIES } from '../../plan/plan.ts'
import { category, isoDate, isoInstant, planId, recordId } from './fields.ts'

export const newFeed = z.object({
  /** The one plan it is for; left out, it is for all, next year's as well. */
  planId: planId.optional(),
  party: z.enum(ACTIVITY_PARTIES).optional(),
  category: category.optional(),
  responsible: z.string().trim().min(1).max(100).optional(),
  /** The language of what is not the parties' own words. */
  locale: z.enum(LOCALES),
})
export const feedParams = z.object({ feedId: recordId })
/** 256 random bits. */
export const feedSecretParams = z.object({ secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })
const ownFeed = newFeed.extend({
  id: recordId,
  madeAt: isoInstant,
  /** The last day in Denmark on which a calendar fetched it. */
  lastFetchedOn: isoDate.optional(),
})
export const ownFeedsAnswer = z.object({ feeds: z.array(ownFeed) })
export const madeFeed = ownFeed.extend({ secret: z.string() })
