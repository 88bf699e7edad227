import { accountOf } from '#shared/account/account.ts'
import type { FigureName } from '#shared/account/figure-names.ts'
import { figureIn } from '#shared/account/figures.ts'
import type { FollowUp } from '#shared/follow-up/follow-up.ts'
import { readFollowUps } from '#shared/follow-up/follow-up-document.ts'
import { sourceKey } from '#shared/label/evidence.ts'
import type { Meetings } from '#shared/meetings/meetings.ts'
import type { Person } from '#shared/permissions/person.ts'
import { placePath } from '#shared/plan/place-link.ts'
import type { Activity, Party } from '#shared/plan/plan.ts'
import type {
  EvidenceAbout,
  EvidenceLine,
  EvidenceSource,
  OfferedSource,
} from '#shared/protocol/schemas/label.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import type { UploadedDocument } from '#shared/uploads/document.ts'
import type { Version } from '#shared/versions/version.ts'
import { unlessRefused } from '../http/unless-refused.ts'
import type { MeetingDocuments } from '../meetings/meeting-documents.ts'
import type { Plans } from '../plans/plans.ts'
import type { Documents } from '../uploads/documents.ts'
import type { Versions } from '../versions/versions.ts'

export interface EvidenceSourcesOptions {
  plans: Plans
  versions: Pick<Versions, 'list'>
  meetings: Pick<MeetingDocuments, 'read'>
  documents: Pick<Documents, 'list'>
}

/** A plan with what of it can be evidence; `undefined` in the place of what cannot be read. */
export interface PlanSources {
  plan: PlanSummary
  /** Of the shared plan alone. */
  inPlan: { activities: readonly Activity[]; followUps: ReadonlyMap<string, FollowUp> } | undefined
  versions: readonly Version[] | undefined
}

/** All that can be evidence, read once for one answer. */
export interface Sources {
  plans: readonly PlanSources[]
  meetings: Meetings | undefined
  /** The party's, withdrawn ones too. */
  documents: readonly UploadedDocument[]
}

/** Something that evidence leads to, as it is now. */
export type Found = Pick<EvidenceLine, 'state' | 'about' | 'path'>

/** Reads all that can be evidence, of what both parties share and of the party's own documents: no confidential part is opened for it. */
export class EvidenceSources {
  readonly #options: EvidenceSourcesOptions

  constructor(options: EvidenceSourcesOptions) {
    this.#options = options
  }

