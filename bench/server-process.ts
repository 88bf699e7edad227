/** Servers under measurement: which there are, and one of them at a time as a child process. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, statfsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Assignment,
  type FromServer,
  type ServerReady,
  type ToServer,
  type Usage,
  writeAssignment,
} from './answer-bench.ts'
import { addressedWire, plainWire, type Wire } from './wire.ts'

export const SERVER_NAMES = ['raw', 'hocuspocus', 'y-websocket', 'samplan'] as const
export type ServerName = (typeof SERVER_NAMES)[number]

interface ServerKind {
  script: string
  wire: Wire
  /** A relay has no document: it answers no question and keeps nothing. */
  keepsDocuments: boolean
  /** Installed by `npm run bench:peers`. */
  isPeer: boolean
}

export const SERVERS: Record<ServerName, ServerKind> = {
  raw: { script: 'relay-server.ts', wire: plainWire, keepsDocuments: false, isPeer: false },
  hocuspocus: {
    script: 'peers/hocuspocus-server.ts',
    wire: addressedWire,
    keepsDocuments: true,
    isPeer: true,
  },
  'y-websocket': {
    script: 'peers/y-websocket-server.ts',
    wire: plainWire,
    keepsDocuments: true,
    isPeer: true,
  },
  samplan: { script: 'plan-server.ts', wire: plainWire, keepsDocuments: true, isPeer: false },
}

export function peersAreInstalled(): boolean {
  return isInstalled('server')
}

/** By a newer `npm run bench:peers` than the others. */
export function hocuspocusRedisIsInstalled(): boolean {
  return peersAreInstalled() && isInstalled('extension-redis')
}

function isInstalled(name: string): boolean {
  return existsSync(join(import.meta.dirname, 'peers', 'node_modules', '@hocuspocus', name))
}

/** Beside the code and not in the system's own temporary folder, which may be memory. */
const DATA_FOLDER = join(import.meta.dirname, 'data')
/** What Linux calls its file systems in memory. */
const TMPFS = 0x01021994

export function isInMemory(folder: string): boolean {
  return statfsSync(folder).type === TMPFS
}

/** Makes an empty folder for a server; rejects where it would lie in memory and durability cost nothing. */
export async function newFolder(): Promise<string> {
  await mkdir(DATA_FOLDER, { recursive: true })
  if (isInMemory(DATA_FOLDER)) throw new Error(`${DATA_FOLDER} is in memory, not on a disk.`)
  return mkdtemp(join(DATA_FOLDER, 'server-'))
}

export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true })
}

/** Where the Node profiler is to put what it saw of Samplan; set once, before the first server starts. */
let profileFolder: string | undefined
export function profileInto(folder: string): void {
  profileFolder = folder
}

/** As `npm start` has it. */
const AS_STARTED = ['--import', new URL('../scripts/require-node.js', import.meta.url).href]

const START_WITHIN_MS = 60_000
const STOP_WITHIN_MS = 60_000

/** A server that is ready for sockets. */
export class ServerProcess {
  readonly name: ServerName
  readonly ready: ServerReady
  readonly #child: ChildProcess

  /** Rejects when the server ends before it is ready, or is not ready after a minute. */
  static async start(name: ServerName, assignment: Assignment): Promise<ServerProcess> {
    const profiling = name === 'samplan' && profileFolder !== undefined
    const child = fork(join(import.meta.dirname, SERVERS[name].script), [writeAssignment(assignment)], {
      execArgv: [
        ...AS_STARTED,
        '--expose-gc',
        ...(profiling ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`] : []),
      ],
    })
    const late = setTimeout(() => child.kill('SIGKILL'), START_WITHIN_MS)
    const ready = await heard(child, (message): message is ServerReady => message.kind === 'ready').finally(
      () => clearTimeout(late),
    )
    return new ServerProcess(name, child, ready)
  }

  private constructor(name: ServerName, child: ChildProcess, ready: ServerReady) {
    this.name = name
    this.#child = child
    this.ready = ready
  }

  get wire(): Wire {
    return SERVERS[this.name].wire
  }

  get keepsDocuments(): boolean {
    return SERVERS[this.name].keepsDocuments
  }

  usage(): Promise<Usage> {
    return this.#ask('usage')
  }

  /** Like `usage`, without what is only waiting to be collected: what was there before does not hide what came. */
  usageWhenTidy(): Promise<Usage> {
    return this.#ask('tidy')
  }

  #ask(question: 'usage' | 'tidy'): Promise<Usage> {
    const answer = heard(this.#child, (message): message is Usage => message.kind === 'usage')
    tell(this.#child, question)
    return answer
  }

  /** Resolves once the server has stopped by itself, with everything kept that it keeps. One that does not is ended. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const ended = once(this.#child, 'exit')
    const late = setTimeout(() => this.#child.kill('SIGKILL'), STOP_WITHIN_MS)
    tell(this.#child, 'stop')
    await ended
    clearTimeout(late)
  }

  /** Ends it as a power cut would, between two instructions. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const ended = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await ended
  }
}

/** Runs `work` with a server in a folder of its own; both are gone afterwards. */
export async function withServer<T>(
  name: ServerName,
  rooms: number,
  work: (server: ServerProcess) => Promise<T>,
): Promise<T> {
  const folder = await newFolder()
  try {
    const server = await ServerProcess.start(name, { folder, rooms })
    try {
      return await work(server)
    } finally {
      await server.stop()
    }
  } finally {
    await removeFolder(folder)
  }
}

function tell(child: ChildProcess, message: ToServer): void {
  if (child.connected) child.send(message)
}

function heard<T extends FromServer>(
  child: ChildProcess,
  isIt: (message: FromServer) => message is T,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      child.off('message', listen)
      child.off('exit', ended)
    }
    const listen = (message: FromServer) => {
      if (!isIt(message)) return
      settle()
      resolve(message)
    }
    const ended = (code: number | null) => {
      settle()
      reject(new Error(`The server ended with code ${code}.`))
    }
    child.on('message', listen)
    child.once('exit', ended)
  })
}
