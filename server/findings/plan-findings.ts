import { createFindingsReader, type FindingsReader } from '#shared/findings/find-findings.ts'
import type { Findings } from '#shared/findings/findings.ts'
import { readActivities } from '#shared/plan/read-plan.ts'
import type { Room } from '../rooms/room.ts'

interface Remembered {
  reader: FindingsReader
  version: number
  findings: Findings
}

/** The findings of plans as they stand, found again only when the document has changed. */
export class PlanFindings {
  /** Goes with the room: a plan that is let go from memory lets its findings go. */
  readonly #remembered = new WeakMap<Room, Remembered>()

  async of(room: Room): Promise<Findings> {
    const before = this.#remembered.get(room)
    if (before?.version === room.version) return before.findings
    const reader = before?.reader ?? createFindingsReader()
    const { version } = room
    const findings = reader.find(await room.read(readActivities))
    this.#remembered.set(room, { reader, version, findings })
    return findings
  }
}
