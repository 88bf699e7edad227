/** The server as people run it, in a process of its own, with the demo's people and plan. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cookieOf, send } from '#server/testing/start-test-server.ts'

const MAIN = join(import.meta.dirname, '..', '..', 'server', 'main.ts')
const PASSWORD = 'et langt kodeord'

/** Those of the demo who may edit; each may have several pages open. */
export const WRITERS = [
  'anna@censec.example',
  'peter@censec.example',
  'mette@difos.example',
  'jonas@difos.example',
]

export interface DemoServer {
  child: ChildProcess
  url: string
  /** From the start of the process until it answers. */
  startMilliseconds: number
  /** Ends it with the signal; answers its exit code, null where the signal itself ended it. */
  stop(signal: NodeJS.Signals): Promise<number | null>
  /** Resolves with its exit code once it has ended by itself. */
  ended: Promise<number | null>
  /** What it has said so far. */
  said(): string
}

export interface StartOptions {
  /** The words of a command that is to run it, such as strace. */
  under?: readonly string[]
  /** For a workspace that has the demo already: it is started like every other, which is faster. */
  again?: boolean
  /** Of the server, besides the usual. */
  settings?: Record<string, string>
}

/** Resolves once the server answers; rejects with what it says where it does not come to that. */
export async function startDemoServer(
  folder: string,
  { under = [], again = false, settings = {} }: StartOptions = {},
): Promise<DemoServer> {
  const started = performance.now()
  const [command = '', ...words] = [...under, process.execPath, MAIN, ...(again ? [] : ['--demo'])]
  const child = spawn(command, words, {
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: folder,
      DEMO_PASSWORD: PASSWORD,
      LOG_LEVEL: 'fatal',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit').then(([code]): number | null => code)
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      said += data
      const ready = /ready at (http:\S+)\n/.exec(said)?.[1]
      if (ready !== undefined) resolve(ready)
    })
    child.stderr.on('data', (data) => {
      said += data
    })
    child.once('exit', () => reject(new Error(`The server ended: ${said.trim()}`)))
  })
  return {
    child,
    url,
    startMilliseconds: performance.now() - started,
    stop: async (signal) => {
      // Who runs it may not pass a signal on.
      if (child.exitCode === null && child.signalCode === null)
        process.kill(under.length === 0 ? (child.pid ?? 0) : await holderOf(folder), signal)
      return ended
    },
    ended,
    said: () => said.trim(),
  }
}

async function holderOf(folder: string): Promise<number> {
  return Number(await readFile(join(folder, 'server.pid'), 'utf8'))
}

/** Signs in one of the demo's people; answers the cookie, which outlives the server. */
export async function signIn(url: string, email: string): Promise<string> {
  const response = await send(url, 'POST', '/api/session', { email, password: PASSWORD })
  if (response.status !== 204) throw new Error(`${email} could not sign in: ${response.status}`)
  return cookieOf(response)
}
