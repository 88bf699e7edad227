/** How much it costs, and how long it takes, to bring everyone's typing to everyone. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { FRAMES } from '#shared/protocol/frames.ts'
import type { CpuUsed, FromServer, ServerReady, ToServer } from './answer-bench.ts'
import { typingFrames } from './typing.ts'

export interface FanOutLoad {
  people: number
  lettersPerPerson: number
  /** Pause between two letters of one person; people take turns within it. */
  millisecondsBetweenLetters: number
}

export interface FanOutResult {
  /** Server CPU per 1,000 frames that reached somebody, in milliseconds. */
  cpuPerThousand: number
  /** From sending a letter to its arrival at another person, median, in milliseconds. */
  medianLatency: number
  deliveries: number
}

const GIVE_UP_AFTER_MS = 60_000

/** Starts the server script as a child, lets people type into it, and measures. Rejects when not every letter arrives in a minute. */
export async function fanOut(serverScript: URL, load: FanOutLoad): Promise<FanOutResult> {
  const child = fork(serverScript)
  try {
    const ready = await heard(child, (message): message is ServerReady => message.kind === 'ready')
    return await measure(child, ready, load)
  } finally {
    tell(child, 'stop')
    if (child.exitCode === null) await once(child, 'exit')
  }
}

async function measure(
  child: ChildProcess,
  { url, cookie }: ServerReady,
  load: FanOutLoad,
): Promise<FanOutResult> {
  const sockets = await Promise.all(Array.from({ length: load.people }, () => open(url, cookie)))
  const typed = sockets.map((_, writer) => typingFrames(writer, load.lettersPerPerson))
  const sentAt = new Map<string, number>()
  const latencies: number[] = []
  const expected = load.people * (load.people - 1) * load.lettersPerPerson
  let arrived = 0

  const all = new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${arrived} of ${expected} arrived.`)), GIVE_UP_AFTER_MS)
    for (const socket of sockets) {
      socket.on('message', (data: Buffer) => {
        const sent = data[0] === FRAMES.sync.type ? sentAt.get(data.toString('latin1')) : undefined
        if (sent === undefined) return
        arrived++
        latencies.push(performance.now() - sent)
        if (arrived < expected) return
        clearTimeout(late)
        resolve()
      })
    }
  })

  const send = (writer: number, index: number) => {
    const frame = typed[writer]?.[index]
    if (!frame) return
    sentAt.set(Buffer.from(frame).toString('latin1'), performance.now())
    sockets[writer]?.send(frame)
  }
  // Everybody's activity first, unmeasured: letters are told apart by their bytes, and a server may put an activity in its own.
  sockets.forEach((socket, writer) => {
    const [activity] = typed[writer] ?? []
    if (activity) socket.send(activity)
  })
  const before = await cpuOf(child)
  const started = performance.now()
  const turn = load.millisecondsBetweenLetters / load.people
  for (let letter = 1; letter <= load.lettersPerPerson; letter++) {
    for (let writer = 0; writer < load.people; writer++) {
      const due = started + ((letter - 1) * load.people + writer) * turn
      const wait = due - performance.now()
      if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait))
      send(writer, letter)
    }
  }
  await all
  const after = await cpuOf(child)
  for (const socket of sockets) socket.terminate()
  return {
    cpuPerThousand: (after - before) / expected,
    medianLatency: median(latencies),
    deliveries: expected,
  }
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

async function open(url: string, cookie: string): Promise<WebSocket> {
  const socket = new WebSocket(url, { headers: { cookie } })
  await once(socket, 'open')
  return socket
}

/** Microseconds; per delivery that is milliseconds per thousand. */
async function cpuOf(child: ChildProcess): Promise<number> {
  tell(child, 'how much cpu')
  return (await heard(child, (message): message is CpuUsed => message.kind === 'cpu')).microseconds
}

function tell(child: ChildProcess, message: ToServer): void {
  if (child.connected) child.send(message)
}

function heard<T extends FromServer>(
  child: ChildProcess,
  isIt: (message: FromServer) => message is T,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const listen = (message: FromServer) => {
      if (!isIt(message)) return
      child.off('message', listen)
      child.off('exit', ended)
      resolve(message)
    }
    const ended = (code: number | null) => reject(new Error(`The server ended with code ${code}.`))
    child.on('message', listen)
    child.once('exit', ended)
  })
}
