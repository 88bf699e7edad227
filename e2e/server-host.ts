/**
 * Runs the servers of one worker's tests, each on a folder of its own, in this one process: loading what a server is made of
 * takes longer than most tests keep it busy. A test that kills its server gives it a process of its own.
 */
import { pino } from 'pino'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { readConfig } from '../server/config.ts'
import { FindingsThread } from '../server/findings/findings-thread.ts'
import { startServer } from '../server/main.ts'

/** To start a server with this environment and these words, or to end one that runs. */
export type HostOrder = { id: number } & (
  | { kind: 'start'; env: NodeJS.ProcessEnv; words: string[] }
  | { kind: 'end' }
)

/** What came of the order of this id. */
export type HostAnswer = { id: number } & (
  | { kind: 'done'; welcome: string }
  | { kind: 'failed'; reason: string }
)

// What a server writes is for its own user alone.
process.umask(0o077)
const log = pino({ level: process.env.LOG_LEVEL || 'warn' })
const sharedFindingsThread = new FindingsThread(BUILT_IN_AGREEMENT)
const running = new Map<number, Awaited<ReturnType<typeof startServer>>>()

process.on('message', (order: HostOrder) => {
  carryOut(order).then(
    (welcome) => answer({ id: order.id, kind: 'done', welcome }),
    (error: unknown) => answer({ id: order.id, kind: 'failed', reason: String(error) }),
  )
})
process.on('disconnect', () => process.exit())

async function carryOut(order: HostOrder): Promise<string> {
  switch (order.kind) {
    case 'start': {
      const config = readConfig(order.env, order.words)
      const server = await startServer(config, log, config.demo ? { sharedFindingsThread } : {})
      running.set(order.id, server)
      return server.welcome
    }
    case 'end':
      await running.get(order.id)?.close()
      running.delete(order.id)
      return ''
    default:
      order satisfies never
      throw new Error(`Unknown order: ${JSON.stringify(order)}`)
  }
}

function answer(said: HostAnswer): void {
  process.send?.(said)
}
