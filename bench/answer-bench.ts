/** What a server under measurement and the bench say to each other, over the channel between parent and child. */
export interface ServerReady {
  kind: 'ready'
  /** A room's name goes behind it. */
  url: string
  /** Sent with every socket; empty where none is asked for. */
  cookie: string
}

export interface Usage {
  kind: 'usage'
  /** Milliseconds of the whole process since it started, user and system, worker threads too. */
  cpu: number
  /** Bytes that the process holds in memory now, and held at most. */
  memory: number
  peakMemory: number
  /** Bytes of that which live JavaScript objects take up. */
  heap: number
}

export type FromServer = ServerReady | Usage
/** `tidy`: collects all garbage, then answers as for `usage`. */
export type ToServer = 'usage' | 'tidy' | 'stop'

/** What the bench asks of a server at its start, as one word on its command line. */
export interface Assignment {
  /** On a real disk, empty or left by an earlier run of the same server. */
  folder: string
  /** `roomName(0)` up to this many must be there; servers that make rooms by name need not care. */
  rooms: number
  /** Where servers that are one workspace hear of each other; absent for a server by itself. */
  redisUrl?: string
  /** What such servers of Samplan keep everything in; others have the folder in common. */
  databaseUrl?: string
}

export function writeAssignment(assignment: Assignment): string {
  return JSON.stringify(assignment)
}

export function readAssignment([word = '']: readonly string[]): Assignment {
  return JSON.parse(word)
}

/** The same rooms on every server. */
export function roomName(index: number): string {
  return `bench-${index}`
}

/** Reports that the server is ready and answers the bench until it is told to stop. `close` keeps what was sent. */
export function answerBench({
  url,
  cookie,
  close,
}: {
  url: string
  cookie: string
  close: () => Promise<void>
}): void {
  const tell = (message: FromServer) => process.send?.(message)
  process.on('message', (message: ToServer) => {
    switch (message) {
      case 'tidy':
        globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
        tell(usage())
        return
      case 'usage':
        tell(usage())
        return
      case 'stop':
        close().finally(() => process.exit(0))
        return
      default:
        message satisfies never
    }
  })
  // Whoever started it is gone, however that came.
  process.once('disconnect', () => process.exit(1))
  tell({ kind: 'ready', url, cookie })
}

function usage(): Usage {
  const { user, system } = process.cpuUsage()
  const peakMemory = process.resourceUsage().maxRSS * 1024
  const { rss: memory, heapUsed: heap } = process.memoryUsage()
  return { kind: 'usage', cpu: (user + system) / 1000, memory, peakMemory, heap }
}

/** The port a server listens on. */
export function portOf(server: { address(): string | { port: number } | null }): number {
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The server listens on no port.')
  return address.port
}
