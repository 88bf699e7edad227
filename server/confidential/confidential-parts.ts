import * as Y from 'yjs'
import type { TextPlace } from '#shared/comments/thread.ts'
import { KIND_FIELD, kindOfText, setKindOfText } from '#shared/confidential/confidential-kind.ts'
import type { ConfidentialKind } from '#shared/confidential/confidential-kinds.ts'
import {
  copyActivity,
  copySectionText,
  emptySectionText,
  nextGeneration,
} from '#shared/confidential/copy-content.ts'
import { linesOf, type Moved, movedActivities } from '#shared/confidential/moved.ts'
import { noteOwners, ownerOf } from '#shared/confidential/ownership.ts'
import {
  aboutTest,
  addEntries,
  type LedgerEntry,
  partLedger,
  reanchored,
  withOtherId,
} from '#shared/confidential/part-ledger.ts'
import {
  forgetLeaving,
  leavingBehind,
  noteLeaving,
  noteTakenIn,
  takenInFrom,
} from '#shared/confidential/section-moves.ts'
import { holdingTest } from '#shared/confidential/signed-words.ts'
import {
  forgetUnlearning,
  noteUnlearning,
  toUnlearn,
  unlearningTest,
} from '#shared/confidential/unlearning.ts'
import { type Category, PARTIES, type Party } from '#shared/plan/plan.ts'
import { activityRecords, sectionText } from '#shared/plan/plan-document.ts'
import { rankBetween } from '#shared/plan/rank.ts'
import { readActivities, readActivity } from '#shared/plan/read-plan.ts'
import { readRichText } from '#shared/plan/rich-text-document.ts'
import { flatText } from '#shared/plan/text-offsets.ts'
import { movedReason } from '#shared/protocol/new-generation.ts'
import type { WrittenRoom } from '#shared/protocol/rooms.ts'
import { wordingsWithout } from '#shared/sign-off/kept-wordings.ts'
import { withoutLessons } from '#shared/vocabulary/vocabulary-document.ts'
import { Problem } from '../http/problem.ts'
import type { PlanDocuments, Plans } from '../plans/plans.ts'
import type { Ids } from '../ports/ids.ts'
import type { VersionStore } from '../ports/version-store.ts'
import type { Room } from '../rooms/room.ts'
import { mustBeOpen } from '../sign-off/must-be-open.ts'
import { forgetMoved, readKnownVersions } from '../versions/forget-moved.ts'
import type { Versions } from '../versions/versions.ts'

export interface ConfidentialPartsOptions {
  plans: Plans
  versions: Versions
  store: VersionStore
  ids: Ids
}

/** Where a moved text is now: in which activity, and how far its offsets have moved. `isNew`: it was not there before. */
interface NewPlace {
  activityId: string | undefined
  shift: number
  isNew: boolean
}

/** A party's own part of a plan, and what changes sides between it and the plan that everybody reads. */
export class ConfidentialParts {
  readonly #options: ConfidentialPartsOptions

  constructor(options: ConfidentialPartsOptions) {
    this.#options = options
  }

  /**
   * Moves something out of the shared plan: first it is on disk in the confidential part, with all that was said about it,
   * then the plan's versions forget it, and only then the shared documents go on without it and without their history. Cut
   * short in between, it is in both, and moving it again ends well. Throws `not-found`, `not-your-activity` or
   * `section-agreed`. Answers the activity's id.
   */
  async moveIn(
    planId: string,
    party: Party,
    moved: Moved,
    kind: ConfidentialKind,
  ): Promise<string | undefined> {
    const { plans, versions, store } = this.#options
    let place: NewPlace | undefined
    // No version is being kept meanwhile that would still have it.
    await versions.inTurn(planId, async (lease) => {
      const known = await readKnownVersions(store, planId)
      await plans.renew(planId, movedReason(party), async (shared) => {
        mustBeMovable(shared, moved, party)
        const { moving, staying } = partLedger(shared.ledger, shared.plan, moved)
        place = await this.#copyIn(planId, party, moved, kind, shared, moving)
        await forgetMoved(store, planId, known, { plan: shared.plan, moved, lease })
        return withoutTraceOf(moved, shared, staying)
      })
    })
    return place?.activityId
  }

