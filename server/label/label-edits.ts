import { dateInDenmark } from '#shared/basics/format-date.ts'
import { assessmentsIn, basisOf } from '#shared/label/assessment.ts'
import { caseRounds, refusalOf } from '#shared/label/case.ts'
import { evidenceIn, sourceKey } from '#shared/label/evidence.ts'
import { presentSet } from '#shared/label/indicator-sets.ts'
import type { Person } from '#shared/permissions/person.ts'
import type {
  Assessment,
  CaseDeed,
  CaseRound,
  IndicatorChange,
  LabelAct,
  NewAssessment,
  NewEvidence,
  NewIndicator,
} from '#shared/protocol/schemas/label.ts'
import { Problem } from '../http/problem.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import { type EvidenceSources, findSource } from './evidence-sources.ts'
import type { LabelActs } from './label-acts.ts'
import { mustFind } from './label-file.ts'

export interface LabelEditsOptions {
  acts: LabelActs
  sources: EvidenceSources
  directory: Pick<Directory, 'findMember'>
  /** Whether somebody works on the file, and so can be responsible for an indicator. */
  isOfSecretariat: (person: Person) => boolean
  clock: Clock
  ids: Ids
}

/** What the secretariat does to the file for the gold label. Throws as `LabelActs`. */
export class LabelEdits {
  readonly #options: LabelEditsOptions

  constructor(options: LabelEditsOptions) {
    this.#options = options
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

  /** Throws `not-found` for who is not of the secretariat. */
  async #member(personId: string): Promise<NonNullable<Assessment['responsible']>> {
    const member = await this.#options.directory.findMember(personId)
    if (!member || member.deactivatedAt !== undefined || !this.#options.isOfSecretariat(member.person))
      throw new Problem('not-found')
    return { personId, name: member.person.name }
  }
}

function mustBeInUse(acts: readonly LabelAct[], indicatorId: string): void {
  if (mustFind(presentSet(acts).indicators, indicatorId).isRetired) throw new Problem('indicator-retired')
}

function mustBeLinked(acts: readonly LabelAct[], evidenceId: string): void {
  if (!evidenceIn(acts).some(({ id }) => id === evidenceId)) throw new Problem('not-found')
}
