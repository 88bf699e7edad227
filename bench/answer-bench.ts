/** What a server under measurement and the bench say to each other, over the channel between parent and child. */
export interface ServerReady {
  kind: 'ready'
  url: string
  /** Sent with every socket; empty where none is asked for. */
  cookie: string
}

export interface CpuUsed {
  kind: 'cpu'
  /** Microseconds of the whole process since it started, worker threads too. */
  microseconds: number
}

export type FromServer = ServerReady | CpuUsed
export type ToServer = 'how much cpu' | 'stop'

/** Reports that the server is ready and answers the bench until it is told to stop. */
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
      case 'how much cpu': {
        const { user, system } = process.cpuUsage()
        tell({ kind: 'cpu', microseconds: user + system })
        return
      }
      case 'stop':
        close().finally(() => process.exit(0))
        return
      default:
        message satisfies never
    }
  })
  tell({ kind: 'ready', url, cookie })
}
