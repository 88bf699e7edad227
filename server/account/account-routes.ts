import { accountSheets, accountToExportDocument } from '#shared/account/account-to-export-document.ts'
import { ACCOUNT_WORDS } from '#shared/account/account-words.ts'
import type { Agreement } from '#shared/agreement/agreement.ts'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { ExportDesk } from '../export/export-desk.ts'
import { WRITERS } from '../export/writers.ts'
import { type EndpointsOf, endpoint, personOf } from '../http/endpoint.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { YearAccounts } from './year-accounts.ts'

export interface AccountRoutesOptions {
  accounts: YearAccounts
  agreement: Agreement
  desk: ExportDesk
  clock: Clock
}

export function accountRoutes({
  accounts,
  agreement,
  desk,
  clock,
}: AccountRoutesOptions): EndpointsOf<'readAccount' | 'exportAccount'> {
  return {
    readAccount: endpoint(routes.readAccount, (request) =>
      accounts.of(request.params.planId, personOf(request), request.query.regionsOf),
    ),

    exportAccount: endpoint(routes.exportAccount, async (request) => {
      const { params, query, hungUp } = request
      const { format, lang: locale, beside } = query
      const person = personOf(request)
      const whole = await accounts.whole(params.planId, person, beside)
      const { year } = whole.account
      const madeOn = dateInDenmark(instantOf(clock))
      const asked = { ...whole, agreement, locale, madeOn }
      const { bytes } = await desk.write(
        format === 'xlsx'
          ? {
              format,
              workbook: {
                sheets: accountSheets(asked).map((sheet) => ({ ...sheet, frozenColumns: 1, pagesWide: 1 })),
                facts: { title: ACCOUNT_WORDS[locale].title(year), locale, generatedOn: madeOn },
              },
            }
          : { format, document: accountToExportDocument(asked) },
        person.id,
        hungUp,
      )
      return {
        contentType: WRITERS[format].contentType,
        bytes,
        fileName: `${locale === 'da' ? 'regnskab' : 'account'}-${year}.${format}`,
      }
    }),
  }
}
