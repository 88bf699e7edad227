import type { Agreement } from '#shared/agreement/agreement.ts'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { assessmentsIn, basisOf, gapsOf, NO_ASSESSMENT, scoreOf } from '#shared/label/assessment.ts'
import { caseRounds, type RenewalReminder, refusalOf, renewalReminder } from '#shared/label/case.ts'
import { type Evidence, evidenceIn, sourceKey } from '#shared/label/evidence.ts'
import { historyOf } from '#shared/label/history.ts'
import { presentSet, setVersions } from '#shared/label/indicator-sets.ts'
import type { WholeFile } from '#shared/label/whole-file.ts'
import { can } from '#shared/permissions/can.ts'
import { type Person, type Signature, signatureOf } from '#shared/permissions/person.ts'
import type { Party } from '#shared/plan/plan.ts'
import type {
  Assessment,
  CaseDeed,
  CaseRound,
  EvidenceLine,
  IndicatorAnswer,
  IndicatorChange,
  IndicatorLine,
  IndicatorSetAnswer,
  LabelAct,
  LabelAnswer,
  LabelSourcesAnswer,
  NewAssessment,
  NewEvidence,
  NewIndicator,
  NumberedIndicator,
  SetVersionLine,
  SuggestionsAnswer,
} from '#shared/protocol/schemas/label.ts'
import { Problem } from '../http/problem.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import { type EvidenceSources, figuresIn, findSource, offersIn, type Sources } from './evidence-sources.ts'
import type { LabelActs } from './label-acts.ts'
import { suggestionsFor } from './suggestions.ts'

export interface LabelFileOptions {
  agreement: Pick<Agreement, 'label'>
  acts: LabelActs
  sources: EvidenceSources
  directory: Pick<Directory, 'listMembers' | 'findMember'>
  clock: Clock
  ids: Ids
}

