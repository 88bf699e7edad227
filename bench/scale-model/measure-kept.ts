/** How many bytes what is kept takes: `node bench/scale-model/measure-kept.ts` prints it. */

import { PLAN_ROOM, startTestServer } from '#server/testing/start-test-server.ts'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { readActivities } from '#shared/plan/read-plan.ts'
import type { MeasuredFigures } from './figures.ts'
import { print } from './print.ts'

/** The demo's plan, which is written as real ones are, and what the audit trail says of somebody who opens it and makes an activity. */
export async function measureKept(): Promise<MeasuredFigures['kept']> {
  const server = await startTestServer()
  try {
    const { journal, trail } = server.ports
    const anna = await server.signIn('anna')
    const socket = await anna.openSocket()
    await socket.sync()
    const snapshot = await journal.read(PLAN_ROOM)
    const activity = { party: 'censec', category: 1, title: 'Et besøg' }
    await anna.request('POST', '/api/plans/demo-2027/activities', activity)
    socket.close()
    await socket.hears('closed')
    const entries: string[] = []
    for await (const entry of trail.read()) entries.push(JSON.stringify(entry))
    return {
      planBytes: snapshot.reduce((bytes, { byteLength }) => bytes + byteLength, 0),
      activities: readActivities(socket.document, BUILT_IN_CATEGORIES).length,
      // A line of the file, or a row.
      auditEntryBytes: entries.join('\n').length / entries.length,
    }
  } finally {
    await server.close()
  }
}

if (import.meta.main) print({ kept: await measureKept() })
