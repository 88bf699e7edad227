import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { HostAnswer, HostOrder } from './server-host.ts'

const root = path.resolve(import.meta.dirname, '..')

/** The process in which the servers of one worker's tests run. */
export class ServerHost {
  readonly #process: ChildProcess
  readonly #waiting = new Map<number, PromiseWithResolvers<string>>()
  #count = 0

  constructor() {
    this.#process = fork(path.join(root, 'e2e', 'server-host.ts'), {
      cwd: root,
      execPath: path.join(root, 'node_modules', '.bin', 'node'),
      // What Playwright's worker was begun with is its own.
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.#process.on('message', (answer: HostAnswer) => {
      const waiting = this.#waiting.get(answer.id)
      this.#waiting.delete(answer.id)
      if (answer.kind === 'done') waiting?.resolve(answer.welcome)
      else waiting?.reject(new Error(answer.reason))
    })
    this.#process.on('exit', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('The process of the servers ended.'))
      this.#waiting.clear()
    })
  }

  /** Starts a server; answers what it is called here, and what it says of itself. */
  async start(env: NodeJS.ProcessEnv, words: string[]): Promise<{ id: number; welcome: string }> {
    const id = ++this.#count
    return { id, welcome: await this.#order({ id, kind: 'start', env, words }) }
  }

  /** Has a server end as SIGTERM would. */
  async end(id: number): Promise<void> {
    await this.#order({ id, kind: 'end' })
  }

  async close(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return
    const ended = once(this.#process, 'exit')
    this.#process.disconnect()
    await ended
  }

  #order(order: HostOrder): Promise<string> {
    const waiting = Promise.withResolvers<string>()
    this.#waiting.set(order.id, waiting)
    this.#process.send(order)
    return waiting.promise
  }
}
