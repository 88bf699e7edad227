import { common } from './da/common.ts'
import { people } from './da/people.ts'
import { plan } from './da/plan.ts'
import { plans } from './da/plans.ts'

/** Danish is the default and decides which keys there are. One file a word in da/, so that texts are found where their feature is. */
export const da = { common, people, plan, plans }

export type Texts = typeof da
