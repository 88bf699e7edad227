import * as Y from 'yjs'
import type { Agreement } from '#shared/agreement/agreement.ts'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { yearOf } from '#shared/basics/iso-date.ts'
import { DOCUMENT_LIMIT_BYTES } from '#shared/protocol/frames.ts'
import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint } from '../http/endpoint.ts'
import { Problem } from '../http/problem.ts'
import { changeFrom } from '../plans/change-from.ts'
import { fillGradually } from '../plans/fill-gradually.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Ids } from '../ports/ids.ts'
import { ImportThread } from './import-thread.ts'

/** The origin of what is imported. */
const IMPORT = 'import'

export interface ImportRoutesOptions {
  agreement: Agreement
  plans: Plans
  ids: Ids
  clock: Clock
}

export function importRoutes({
  agreement,
  plans,
  ids,
  clock,
}: ImportRoutesOptions): EndpointsOf<'readImport' | 'createImportedPlan'> {
  const thread = new ImportThread()
  return {
    readImport: endpoint(routes.readImport, ({ body }) =>
      thread.read({ bytes: body, agreement, fallbackYear: yearOf(dateInDenmark(instantOf(clock))) }),
    ),

    createImportedPlan: endpoint(routes.createImportedPlan, async ({ body }) => {
      const { year, title, sections, activities } = body
      for (const { category } of [...sections, ...activities])
        plans.mustHaveSection(category, 'invalid-input')
      const content = {
        sections,
        activities: activities.map(({ body: text, ...activity }) => ({
          ...changeFrom(activity),
          party: activity.party,
          category: activity.category,
          body: text,
        })),
      }
      return plans.create({ id: ids.newId(), year, title }, async (document) => {
        await fillGradually(document, content, ids, IMPORT)
        refuseTooLarge(document)
      })
    }),
  }
}

/** A plan that is larger could be written in by nobody. */
function refuseTooLarge(document: Y.Doc): void {
  if (Y.encodeStateAsUpdate(document).length > DOCUMENT_LIMIT_BYTES) throw new Problem('import-too-much')
}