  /**
   * Moves something into the shared plan, where everybody can read it; what was said about it stays. Cut short in between,
   * it is in both. Throws `not-found`, or `section-agreed`. Answers the activity's id.
   */
  async moveOut(planId: string, party: Party, moved: Moved): Promise<string | undefined> {
    const { plans } = this.#options
    return plans.inConfidential(planId, party, async (room) => {
      const source = await room.read((part) => {
        if (!linesOf(part, moved)) throw new Problem('not-found')
        return copyOf(part)
      })
      const category = categoryOf(source, moved)
      const { activityId, isNew } = await plans.inPlan(planId, async (planRoom) => {
        if (moved.kind === 'activity')
          return planRoom.edit((plan) => {
            mustBeOpen(plan, category)
            // A removed one that has its id may be the other party's.
            return this.#copyActivity(source, plan, moved, { [KIND_FIELD]: undefined }, { mayReplace: false })
          })
        await planRoom.read((plan) => mustBeOpen(plan, category))
        const isBegun = await beginLeaving(moved.category, room, planRoom)
        return planRoom.edit((plan) => {
          mustBeOpen(plan, category)
          return copySection(source, plan, moved, isBegun)
        })
      })
      if (isNew && activityId !== undefined) await plans.noteOwner(planId, activityId, party)
      await room.edit((part) => {
        if (moved.kind === 'section') forgetLeaving(part, moved.category)
        // What somebody has written in it meanwhile must not go: then it is in both.
        if (readsAlike(source, part, moved)) takeOut(part, moved)
      })
      return activityId
    })
  }

  /**
   * Takes out of the vocabulary what it has been taught about what became confidential while it could not be read, as far as it
   * can be read by now. To be done before anybody reads it.
   */
  async unlearn(): Promise<void> {
    const { plans } = this.#options
    for (const { id: planId } of await plans.list())
      for (const party of PARTIES) await this.#unlearnFor({ kind: 'confidential', planId, party })
  }

  async #unlearnFor(room: Extract<WrittenRoom, { kind: 'confidential' }>): Promise<void> {
    const { plans } = this.#options
    try {
      const moved = await plans.readLedger(room, toUnlearn)
      if (moved.length === 0) return
      await plans.inGeneration(room, undefined, async (own) => {
        const part = await own.document.read(copyOf)
        const isDone = await plans.renewVocabulary((workspace) =>
          withoutLessons(workspace, unlearningTest(part, moved)),
        )
        if (isDone) await own.writeLedger(forgetUnlearning)
      })
    } catch (error) {
      // A damaged part is nobody's to read, and keeps what it remembers.
      if (!(error instanceof Problem)) throw error
    }
  }

  async #copyIn(
    planId: string,
    party: Party,
    moved: Moved,
    kind: ConfidentialKind,
    { plan, epoch, workspace }: PlanDocuments,
    entries: readonly LedgerEntry[],
  ): Promise<NewPlace> {
    const room = { kind: 'confidential', planId, party } as const
    return this.#options.plans.inGeneration(room, undefined, async (own) => {
      const place = await own.document.edit((part) =>
        part.transact(() => {
          if (moved.kind === 'activity')
            return this.#copyActivity(plan, part, moved, { [KIND_FIELD]: kind }, { mayReplace: true })
          const { category } = moved
          const isBegun = takenInFrom(part, category) === epoch
          noteTakenIn(part, category, epoch)
          if (kindOfText(part, category) !== kind) setKindOfText(part, category, kind)
          return copySection(plan, part, moved, isBegun)
        }),
      )
      const anchored = await own.document.read((part) =>
        entries.map((entry) =>
          withOtherId(
            reanchored(entry, plan, part, (range) => ({
              place: placeIn(range.place, place),
              from: range.from + place.shift,
              to: range.to + place.shift,
            })),
            moved,
            place.activityId,
          ),
        ),
      )
      await own.writeLedger((ledger) => {
        addEntries(ledger, anchored)
        if (!workspace) noteUnlearning(ledger, moved)
      })
      return place
    })
  }

  /** Nothing where the very same is there already: moving it was cut short before. `mayReplace`: a removed one with its id. */
  #copyActivity(
    from: Y.Doc,
    to: Y.Doc,
    moved: MovedActivity,
    fields: Readonly<Record<string, unknown>>,
    { mayReplace }: { mayReplace: boolean },
  ): NewPlace {
    const { activityId } = moved
    const record = activityRecords(from).get(activityId)
    const activity = record && readActivity(activityId, record)
    if (!activity) throw new Problem('not-found')
    if (readsAlike(from, to, moved)) return { activityId, shift: 0, isNew: false }
    const { ids } = this.#options
    const present = activityRecords(to).get(activityId)
    const isTaken = present !== undefined && !(mayReplace && present.get('removed'))
    const id = isTaken ? ids.newId() : activityId
    const rank = rankBetween(lastRank(to, activity.category), undefined, ids.randomBit)
    copyActivity(record, to, id, { ...fields, rank })
    return { activityId: id, shift: 0, isNew: true }
  }
}

