/** A Redis of the tests' own: on this machine alone, keeping nothing, gone with whoever started it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.ts'

export const REDIS_MISSING =
  'Redis is not there, so its tests are left out: `sudo apt-get install redis-server` brings it (the system’s own need not run).'

const START_MS = 20_000

/** The program; undefined where there is none. */
export function findRedis(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']
  return folders.map((folder) => join(folder, 'redis-server')).find((program) => existsSync(program))
}

export interface PrivateRedis {
  readonly port: number
  readonly url: string
  /** Sends one command in words, as redis-cli would; answers the first line of what comes back. */
  ask(command: string): Promise<string>
  /** Stands still without a word, or goes on. */
  pause(isPaused: boolean): void
  /** Ends it at once; it has kept nothing. */
  stop(): Promise<void>
  /** On the same port. */
  start(): Promise<void>
}

interface Running {
  pid: number
  end(): Promise<void>
}

/** Starts one; with a password nobody else is let in. It ends with this process, however that ends. */
export async function startPrivateRedis({ password }: { password?: string } = {}): Promise<PrivateRedis> {
  const program = findRedis()
  if (program === undefined) throw new Error(REDIS_MISSING)
  const port = await freePort()
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--dir', tmpdir(), '--save', '']
  if (password !== undefined) words.push('--requirepass', password)
  let running: Running | undefined

  async function ask(command: string): Promise<string> {
    const socket = connect(port, '127.0.0.1')
    try {
      await once(socket, 'connect')
      if (password !== undefined) {
        socket.write(`AUTH ${password}\r\n`)
        await once(socket, 'data')
      }
      socket.write(`${command}\r\n`)
      const [answer]: Buffer[] = await once(socket, 'data')
      return answer?.toString().split('\r\n')[0] ?? ''
    } finally {
      socket.destroy()
    }
  }

  async function start(): Promise<void> {
    running = await begin(program ?? '', words)
    const until = performance.now() + START_MS
    while ((await ask('PING').catch(() => '')) !== '+PONG') {
      if (performance.now() >= until) throw new Error('Redis did not start.')
      await sleep(10)
    }
  }

  async function stop(): Promise<void> {
    await running?.end()
    running = undefined
  }

  await start()
  return {
    port,
    url: `redis://${password === undefined ? '' : `:${password}@`}127.0.0.1:${port}`,
    ask,
    pause: (isPaused) => {
      if (running) process.kill(running.pid, isPaused ? 'SIGSTOP' : 'SIGCONT')
    },
    start,
    stop,
  }
}

/** A shell holds it, which reads until nobody holds the other end any more, and then ends it. */
async function begin(program: string, words: readonly string[]): Promise<Running> {
  const guard = spawn(
    'sh',
    ['-c', '"$@" >/dev/null 2>&1 & echo $!; cat >/dev/null; kill -9 $!; wait', 'sh', program, ...words],
    { cwd: '/', stdio: ['pipe', 'pipe', 'ignore'], detached: true },
  )
  const [pid]: Buffer[] = await once(guard.stdout, 'data')
  guard.unref()
  return {
    pid: Number(pid),
    end: async () => {
      guard.ref()
      const ended = once(guard, 'exit')
      guard.stdin.end()
      await ended
    },
  }
}
