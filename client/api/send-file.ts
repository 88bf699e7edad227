import type { z } from 'zod'
import type { Route } from '#shared/protocol/route.ts'
import { addressOf, answerOf, type CallResult, FILE_TYPE, type Parts, parsedOf, problemIn } from './call.ts'

/** How far a file is on its way, and what ends it before it is there. */
interface OnItsWay {
  /** From 0 to 1. */
  onSent(fraction: number): void
  signal: AbortSignal
}

/**
 * Sends a file to a route that takes one, and says meanwhile how far it is, which `call` cannot: `fetch` does not tell. Never
 * throws. Once the signal is aborted nothing more is sent, and the result is of no interest.
 */
export function sendFile<R extends Route & { upload: true }>(
  route: R,
  place: Pick<Parts, 'params' | 'query'>,
  file: Blob,
  { onSent, signal }: OnItsWay,
): Promise<CallResult<z.output<R['answer']>>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const lost = () => resolve({ kind: 'problem', code: 'no-connection' })
    request.open(route.method, addressOf(route, place))
    request.setRequestHeader('content-type', FILE_TYPE)
    request.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 0 : loaded / total)
    request.onerror = lost
    request.onabort = lost
    request.onload = () => {
      const body = parsedOf(request.responseText)
      const isDone = request.status >= 200 && request.status < 300
      resolve(isDone ? answerOf(route, body) : problemIn(request.status, body))
    }
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}
