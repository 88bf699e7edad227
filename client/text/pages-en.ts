import { agreementImport } from './en/agreement-import.ts'
import { audit } from './en/audit.ts'
import { publication } from './en/publication.ts'
import type { PageTexts } from './pages-da.ts'

export const pagesEn: PageTexts = {
  agreementImport,
  audit,
  publication,
}
