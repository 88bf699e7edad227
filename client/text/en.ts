import type { Texts } from './da.ts'
import { common } from './en/common.ts'
import { plan } from './en/plan.ts'

export const en: Texts = { common, plan }
