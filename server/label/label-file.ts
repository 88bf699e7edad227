import type { Agreement } from '#shared/agreement/agreement.ts'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { assessmentsIn, basisOf, gapsOf, NO_ASSESSMENT, scoreOf } from '#shared/label/assessment.ts'
import { caseRounds, type RenewalReminder, renewalReminder } from '#shared/label/case.ts'
import { type Evidence, evidenceIn, sourceKey } from '#shared/label/evidence.ts'
import { historyOf } from '#shared/label/history.ts'
import { presentSet, setVersions } from '#shared/label/indicator-sets.ts'
import type { WholeFile } from '#shared/label/whole-file.ts'
import { can } from '#shared/permissions/can.ts'
import { type Person, type Signature, signatureOf } from '#shared/permissions/person.ts'
import type { Party } from '#shared/plan/plan.ts'
import type {
  Assessment,
  CaseRound,
  EvidenceLine,
  IndicatorAnswer,
  IndicatorLine,
  IndicatorSetAnswer,
  LabelAct,
  LabelAnswer,
  LabelSourcesAnswer,
  NumberedIndicator,
  SetVersionLine,
  SuggestionsAnswer,
} from '#shared/protocol/schemas/label.ts'
import { Problem } from '../http/problem.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import { type EvidenceSources, figuresIn, findSource, offersIn, type Sources } from './evidence-sources.ts'
import type { LabelActs } from './label-acts.ts'
import { suggestionsFor } from './suggestions.ts'

export interface LabelFileOptions {
  agreement: Pick<Agreement, 'label'>
  acts: LabelActs
  sources: EvidenceSources
  directory: Pick<Directory, 'listMembers'>
  clock: Clock
}

/** The file for the gold label as its secretariat reads it. Throws as `LabelActs`. */
export class LabelFile {
  readonly #options: LabelFileOptions

  constructor(options: LabelFileOptions) {
    this.#options = options
  }

  /** Whose it is. Throws `not-found` where the agreement gives nobody one. */
  get party(): Party {
    const { label } = this.#options.agreement
    if (!label) throw new Problem('not-found')
    return label.party
  }

  async overview(reader: Person): Promise<LabelAnswer> {
    const acts = await this.#options.acts.list()
    const sources = await this.#options.sources.read(reader)
    const { line, note, groups, indicators } = presentSet(acts)
    const assessments = assessmentsIn(acts)
    const evidence = evidenceByIndicator(acts, sources)
    return {
      party: this.party,
      set: { ...line, note },
      groups,
      indicators: indicators.map((indicator): IndicatorLine => {
        const { id, number, group, name, target, isRetired } = indicator
        const linked = evidence.get(id) ?? []
        const { text: _, ...assessment } = assessmentOf(assessments.get(id))
        const gaps = gapsOf(indicator, assessment, linked)
        return { id, number, group, name, target, isRetired, ...assessment, evidence: linked.length, gaps }
      }),
      score: scoreOf(indicators, assessments),
      rounds: caseRounds(acts),
      people: await this.#secretariat(),
    }
  }

  /** Throws `not-found`. */
  async indicator(indicatorId: string, reader: Person): Promise<IndicatorAnswer> {
    const acts = await this.#options.acts.list()
    const { line, indicators } = presentSet(acts)
    const indicator = mustFind(indicators, indicatorId)
    const sources = await this.#options.sources.read(reader)
    const evidence = evidenceByIndicator(acts, sources).get(indicatorId) ?? []
    const assessed = assessmentsIn(acts).get(indicatorId)
    const assessment = assessmentOf(assessed)
    return {
      indicator,
      setVersion: line.version,
      assessment: {
        ...assessment,
        basis: basisOf(assessed),
        ...(assessed && { at: assessed.at, by: assessed.by }),
      },
      gaps: gapsOf(indicator, assessment, evidence),
      evidence,
      figures: figuresIn(sources, this.party, indicator.figures),
      history: historyOf(acts, indicatorId),
    }
  }

