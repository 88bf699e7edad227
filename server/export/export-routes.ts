import type { ExportContent } from '#shared/export/export-content.ts'
import { forOthersEyes } from '#shared/export/variants.ts'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { ExportQuery } from '#shared/protocol/schemas/export.ts'
import { type EndpointsOf, endpoint, personOf } from '../http/endpoint.ts'
import type { ExportDesk } from './export-desk.ts'
import { exportFileName } from './export-file-name.ts'
import type { PlanContents } from './plan-contents.ts'
import type { WatchedExports } from './watched-exports.ts'
import { WRITERS } from './writers.ts'

export interface ExportRoutesOptions {
  contents: PlanContents
  desk: ExportDesk
  watched: WatchedExports
}

export function exportRoutes({
  contents,
  desk,
  watched,
}: ExportRoutesOptions): EndpointsOf<'exportPlan' | 'readExportProgress'> {
  async function contentOf(planId: string, query: ExportQuery, reader: Person): Promise<ExportContent> {
    const { variant, version, lang: locale, comments, duties } = query
    if (variant === 'agreed') return contents.agreed(planId, { locale })
    const content =
      version === undefined
        ? await contents.present(planId, {
            locale,
            withComments: comments === '1',
            withDuties: duties === '1',
          })
        : await contents.version(planId, version, { locale, reader })
    return variant === 'external' ? forOthersEyes(content) : content
  }

  return {
    exportPlan: endpoint(routes.exportPlan, async (request) => {
      const { params, query, hungUp, note } = request
      const { format } = query
      const reader = personOf(request)
      const content = await contentOf(params.planId, query, reader)
      const { bytes, ...hashes } = await watched.during(reader.id, query.watch, (tell) =>
        desk.write({ format, content }, reader.id, hungUp, tell),
      )
      // By these anybody can tell later that the file is as it was issued, and what it was issued of.
      const { versionAt } = content.context
      note({ ...hashes, year: content.plan.year, ...(versionAt !== undefined && { versionAt }) })
      return {
        contentType: WRITERS[format].contentType,
        bytes,
        fileName: exportFileName(content.plan, format),
      }
    }),

    readExportProgress: endpoint(routes.readExportProgress, async (request) =>
      watched.read(personOf(request).id, request.params.watch),
    ),
  }
}
