import { Writable } from 'node:stream'
import { type Logger, pino } from 'pino'

/** A log of everything, kept as it would have been written. */
export function keptLog(): { log: Logger; text: () => string } {
  const lines: string[] = []
  const kept = new Writable({
    write: (line, _encoding, done) => {
      lines.push(String(line))
      done()
    },
  })
  return { log: pino({ level: 'trace' }, kept), text: () => lines.join('') }
}
