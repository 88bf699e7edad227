import type { AuditAction } from '#shared/audit/actions.ts'
import type { AuditFacts } from '#shared/audit/entry.ts'
import { reasonOf } from '#shared/basics/reason-of.ts'
import type { Party } from '#shared/plan/plan.ts'
import { headText } from '../audit/chain.ts'
import { instantOf } from '../ports/clock.ts'
import { mustOwnFolder } from './own-folder.ts'
import type { Tools } from './tools.ts'
import type { Verified } from './verify.ts'

/**
 * Leaves what was done on the command line for the server to enter in its audit trail; answers what to say where that could
 * not be. Who has a shell here can do as much without: it is no reason to refuse a backup.
 */
export async function entered(
  { audits, clock, dataFolder }: Tools,
  action: AuditAction,
  facts: AuditFacts = {},
  party?: Party,
): Promise<string[]> {
  try {
    // Another user's note could not be read by the server.
    await mustOwnFolder(dataFolder)
    await audits.leaveNote(dataFolder, {
      at: instantOf(clock),
      actor: { kind: 'operator' },
      action,
      result: 'ok',
      facts,
      ...(party && { party }),
    })
    return []
  } catch (error) {
    return [`It could not be entered in the audit trail: ${reasonOf(error)}`]
  }
}

/** What to say of the trail beside how much there is of it. */
export function trailLines({ trail }: Verified): string[] {
  if (!trail) return []
  if (trail.damage !== undefined) return [`The audit trail is damaged. ${trail.damage}`]
  return [
    `The audit trail ends with ${headText(trail.head)}: kept elsewhere, it shows whether any of it is taken away.`,
  ]
}

export function headFact({ trail }: Verified): AuditFacts {
  return trail ? { head: headText(trail.head) } : {}
}
