/** The server as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { compiled } from './compiled.ts'
import { openRawSocket } from './raw-socket.ts'
import { cookieOf, PASSWORD, PLAN_ROOM, send } from './start-test-server.ts'

export interface Started {
  child: ChildProcess
  url: string
  said: string
}

/** Those that a test has started, so that none outlives it. */
export class ServerProcesses {
  readonly #environment: Record<string, string>
  readonly #program: string
  readonly #running = new Set<ChildProcess>()

  /** `program` is the server's, of this checkout unless it is said. */
  constructor(environment: Record<string, string>, program = join(import.meta.dirname, '..', 'main.ts')) {
    this.#environment = environment
    this.#program = program
  }

  /** Resolves once the server says that it is ready. */
  async start(argument = ['--demo'], environment: Record<string, string> = {}): Promise<Started> {
    const child = this.#launch(argument, environment)
    let said = ''
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on('data', (data) => {
        said += data
        if (/ready at [^\n]*\n/.test(said)) resolve()
      })
      child.stderr?.on('data', (data) => {
        said += data
      })
      child.once('exit', () => reject(new Error(`The server ended: ${said}`)))
    })
    return { child, said, url: /http:\/\/[\d.:]+/.exec(said)?.[0] ?? '' }
  }

  /** What a server that refuses to start says, and its exit code. */
  async refusal(argument = ['--demo'], environment: Record<string, string> = {}) {
    const child = this.#launch(argument, environment)
    let said = ''
    child.stderr?.on('data', (data) => {
      said += data
    })
    const [code] = await once(child, 'close')
    return { code, said: said.trim() }
  }

  async killAll(): Promise<void> {
    await Promise.all([...this.#running].map((child) => stop(child, 'SIGKILL')))
  }

  #launch(argument: string[], environment: Record<string, string>): ChildProcess {
    const child = spawn(process.execPath, [this.#program, ...argument], {
      env: { ...compiled, PORT: '0', DEMO_PASSWORD: PASSWORD, ...this.#environment, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#running.add(child)
    child.once('exit', () => this.#running.delete(child))
    return child
  }
}

export async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  child.kill(signal)
  await once(child, 'exit')
  return child.exitCode
}

export async function signIn(url: string, email = 'anna@censec.example'): Promise<string> {
  const response = await send(url, 'POST', '/api/session', { email, password: PASSWORD })
  if (response.status !== 204) throw new Error(`Signing in was answered with ${response.status}.`)
  return cookieOf(response)
}

export const openPlan = (url: string, cookie: string) =>
  openRawSocket(`${url.replace('http', 'ws')}/sync/${PLAN_ROOM}`, { cookie })
