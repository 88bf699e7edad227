import { createFindingsReader, type FindingsReader } from '#shared/findings/find-findings.ts'
import type { Findings } from '#shared/findings/findings.ts'
import { readActivities } from '#shared/plan/read-plan.ts'
import type { WorkspaceVocabulary } from '#shared/vocabulary/workspace-vocabulary.ts'
import type { Room } from '../rooms/room.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'

interface Remembered {
  reader: FindingsReader
  taught: WorkspaceVocabulary
  version: number
  findings: Findings
}

/** The findings of plans as they stand, found again only when the document or the vocabulary has changed. */
export class PlanFindings {
  readonly #vocabulary: Pick<Vocabulary, 'forFindings'>
  /** Goes with the room: a plan that is let go from memory lets its findings go. */
  readonly #remembered = new WeakMap<Room, Remembered>()

  constructor(vocabulary: Pick<Vocabulary, 'forFindings'>) {
    this.#vocabulary = vocabulary
  }

  async of(room: Room): Promise<Findings> {
    const taught = await this.#vocabulary.forFindings()
    const before = this.#remembered.get(room)
    const isSameTaught = before?.taught === taught
    if (isSameTaught && before.version === room.version) return before.findings
    const reader = isSameTaught ? before.reader : createFindingsReader(taught)
    const { version } = room
    const findings = reader.find(await room.read(readActivities))
    this.#remembered.set(room, { reader, taught, version, findings })
    return findings
  }
}
