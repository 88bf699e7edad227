import type { AuditEntry } from '#shared/audit/entry.ts'
import { headText, lineOf, parseHead } from '../audit/chain.ts'
import type { StoredTrail } from '../ports/stored-audit.ts'
import { entered } from './audit-lines.ts'
import { OperationRefused } from './operation-refused.ts'
import type { Tools } from './tools.ts'
import { verifyTrail } from './verify.ts'

const USAGE = 'Usage: audit verify [FILE] [--head HEAD], or audit export [--since YYYY-MM-DD].'

/** Proves the audit trail, of the data folder or a backup, or prints it; both while a server writes it. */
export async function auditCommand(
  [command, ...rest]: string[],
  options: { head?: string | undefined; since?: string | undefined },
  tools: Tools,
): Promise<{ lines: string[]; code: 0 }> {
  const [file, ...more] = rest
  if (more.length > 0) throw new OperationRefused(USAGE)
  switch (command) {
    case 'verify':
      return { lines: [verifiedLine(await trailIn(tools, file), options.head)], code: 0 }
    case 'export': {
      const { entries } = verifyTrail(await trailIn(tools, file))
      const since = sinceFrom(options.since)
      // Nothing but lines of JSON may be printed here; what was exported is in the trail, or its absence is.
      await entered(tools, 'trail-exported')
      return {
        lines: entries.filter(({ at }) => at >= since).map((entry: AuditEntry) => lineOf(entry)),
        code: 0,
      }
    }
    default:
      throw new OperationRefused(USAGE)
  }
}

async function trailIn(tools: Tools, file: string | undefined): Promise<StoredTrail> {
  if (file === undefined) {
    const trail = await tools.audits.read(tools.dataFolder)
    if (!trail) throw new OperationRefused(`There is no audit trail in ${tools.dataFolder}.`)
    return trail
  }
  const journal = tools.journals.open(file)
  try {
    const trail = journal.backup?.audit
    if (!trail) throw new OperationRefused(`${file} is no backup with an audit trail in it.`)
    return trail
  } finally {
    journal.close()
  }
}

function verifiedLine(trail: StoredTrail, headOption: string | undefined): string {
  const anchor = headOption === undefined ? undefined : parseHead(headOption)
  if (headOption !== undefined && !anchor)
    throw new OperationRefused(
      'The head is a number, a colon and 64 hexadecimal digits, as verify prints it.',
    )
  const { entries, head, damage } = verifyTrail(trail, anchor && [anchor])
  if (damage !== undefined) throw new OperationRefused(damage)
  return `The audit trail is whole: ${entries.length} entries. It ends with ${headText(head)}.`
}

/** The first instant of what was asked for; everything where nothing was. */
function sinceFrom(text: string | undefined): string {
  if (text === undefined) return ''
  const since = new Date(text)
  if (Number.isNaN(since.getTime()))
    throw new OperationRefused(`--since is "${text}", but must be a date such as 2027-01-31.`)
  return since.toISOString()
}
