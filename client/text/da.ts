import { common } from './da/common.ts'
import { plan } from './da/plan.ts'

/** Danish is the default and decides which keys there are. One file a word in da/, so that texts are found where their feature is. */
export const da = { common, plan }

export type Texts = typeof da
