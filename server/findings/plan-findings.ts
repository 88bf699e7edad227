import type { Findings } from '#shared/findings/findings.ts'
import type { Activity } from '#shared/plan/plan.ts'
import type { WorkspaceVocabulary } from '#shared/vocabulary/workspace-vocabulary.ts'
import type { Plans } from '../plans/plans.ts'
import type { Room } from '../rooms/room.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import type { FindingsThread, PlanReading } from './findings-thread.ts'

/** A plan's activities, and the findings among them. */
export interface Judged {
  activities: Activity[]
  findings: Findings
}

interface Remembered {
  reading: PlanReading
  taught: WorkspaceVocabulary
  version: number
  judged: Promise<Judged>
}

/** The findings of plans as they stand, found again only when the document or the vocabulary has changed. */
export class PlanFindings {
  readonly #vocabulary: Pick<Vocabulary, 'forFindings'>
  readonly #thread: FindingsThread
  readonly #plans: Pick<Plans, 'activitiesIn'>
  /** Goes with the room: a plan that is let go from memory lets its findings go. */
  readonly #remembered = new WeakMap<Room, Remembered>()

  constructor({
    vocabulary,
    thread,
    plans,
  }: {
    vocabulary: Pick<Vocabulary, 'forFindings'>
    thread: FindingsThread
    plans: Pick<Plans, 'activitiesIn'>
  }) {
    this.#vocabulary = vocabulary
    this.#plans = plans
    this.#thread = thread
  }

  async of(room: Room): Promise<Findings> {
    return (await this.judged(room)).findings
  }

  /** With the activities as they were judged: whoever needs both does not read the plan again. */
  async judged(room: Room): Promise<Judged> {
    const taught = await this.#vocabulary.forFindings()
    const before = this.#remembered.get(room)
    if (before?.taught === taught && before.version === room.version) return before.judged
    const reading = before?.reading ?? this.#thread.read()
    const { version } = room
    const judged = room
      .read(this.#plans.activitiesIn)
      .then(async (activities) => ({ activities, findings: await reading.find(activities, taught) }))
    const now = { reading, taught, version, judged }
    this.#remembered.set(room, now)
    judged.catch(() => {
      if (this.#remembered.get(room) === now) this.#remembered.delete(room)
    })
    return judged
  }
}
