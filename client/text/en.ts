import type { Texts } from './da.ts'
import { common } from './en/common.ts'
import { people } from './en/people.ts'
import { plan } from './en/plan.ts'
import { plans } from './en/plans.ts'

export const en: Texts = { common, people, plan, plans }