  /** Reads what there is in all plans and meetings, and of the reader's party's documents, as far as the reader may see it. */
  async read(reader: Person): Promise<Sources> {
    const { plans, meetings, documents } = this.#options
    const all = await plans.list()
    return {
      plans: await Promise.all(all.map((plan) => this.#readPlan(plan, reader))),
      meetings: await unlessRefused(undefined, () => meetings.read()),
      documents: await documents.list(reader.party),
    }
  }

  async #readPlan(plan: PlanSummary, reader: Person): Promise<PlanSources> {
    const { plans, versions } = this.#options
    return {
      plan,
      inPlan: await unlessRefused(undefined, () =>
        plans.inPlan(plan.id, (room) =>
          room.read((document) => ({
            activities: plans.activitiesIn(document),
            followUps: readFollowUps(document),
          })),
        ),
      ),
      versions: await unlessRefused(undefined, () => versions.list(plan.id, reader)),
    }
  }
}

/** What a piece of evidence leads to. */
export function findSource(source: EvidenceSource, { plans, meetings, documents }: Sources): Found {
  if (source.kind === 'document') {
    const document = documents.find(({ id }) => id === source.documentId)
    // What was withdrawn is still known by name.
    return document
      ? { state: document.withdrawn ? 'gone' : 'there', about: aboutDocument(document) }
      : { state: 'gone' }
  }
  if (source.kind === 'minutes')
    return meetings ? asFound(minutesOf(meetings).find(leadingTo(source))) : { state: 'unreadable' }
  const inPlan = plans.find(({ plan }) => plan.id === source.planId)
  if (!inPlan) return { state: 'gone' }
  switch (source.kind) {
    case 'version':
      return inPlan.versions ? asFound(versionsOf(inPlan).find(leadingTo(source))) : { state: 'unreadable' }
    case 'activity':
      return inPlan.inPlan ? asFound(activitiesOf(inPlan).find(leadingTo(source))) : { state: 'unreadable' }
    case 'account':
      return asFound(accountOfPlan(inPlan))
    default:
      source satisfies never
      return { state: 'gone' }
  }
}

function leadingTo(source: EvidenceSource): (offered: OfferedSource) => boolean {
  const key = sourceKey(source)
  return (offered) => sourceKey(offered.source) === key
}

/** Everything but documents that can be linked: the latest year first, of each its account, versions and activities, and then the minutes. */
export function offersIn({ plans, meetings }: Sources): OfferedSource[] {
  return [
    ...plans
      .toSorted((a, b) => b.plan.year - a.plan.year)
      .flatMap((one) => [accountOfPlan(one), ...versionsOf(one), ...activitiesOf(one)]),
    ...(meetings ? minutesOf(meetings) : []),
  ]
}

/** The plan's account, whatever it says yet. */
export function accountOfPlan({ plan }: Pick<PlanSources, 'plan'>): OfferedSource {
  return {
    source: { kind: 'account', planId: plan.id },
    about: { kind: 'account', planTitle: plan.title, year: plan.year },
    path: `/planer/${plan.id}/regnskab`,
  }
}

/** The newest first. */
export function versionsOf({ plan, versions = [] }: Pick<PlanSources, 'plan' | 'versions'>): OfferedSource[] {
  return versions.map(({ id, at, reason, name }) => ({
    source: { kind: 'version', planId: plan.id, versionId: id },
    about: {
      kind: 'version',
      planTitle: plan.title,
      year: plan.year,
      at,
      reason,
      ...(name !== undefined && { name }),
    },
    path: `/planer/${plan.id}/versioner`,
  }))
}

/** In the order of the plan. */
function activitiesOf({ plan, inPlan }: Pick<PlanSources, 'plan' | 'inPlan'>): OfferedSource[] {
  return (inPlan?.activities ?? []).map((activity) => activityOffer(plan, activity))
}

export function activityOffer(
  { id: planId, title: planTitle, year }: PlanSummary,
  { id: activityId, title, start, end, precision }: Activity,
): OfferedSource {
  return {
    source: { kind: 'activity', planId, activityId },
    about: {
      kind: 'activity',
      planTitle,
      year,
      title,
      ...(start !== undefined && { start }),
      ...(end !== undefined && { end }),
      precision,
    },
    path: placePath(planId, { activityId }),
  }
}

/** The approved ones, the newest first. */
export function minutesOf({ slots }: Meetings): OfferedSource[] {
  return slots
    .filter(({ approvedAt }) => approvedAt !== undefined)
    .toReversed()
    .map(({ id: meetingId, date }) => ({
      source: { kind: 'minutes', meetingId },
      about: { kind: 'minutes', meetingId, ...(date !== undefined && { date }) },
      path: `/moeder/${meetingId}`,
    }))
}

function aboutDocument({ name, bytes, sha256, uploadedAt }: UploadedDocument): EvidenceAbout {
  return { kind: 'document', name, bytes, sha256, uploadedAt }
}

/** A figure of each year's account, of what the party did by itself and with the other. */
export function figuresIn(
  { plans }: Sources,
  party: Party,
  names: readonly FigureName[],
): { planId: string; year: number; figure: FigureName; value: number }[] {
  return plans
    .filter(({ inPlan }) => (inPlan?.followUps.size ?? 0) > 0)
    .toSorted((a, b) => b.plan.year - a.plan.year)
    .flatMap(({ plan, inPlan }) => {
      if (!inPlan) return []
      const { columns } = accountOf({ year: plan.year, ...inPlan })
      return names.map((figure) => ({
        planId: plan.id,
        year: plan.year,
        figure,
        value: figureIn(columns[party], figure).value + figureIn(columns.joint, figure).value,
      }))
    })
}

function asFound(offered: OfferedSource | undefined): Found {
  if (!offered?.about) return { state: 'gone' }
  const { about, path } = offered
  return { state: 'there', about, ...(path !== undefined && { path }) }
}