  /** What is not linked to the indicator yet. Throws `not-found`. */
  async suggestions(indicatorId: string, reader: Person): Promise<SuggestionsAnswer> {
    const acts = await this.#options.acts.list()
    const { suggests } = mustFind(presentSet(acts).indicators, indicatorId)
    const linked = new Set(
      evidenceIn(acts).flatMap((one) => (one.indicatorId === indicatorId ? [sourceKey(one.source)] : [])),
    )
    const all = suggestionsFor(suggests, await this.#options.sources.read(reader), this.party)
    return { suggestions: all.filter(({ source }) => !linked.has(sourceKey(source))) }
  }

  async allSources(reader: Person): Promise<LabelSourcesAnswer> {
    return { sources: offersIn(await this.#options.sources.read(reader)) }
  }

  /** The newest first. */
  async sets(): Promise<SetVersionLine[]> {
    return setVersions(await this.#options.acts.list())
      .map(({ line }) => line)
      .toReversed()
  }

  /** Throws `not-found`. */
  async set(version: number): Promise<IndicatorSetAnswer> {
    const found = setVersions(await this.#options.acts.list())[version - 1]
    if (!found) throw new Problem('not-found')
    const { line, groups, indicators } = found
    return { set: line, groups, indicators }
  }

  /** That the label runs out before long; undefined while it does not, and where nobody has such a file. */
  async reminder(): Promise<(RenewalReminder & { party: Party }) | undefined> {
    const { agreement, acts, clock } = this.#options
    if (!agreement.label) return undefined
    const reminder = renewalReminder(caseRounds(await acts.list()), dateInDenmark(instantOf(clock)))
    return reminder && { ...reminder, party: agreement.label.party }
  }

  /** All that an export is made of. */
  async whole(reader: Person): Promise<WholeFile> {
    const acts = await this.#options.acts.list()
    const sources = await this.#options.sources.read(reader)
    const set = presentSet(acts)
    const assessments = assessmentsIn(acts)
    const evidence = evidenceByIndicator(acts, sources)
    const rounds = caseRounds(acts)
    return {
      party: this.party,
      set,
      score: scoreOf(set.indicators, assessments),
      rounds,
      caseDocuments: documentsOfCase(rounds).map((documentId) => {
        const source = { kind: 'document', documentId } as const
        return { source, ...findSource(source, sources) }
      }),
      chapters: set.indicators
        .filter(({ isRetired }) => !isRetired)
        .map((indicator) => {
          const assessment = assessmentOf(assessments.get(indicator.id))
          const linked = evidence.get(indicator.id) ?? []
          return {
            indicator,
            assessment,
            evidence: linked,
            gaps: gapsOf(indicator, assessment, linked),
            figures: figuresIn(sources, this.party, indicator.figures),
          }
        }),
    }
  }

  async #secretariat(): Promise<Signature[]> {
    const members = await this.#options.directory.listMembers()
    return members
      .filter(({ person, deactivatedAt }) => deactivatedAt === undefined && this.isOfSecretariat(person))
      .map(({ person }) => signatureOf(person))
  }

  /** Whether the person works on the file. */
  isOfSecretariat(person: Person): boolean {
    return can(person, 'edit', { kind: 'label', party: this.party })
  }
}

function evidenceByIndicator(acts: readonly LabelAct[], sources: Sources): Map<string, EvidenceLine[]> {
  const byIndicator = Map.groupBy(evidenceIn(acts), ({ indicatorId }) => indicatorId)
  return new Map([...byIndicator].map(([id, linked]) => [id, linked.map((one) => lineOf(one, sources))]))
}

function lineOf({ id, source, note, added }: Evidence, sources: Sources): EvidenceLine {
  return { id, source, note, added, ...findSource(source, sources) }
}

function assessmentOf(act: Assessment | undefined): Assessment {
  if (!act) return NO_ASSESSMENT
  const { level, state, text, responsible } = act
  return { state, text, ...(level !== undefined && { level }), ...(responsible && { responsible }) }
}

/** Those that its steps name, in their order. */
function documentsOfCase(rounds: readonly CaseRound[]): string[] {
  return rounds.flatMap(({ steps }) =>
    steps.flatMap(({ done, notes, earlier }) =>
      [...earlier, ...notes, ...(done ? [done] : [])].flatMap(({ documents }) => documents),
    ),
  )
}

/** Throws `not-found`. */
export function mustFind(indicators: readonly NumberedIndicator[], indicatorId: string): NumberedIndicator {
  const found = indicators.find(({ id }) => id === indicatorId)
  if (!found) throw new Problem('not-found')
  return found
}
