import { Writable } from 'node:stream'
import type { Logger } from 'pino'
import { createLog } from '../log.ts'

/** A log of everything, kept as it would have been written. */
export function keptLog(): { log: Logger; text: () => string } {
  const lines: string[] = []
  const kept = new Writable({
    write: (line, _encoding, done) => {
      lines.push(String(line))
      done()
    },
  })
  return { log: createLog('trace', kept), text: () => lines.join('') }
}
