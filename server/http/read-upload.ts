import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ProblemCode } from '#shared/protocol/problems.ts'
import { Problem } from './problem.ts'

/** How long a line is kept on which more is coming, so that who sends it gets to read why not. */
const LONGEST_LINGERING_MS = 2_000

/** How many files arrive at once: each is held whole until it is looked at. */
const MOST_AT_ONCE = 8

/** Reads the files that are sent to one server. */
export class UploadReader {
  #arriving = 0

  /**
   * A file's bytes, as they come. Throws `tooLarge` as soon as there are more than the limit, or are said to be: no more of
   * them is kept, and soon after the answer the connection ends, so that nobody sends hundreds of megabytes for nothing.
   * Throws `invalid-input` for bytes that are packed on the way, and `too-many-requests` while too many others arrive.
   */
  async read(
    request: IncomingMessage,
    response: ServerResponse,
    { limit, tooLarge }: { limit: number; tooLarge: ProblemCode },
  ): Promise<Uint8Array> {
    this.#arriving++
    try {
      if (this.#arriving > MOST_AT_ONCE) throw new Problem('too-many-requests')
      if ((request.headers['content-encoding'] ?? 'identity') !== 'identity')
        throw new Problem('invalid-input', 'Send the file’s bytes as they are, without a Content-Encoding.')
      if (Number(request.headers['content-length'] ?? 0) > limit) throw new Problem(tooLarge)
      return await bytesOf(request, limit, tooLarge)
    } catch (error) {
      endAfter(response, request)
      throw error
    } finally {
      this.#arriving--
    }
  }
}

function bytesOf(request: IncomingMessage, limit: number, tooLarge: ProblemCode): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    const settle = (work: () => void) => {
      request.off('data', take).off('end', end).off('error', fail).off('close', fail)
      work()
    }
    const take = (chunk: Buffer) => {
      length += chunk.byteLength
      if (length <= limit) chunks.push(chunk)
      else
        settle(() => {
          request.pause()
          reject(new Problem(tooLarge))
        })
    }
    const end = () => settle(() => resolve(Buffer.concat(chunks)))
    const fail = () => settle(() => reject(new Problem('hung-up')))
    // Who went while it was looked up who they are is told of no more: they would be waited for without end.
    if (request.destroyed) fail()
    else request.on('data', take).once('end', end).once('error', fail).once('close', fail)
  })
}

/**
 * Without a word here Node would take all that still comes off the line, however much, and go on with the connection. Nothing
 * more is taken: what the sender has under way waits in the system's own buffers while they read the answer.
 */
function endAfter(response: ServerResponse, request: IncomingMessage): void {
  request.pause()
  // Node lets go of a request that nobody has begun to read.
  request.read(0)
  response.once('finish', () => {
    if (request.complete) return
    const late = setTimeout(() => request.destroy(), LONGEST_LINGERING_MS)
    request.once('close', () => clearTimeout(late))
  })
}
