import type { Texts } from './da.ts'
import { plan } from './en/plan.ts'

export const en: Texts = { plan }
