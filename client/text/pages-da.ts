import { agreementImport } from './da/agreement-import.ts'
import { audit } from './da/audit.ts'

/** What is said on pages that few go to, or seldom: fetched with the first of them (with-own-texts.tsx). */
export const pagesDa = {
  agreementImport,
  audit,
}

export type PageTexts = typeof pagesDa
