/** Together half a minute: as long as a server that is being replaced is away. */
export const MOST_RESTARTS = 5
const FIRST_PAUSE_MS = 1_000

interface Asked<Message, Answer> {
  /** `isNew`: to a worker that has heard nothing yet. */
  message: (isNew: boolean) => Message
  answer: (answer: Answer | undefined) => void
}

/**
 * A worker beside the page that is asked one thing at a time. One that cannot be loaded or fails is started anew after
 * a pause, longer each time, and asked again; when it stays away the answer is undefined, and the next question tries once.
 */
export class WorkerBeside<Message, Answer> {
  readonly #start: () => Worker
  #worker: Worker | undefined
  #asked: Asked<Message, Answer> | undefined
  #failures = 0
  #pause: ReturnType<typeof setTimeout> | undefined

  constructor(start: () => Worker) {
    this.#start = start
  }

  /** The question must not be asked before the last one has been answered. */
  ask(message: (isNew: boolean) => Message): Promise<Answer | undefined> {
    return new Promise((answer) => {
      this.#asked = { message, answer }
      this.#tell()
    })
  }

  stop(): void {
    clearTimeout(this.#pause)
    this.#worker?.terminate()
    this.#worker = undefined
    this.#answer(undefined)
  }

  readonly #tell = () => {
    const isNew = this.#worker === undefined
    this.#worker ??= this.#begin()
    if (this.#asked) this.#worker.postMessage(this.#asked.message(isNew))
  }

  #begin(): Worker {
    const worker = this.#start()
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      this.#failures = 0
      this.#answer(data)
    })
    worker.addEventListener('error', () => this.#onFailure(worker))
    return worker
  }

  #onFailure(worker: Worker): void {
    worker.terminate()
    if (worker !== this.#worker) return
    this.#worker = undefined
    this.#failures += 1
    if (this.#failures > MOST_RESTARTS) this.#answer(undefined)
    else if (this.#asked) this.#pause = setTimeout(this.#tell, FIRST_PAUSE_MS * 2 ** (this.#failures - 1))
  }

  #answer(answer: Answer | undefined): void {
    const asked = this.#asked
    this.#asked = undefined
    asked?.answer(answer)
  }
}