function copySection(from: Y.Doc, to: Y.Doc, { category }: MovedSection, isBegun: boolean): NewPlace {
  return { activityId: undefined, shift: copySectionText(from, to, category, isBegun), isNew: true }
}

type MovedActivity = Extract<Moved, { kind: 'activity' }>
type MovedSection = Extract<Moved, { kind: 'section' }>

/** Answers whether the text was on its way out before, and the plan's has changed since: then it may be there already. */
async function beginLeaving(category: Category, part: Room, plan: Room): Promise<boolean> {
  const length = await plan.read((document) => flatText(sectionText(document, category)).length)
  return part.edit((own) => {
    const begun = leavingBehind(own, category)
    if (begun === undefined) noteLeaving(own, category, length)
    return begun !== undefined && begun !== length
  })
}

function mustBeMovable({ plan, ledger, writerOf }: PlanDocuments, moved: Moved, party: Party): void {
  if (!linesOf(plan, moved)) throw new Problem('not-found')
  mustBeOpen(plan, categoryOf(plan, moved))
  if (moved.kind !== 'activity') return
  const { activityId } = moved
  const isOwn = (id: string) => ownerOf(plan, ledger, id, writerOf) === party
  const isNamedOwn = activityRecords(plan).get(activityId)?.get('party') === party
  if (!isNamedOwn || ![...movedActivities(plan, moved)].every(isOwn)) throw new Problem('not-your-activity')
}

function withoutTraceOf(
  moved: Moved,
  { plan, ledger, wordings, workspace, writerOf }: PlanDocuments,
  staying: LedgerEntry[],
) {
  const nextPlan = nextGeneration(plan, moved)
  const nextLedger = new Y.Doc()
  addEntries(
    nextLedger,
    staying.map((entry) => reanchored(entry, plan, nextPlan)),
  )
  noteOwners(nextLedger, nextPlan, (id) => ownerOf(plan, ledger, id, writerOf))
  const nextWorkspace = workspace && withoutLessons(workspace, aboutTest(plan, moved))
  const nextWordings = wordingsWithout(wordings, holdingTest(plan, moved))
  return { plan: nextPlan, ledger: nextLedger, wordings: nextWordings, workspace: nextWorkspace }
}

function takeOut(part: Y.Doc, moved: Moved): void {
  if (moved.kind === 'section') emptySectionText(part, moved.category)
  else activityRecords(part).get(moved.activityId)?.set('removed', true)
}

/** The section that it is in; throws `not-found`. */
function categoryOf(document: Y.Doc, moved: Moved): Category {
  if (moved.kind === 'section') return moved.category
  const record = activityRecords(document).get(moved.activityId)
  const activity = record && readActivity(moved.activityId, record)
  if (!activity) throw new Problem('not-found')
  return activity.category
}

function lastRank(document: Y.Doc, category: Category): string | undefined {
  return readActivities(document, [category]).at(-1)?.rank
}

function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document))
  return copy
}

/** Whether it is the same in both, wherever it stands there. */
function readsAlike(one: Y.Doc, other: Y.Doc, moved: Moved): boolean {
  const [here, there] = [one, other].map((document) => {
    if (moved.kind === 'section') return JSON.stringify(readRichText(sectionText(document, moved.category)))
    const record = activityRecords(document).get(moved.activityId)
    const activity = record && readActivity(moved.activityId, record)
    return activity && JSON.stringify({ ...activity, rank: '' })
  })
  return here !== undefined && here === there
}

function placeIn(place: TextPlace, { activityId }: NewPlace): TextPlace {
  return place.kind === 'body' && activityId !== undefined ? { kind: 'body', activityId } : place
}
