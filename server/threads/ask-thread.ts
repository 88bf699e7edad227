import { type MessagePort, Worker } from 'node:worker_threads'

/** A thread has taken more time or memory than it was given. */
export class TooMuchForThread extends Error {
  override name = 'TooMuchForThread'
}

/** How often what a thread holds outside its heap is looked at. */
const MEMORY_LOOK_MS = 100

export interface ThreadLimits {
  timeLimitMs?: number
  /** Of its heap, and as much again of bytes beside it, which Node itself sets no limit to. */
  memoryLimitMegabytes?: number
  /** Ends the thread. */
  signal?: AbortSignal
}

/** What the question hands over to the thread. */
interface HandedOver {
  transfer?: readonly MessagePort[]
}

/**
 * What a thread begun for this one question answers, so that long work holds nobody's keystrokes up; `script` posts one
 * message. Rejects with what it throws, `TooMuchForThread`, or the signal's reason. The thread has ended when this settles.
 */
export async function askThread<Answer>(
  script: URL,
  question: unknown,
  { timeLimitMs, memoryLimitMegabytes, signal, transfer = [] }: ThreadLimits & HandedOver = {},
): Promise<Answer> {
  signal?.throwIfAborted()
  const worker = new Worker(script, {
    workerData: question,
    transferList: [...transfer],
    ...(memoryLimitMegabytes && { resourceLimits: { maxOldGenerationSizeMb: memoryLimitMegabytes } }),
  })
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const late =
    timeLimitMs === undefined ? undefined : setTimeout(() => reject(new TooMuchForThread()), timeLimitMs)
  const giveUp = () => reject(signal?.reason)
  signal?.addEventListener('abort', giveUp, { once: true })
  worker.once('message', resolve)
  worker.once('error', (error) => {
    const isTooMuch = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    reject(isTooMuch ? new TooMuchForThread() : error)
  })
  const looking =
    memoryLimitMegabytes === undefined
      ? undefined
      : setInterval(() => {
          worker.getHeapStatistics().then(
            ({ external_memory: bytes }) => {
              if (bytes > memoryLimitMegabytes * 1024 * 1024) reject(new TooMuchForThread())
            },
            // It has ended.
            () => {},
          )
        }, MEMORY_LOOK_MS)
  worker.once('exit', (code) => reject(new Error(`a thread stopped with code ${code}`)))
  try {
    return await promise
  } finally {
    clearTimeout(late)
    clearInterval(looking)
    signal?.removeEventListener('abort', giveUp)
    await worker.terminate()
  }
}
