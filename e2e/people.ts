/** The people of a test and the server they meet on. Each test gets a fresh demo workspace in a folder of its own. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { ServerHost } from './server-host-process.ts'

export const PASSWORD = 'kun-til-afprøvning'
const root = path.resolve(import.meta.dirname, '..')
const node = path.join(root, 'node_modules', '.bin', 'node')

export const PEOPLE = {
  censecDirector: 'anna@censec.example',
  censecPlanner: 'peter@censec.example',
  difosDirector: 'mette@difos.example',
  difosPlanner: 'jonas@difos.example',
  boardObserver: 'ida@censec.example',
  difosObserver: 'lars@difos.example',
  reader: 'rikke@difos.example',
} as const

type PersonName = keyof typeof PEOPLE

interface ServerOptions {
  isDemo?: boolean
  /** Where it runs beside others; otherwise it has a process of its own, which can be killed. */
  host?: ServerHost
}

/** A Samplan server on a folder of its own. */
export class Server {
  readonly #dataDir: string
  #port = 0
  #metricsPort = 0
  #process: ChildProcess | undefined
  #hostedAs: number | undefined
  readonly #settings: Record<string, string>
  readonly #isDemo: boolean
  readonly #host: ServerHost | undefined
  /** With which the first administrator of a workspace without people sets it up. */
  setUpToken: string | undefined

  constructor(
    dataDir: string,
    settings: Record<string, string> = {},
    { isDemo = true, host }: ServerOptions = {},
  ) {
    this.#dataDir = dataDir
    this.#settings = settings
    this.#isDemo = isDemo
    this.#host = host
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** What it counts, for whoever runs it. */
  async metrics(): Promise<string> {
    return (await fetch(`http://127.0.0.1:${this.#metricsPort}/metrics`)).text()
  }

  /** Starts on a free port the first time, on the same port afterwards. */
  async start(): Promise<void> {
    const env = {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(this.#port),
      METRICS_PORT: '0',
      DATA_DIR: this.#dataDir,
      DEMO_PASSWORD: PASSWORD,
      ...this.#settings,
    }
    const words = this.#isDemo ? ['--demo'] : []
    if (this.#host) {
      const { id, welcome } = await this.#host.start(env, words)
      this.#hostedAs = id
      for (const line of welcome.split('\n')) this.#read(line)
    } else {
      await this.#startProcess(env, words)
    }
    await this.#ready()
  }

  async #startProcess(env: NodeJS.ProcessEnv, words: string[]): Promise<void> {
    const child = spawn(node, ['server/main.ts', ...words], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#process = child
    const lines = createInterface({ input: child.stdout })
    for await (const line of lines) {
      this.#read(line)
      // The last that it says.
      if (!line.endsWith('/metrics')) continue
      lines.close()
      child.stdout.resume()
      return
    }
    throw new Error('The server ended before it printed its address.')
  }

  /** Takes what it needs out of a line that the server says as it starts. */
  #read(line: string): void {
    this.setUpToken = /\/opsaetning#token=(\S+)/.exec(line)?.[1] ?? this.setUpToken
    const [, port, path] = /http:\/\/127\.0\.0\.1:(\d+)(\/metrics)?/.exec(line) ?? []
    if (!port) return
    if (path) this.#metricsPort = Number(port)
    else this.#port = Number(port)
  }

  async #ready(): Promise<void> {
    await expect
      .poll(async () => (await fetch(`${this.url}/healthz`).catch(() => undefined))?.status)
      .toBe(200)
  }

  /** `npm run samplan` on this server's folder. */
  async samplan(...words: string[]): Promise<void> {
    const env = { ...process.env, DATA_DIR: this.#dataDir }
    await promisify(execFile)(node, ['scripts/samplan.ts', ...words], { cwd: root, env })
  }

  /** Ends the server and starts it on what the backup holds, as after a broken disk. */
  async startFrom(backup: string): Promise<void> {
    await this.end('SIGKILL')
    await rm(this.#dataDir, { recursive: true })
    await mkdir(this.#dataDir)
    await this.samplan('restore', backup)
    await this.start()
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.#host) {
      if (signal === 'SIGKILL')
        throw new Error('A server that is killed has a process of its own: `ownProcess`.')
      const hostedAs = this.#hostedAs
      this.#hostedAs = undefined
      if (hostedAs !== undefined) await this.#host.end(hostedAs)
      return
    }
    const child = this.#process
    this.#process = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
}

interface Fixtures {
  /** Of the server, besides the usual. */
  settings: Record<string, string>
  /** Whether the server has a process of its own, so that it can be killed. */
  ownProcess: boolean
  server: Server
  /** Opens the page as this person, signed in, in a browser of their own. */
  signIn: (name: PersonName, place?: string) => Promise<Page>
  censecDirector: Page
  difosDirector: Page
  boardObserver: Page
}

export const test = base.extend<Fixtures, { host: ServerHost }>({
  host: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern.
    async ({}, use) => {
      const host = new ServerHost()
      await use(host)
      await host.close()
    },
    { scope: 'worker' },
  ],
  settings: {},
  ownProcess: [false, { option: true }],
  server: async ({ settings, ownProcess, host }, use) => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'samplan-e2e-'))
    const server = new Server(dataDir, settings, ownProcess ? {} : { host })
    await server.start()
    await use(server)
    await server.end('SIGTERM')
    await rm(dataDir, { recursive: true, force: true })
  },
  signIn: async ({ browser, server }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (name, place = '/planer/demo-2027') => {
      const context = await browser.newContext()
      contexts.push(context)
      const answer = await context.request.post(`${server.url}/api/session`, {
        data: { email: PEOPLE[name], password: PASSWORD },
      })
      expect(answer.status()).toBe(204)
      const page = await context.newPage()
      await page.goto(`${server.url}${place}`)
      return page
    })
    for (const context of contexts) await context.close()
  },
  censecDirector: async ({ signIn }, use) => use(await signIn('censecDirector')),
  difosDirector: async ({ signIn }, use) => use(await signIn('difosDirector')),
  boardObserver: async ({ signIn }, use) => use(await signIn('boardObserver')),
})

export { expect }
