import { routes } from '#shared/protocol/routes.ts'
import type { WatchedExports } from '../export/watched-exports.ts'
import { type EndpointsOf, endpoint, personOf } from '../http/endpoint.ts'
import type { LabelEdits } from './label-edits.ts'
import type { LabelExport } from './label-export.ts'
import type { LabelFile } from './label-file.ts'

export interface LabelRoutesOptions {
  label: LabelFile
  edits: LabelEdits
  exports: LabelExport
  watched: WatchedExports
}

export function labelRoutes({
  label,
  edits,
  exports,
  watched,
}: LabelRoutesOptions): EndpointsOf<
  | 'readLabel'
  | 'readIndicator'
  | 'suggestEvidence'
  | 'listLabelSources'
  | 'listIndicatorSets'
  | 'readIndicatorSet'
  | 'addIndicator'
  | 'changeIndicator'
  | 'retireIndicator'
  | 'restoreIndicator'
  | 'addEvidence'
  | 'changeEvidence'
  | 'removeEvidence'
  | 'assessIndicator'
  | 'actOnCase'
  | 'exportLabel'
> {
  return {
    readLabel: endpoint(routes.readLabel, (request) => label.overview(personOf(request))),

    readIndicator: endpoint(routes.readIndicator, (request) =>
      label.indicator(request.params.indicatorId, personOf(request)),
    ),

    suggestEvidence: endpoint(routes.suggestEvidence, (request) =>
      label.suggestions(request.params.indicatorId, personOf(request)),
    ),

    listLabelSources: endpoint(routes.listLabelSources, (request) => label.allSources(personOf(request))),

    listIndicatorSets: endpoint(routes.listIndicatorSets, async () => ({ versions: await label.sets() })),

    readIndicatorSet: endpoint(routes.readIndicatorSet, ({ params }) => label.set(params.version)),

    addIndicator: endpoint(routes.addIndicator, (request) =>
      edits.addIndicator(request.body, personOf(request)),
    ),

    changeIndicator: endpoint(routes.changeIndicator, (request) =>
      edits.changeIndicator(request.params.indicatorId, request.body, personOf(request)),
    ),

    retireIndicator: endpoint(routes.retireIndicator, (request) =>
      edits.retireIndicator(request.params.indicatorId, request.body.reason, personOf(request)),
    ),

    restoreIndicator: endpoint(routes.restoreIndicator, (request) =>
      edits.restoreIndicator(request.params.indicatorId, personOf(request)),
    ),

    addEvidence: endpoint(routes.addEvidence, (request) =>
      edits.addEvidence(request.params.indicatorId, request.body, personOf(request)),
    ),

    changeEvidence: endpoint(routes.changeEvidence, (request) =>
      edits.changeEvidence(request.params.evidenceId, request.body.note, personOf(request)),
    ),

    removeEvidence: endpoint(routes.removeEvidence, (request) =>
      edits.removeEvidence(request.params.evidenceId, personOf(request)),
    ),

    assessIndicator: endpoint(routes.assessIndicator, (request) =>
      edits.assess(request.params.indicatorId, request.body, personOf(request)),
    ),

    actOnCase: endpoint(routes.actOnCase, async (request) => ({
      rounds: await edits.actOnCase(request.body, personOf(request)),
    })),

    exportLabel: endpoint(routes.exportLabel, async (request) => {
      const { query, hungUp } = request
      const reader = personOf(request)
      return watched.during(reader.id, query.watch, (tell) => exports.write(reader, query.lang, hungUp, tell))
    }),
  }
}