/** The file for the gold label as its secretariat works on it. Throws as `LabelActs`. */
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

  async addIndicator({ group, ...words }: NewIndicator, person: Person): Promise<{ id: string }> {
    const id = this.#options.ids.newId()
    await this.#options.acts.add(person, () => ({
      act: 'indicator-added',
      indicator: { id, group, ...words, suggests: [], figures: [] },
    }))
    return { id }
  }

  /** Throws `not-found`, or `out-of-date` where the set has changed since. */
  async changeIndicator(
    indicatorId: string,
    { setVersion, ...words }: IndicatorChange,
    person: Person,
  ): Promise<void> {
    await this.#options.acts.add(person, (acts) => {
      const { line, indicators } = presentSet(acts)
      const { number: _, isRetired: __, ...indicator } = mustFind(indicators, indicatorId)
      if (line.version !== setVersion) throw new Problem('out-of-date')
      return { act: 'indicator-changed', indicator: { ...indicator, ...words } }
    })
  }

  /** Throws `not-found`, or `out-of-date` where it is retired already. */
  async retireIndicator(indicatorId: string, reason: string, person: Person): Promise<void> {
    await this.#options.acts.add(person, (acts) => {
      if (mustFind(presentSet(acts).indicators, indicatorId).isRetired) throw new Problem('out-of-date')
      return { act: 'indicator-retired', indicatorId, reason }
    })
  }

  /** Throws `not-found`, or `out-of-date` where it is in use. */
  async restoreIndicator(indicatorId: string, person: Person): Promise<void> {
    await this.#options.acts.add(person, (acts) => {
      if (!mustFind(presentSet(acts).indicators, indicatorId).isRetired) throw new Problem('out-of-date')
      return { act: 'indicator-restored', indicatorId }
    })
  }

  /** Throws `not-found` also for what is not there to be linked, `evidence-linked`, `indicator-retired`. */
  async addEvidence(
    indicatorId: string,
    { source, note }: NewEvidence,
    person: Person,
  ): Promise<{ id: string }> {
    const { sources, acts, ids } = this.#options
    const evidenceId = ids.newId()
    await acts.add(person, async (before) => {
      mustBeInUse(before, indicatorId)
      const key = sourceKey(source)
      const isLinked = evidenceIn(before).some(
        (one) => one.indicatorId === indicatorId && sourceKey(one.source) === key,
      )
      if (isLinked) throw new Problem('evidence-linked')
      if (findSource(source, await sources.read(person)).state !== 'there') throw new Problem('not-found')
      return { act: 'evidence-added', evidenceId, indicatorId, source, note }
    })
    return { id: evidenceId }
  }

  /** Throws `not-found`. */
  async changeEvidence(evidenceId: string, note: string, person: Person): Promise<void> {
    await this.#options.acts.add(person, (acts) => {
      mustBeLinked(acts, evidenceId)
      return { act: 'evidence-noted', evidenceId, note }
    })
  }

  /** Throws `not-found`. */
  async removeEvidence(evidenceId: string, person: Person): Promise<void> {
    await this.#options.acts.add(person, (acts) => {
      mustBeLinked(acts, evidenceId)
      return { act: 'evidence-removed', evidenceId }
    })
  }

  /** Throws `not-found`, `indicator-retired`, or `out-of-date` where somebody has assessed it since. */
  async assess(
    indicatorId: string,
    { basis, responsibleId, ...said }: NewAssessment,
    person: Person,
  ): Promise<{ id: string }> {
    const act = await this.#options.acts.add(person, async (acts) => {
      mustBeInUse(acts, indicatorId)
      if (basisOf(assessmentsIn(acts).get(indicatorId)) !== basis) throw new Problem('out-of-date')
      const responsible = responsibleId === undefined ? undefined : await this.#member(responsibleId)
      return { act: 'assessed', indicatorId, ...said, ...(responsible && { responsible }) }
    })
    return { id: act.id }
  }

  /** Throws `refusalOf`'s problem, and `not-found` for a document that is not there. */
  async actOnCase(deed: CaseDeed, person: Person): Promise<CaseRound[]> {
    const { acts, sources, clock } = this.#options
    await acts.add(person, async (before) => {
      const refusal = refusalOf(deed, caseRounds(before), dateInDenmark(instantOf(clock)))
      if (refusal) throw new Problem(refusal)
      const documents = 'documents' in deed ? deed.documents : []
      if (documents.length > 0) {
        const there = await sources.read(person)
        const isThere = (documentId: string) =>
          findSource({ kind: 'document', documentId }, there).state === 'there'
        if (!documents.every(isThere)) throw new Problem('not-found')
      }
      return deed
    })
    return caseRounds(await acts.list())
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
      caseDocuments: documentsOfCase(rounds).flatMap((documentId) => {
        const source = { kind: 'document', documentId } as const
        const { state, about } = findSource(source, sources)
        return state === 'there' ? [{ source, about }] : []
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
      .filter(({ person, deactivatedAt }) => deactivatedAt === undefined && this.#isOfSecretariat(person))
      .map(({ person }) => signatureOf(person))
  }

  /** Throws `not-found` for who is not of the secretariat. */
  async #member(personId: string): Promise<NonNullable<Assessment['responsible']>> {
    const member = await this.#options.directory.findMember(personId)
    if (!member || member.deactivatedAt !== undefined || !this.#isOfSecretariat(member.person))
      throw new Problem('not-found')
    return { personId, name: member.person.name }
  }

  #isOfSecretariat(person: Person): boolean {
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

function mustFind(indicators: readonly NumberedIndicator[], indicatorId: string): NumberedIndicator {
  const found = indicators.find(({ id }) => id === indicatorId)
  if (!found) throw new Problem('not-found')
  return found
}

function mustBeInUse(acts: readonly LabelAct[], indicatorId: string): void {
  if (mustFind(presentSet(acts).indicators, indicatorId).isRetired) throw new Problem('indicator-retired')
}

function mustBeLinked(acts: readonly LabelAct[], evidenceId: string): void {
  if (!evidenceIn(acts).some(({ id }) => id === evidenceId)) throw new Problem('not-found')
}
