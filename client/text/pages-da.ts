import { agreementImport } from './da/agreement-import.ts'
import { audit } from './da/audit.ts'
import { publication } from './da/publication.ts'

/** What is said on pages that few go to, or seldom: fetched with the first of them (with-own-texts.tsx). */
export const pagesDa = {
  agreementImport,
  audit,
  publication,
}

export type PageTexts = typeof pagesDa
