import type { Findings } from '#shared/findings/findings.ts'
import type { WorkspaceVocabulary } from '#shared/vocabulary/workspace-vocabulary.ts'
import type { Plans } from '../plans/plans.ts'
import type { Room } from '../rooms/room.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import type { FindingsThread, PlanReading } from './findings-thread.ts'

interface Remembered {
  reading: PlanReading
  taught: WorkspaceVocabulary
  version: number
  findings: Promise<Findings>
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
    const taught = await this.#vocabulary.forFindings()
    const before = this.#remembered.get(room)
    if (before?.taught === taught && before.version === room.version) return before.findings
    const reading = before?.reading ?? this.#thread.read()
    const { version } = room
    const findings = room
      .read(this.#plans.activitiesIn)
      .then((activities) => reading.find(activities, taught))
    const now = { reading, taught, version, findings }
    this.#remembered.set(room, now)
    findings.catch(() => {
      if (this.#remembered.get(room) === now) this.#remembered.delete(room)
    })
    return findings
  }
}
