import { entered } from './audit-lines.ts'
import { examineDatabase } from './doctor-database.ts'
import { amountMoved, survey } from './move.ts'
import { OperationRefused } from './operation-refused.ts'
import { examined, type Outcome, well } from './outcome.ts'
import type { DatabaseTools, Tools } from './tools.ts'

/** What must be done with the database's own means where everything is in one. */
const MEANS = new Map([
  ['backup', 'pg_dump --format=custom, also while the server runs'],
  ['restore', 'pg_restore into an empty database, and then restore without a file'],
  ['salvage', 'pg_restore of the newest backup, or the means of PostgreSQL itself'],
])

/** What a command does where everything is in a database; undefined where it does the same as on a data folder. */
export async function inDatabase(
  command: string,
  rest: string[],
  environment: NodeJS.ProcessEnv,
  database: DatabaseTools,
  tools: Tools,
): Promise<Outcome | undefined> {
  if (command === 'restore' && rest.length === 0) {
    await database.revive()
    return well(
      `${database.name} is one to go on with; everybody has to sign in again.`,
      ...(await entered(tools, 'restored')),
    )
  }
  const means = MEANS.get(command)
  if (means !== undefined)
    throw new OperationRefused(`${command} is for data folders, and DATABASE_URL is set: use ${means}.`)
  // Files that were exported are judged alike, wherever the trail is.
  if (command === 'verify' && rest.length === 0) {
    const found = amountMoved(await survey(database.workspace))
    return well(
      `All of ${database.name} is as it was written: ${found}.`,
      ...(await entered(tools, 'verified')),
    )
  }
  if (command === 'doctor') return examined(await examineDatabase(database), environment)
  return undefined
}
