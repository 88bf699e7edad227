import type { AuditEntry, AuditHead } from '#shared/audit/entry.ts'
import { EMPTY_TRAIL, entryAfter, headOf } from '../audit/chain.ts'
import { AuditFailed, type AuditTrail } from '../ports/audit.ts'

/** An audit trail for tests: it keeps every promise of the port except surviving the process. */
export function createMemoryAudit(): AuditTrail & { letWrites(succeed: boolean): void } {
  const entries: AuditEntry[] = []
  let succeeds = true
  const head = (): AuditHead => {
    const last = entries.at(-1)
    return last ? headOf(last) : EMPTY_TRAIL
  }
  return {
    get head() {
      return head()
    },
    latest: async () => head(),
    damage: undefined,
    append: async (event) => {
      if (!succeeds) throw new AuditFailed('There is no room for it.')
      const entry = entryAfter(head(), structuredClone(event))
      entries.push(entry)
      return entry
    },
    read: async function* (before = Number.POSITIVE_INFINITY) {
      yield* entries.filter(({ position }) => position < before).toReversed()
    },
    close: async () => {},
    letWrites: (succeed) => {
      succeeds = succeed
    },
  }
}
