/**
 * Readers of a public page, in a process of their own: so many requests a second, whether or not the ones before have been
 * answered, as people do who know nothing of each other. Started by `bench/public-page.ts`, which it answers until it is told to stop.
 */
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { percentile } from './statistics.ts'

export interface Visit {
  /** The page's address, without what is asked of it. */
  page: string
  seconds: number
  perSecond: number
}

export interface VisitsMade {
  kind: 'visits'
  /** Of what was asked, answered. */
  answers: number
  /** Of these, that nothing had changed since. */
  unchanged: number
  /** Those that were neither, by their status. */
  refused: number
  bytes: number
  /** Milliseconds from when it was due to the answer's last byte. */
  p50: number
  p99: number
  seconds: number
}

/** Of twenty readers: those who come for the first time, who come again, who look for something, and programs that follow. */
const KINDS = [
  ...Array.from({ length: 10 }, () => 'first' as const),
  ...Array.from({ length: 5 }, () => 'again' as const),
  ...Array.from({ length: 3 }, () => 'looking' as const),
  'calendar' as const,
  'news' as const,
]
/** As many as one address may look for anew in a minute: the bench is one. */
const LOOKED_FOR = 50

/** As many connections as a proxy before the server would keep. */
const agent = new Agent({ keepAlive: true, maxSockets: 64 })

function placeOf(page: string, at: number): string {
  switch (KINDS[at % KINDS.length]) {
    case 'looking':
      return `${page}?q=${encodeURIComponent(`messe ${at % LOOKED_FOR}`)}`
    case 'calendar':
      return `${page}.ics`
    case 'news':
      return `${page}.atom`
    default:
      return page
  }
}

function ask(
  place: string,
  etag: string | undefined,
): Promise<{ status: number; headers: IncomingHttpHeaders; bytes: number }> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip, br', ...(etag !== undefined && { 'if-none-match': etag }) }
    const asked = request(place, { agent, headers }, (answer) => {
      let bytes = 0
      answer.on('data', (part: Buffer) => {
        bytes += part.byteLength
      })
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes }))
      answer.once('error', reject)
    })
    asked.once('error', reject)
    asked.end()
  })
}

async function visit({ page, seconds, perSecond }: Visit): Promise<VisitsMade> {
  const { headers } = await ask(page, undefined)
  const known = headers.etag
  const latencies: number[] = []
  const made = { unchanged: 0, refused: 0, bytes: 0 }
  const begun = performance.now()
  const asking: Promise<void>[] = []
  for (let at = 0; at < seconds * perSecond; at++) {
    const due = begun + (at * 1000) / perSecond
    const wait = due - performance.now()
    if (wait >= 1) await pause(wait)
    const isAgain = KINDS[at % KINDS.length] === 'again'
    asking.push(
      ask(placeOf(page, at), isAgain ? known : undefined).then(
        ({ status, bytes }) => {
          latencies.push(performance.now() - due)
          made.bytes += bytes
          if (status === 304) made.unchanged++
          else if (status !== 200) made.refused++
        },
        () => {
          made.refused++
        },
      ),
    )
  }
  await Promise.all(asking)
  return {
    kind: 'visits',
    ...made,
    answers: latencies.length,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    seconds: (performance.now() - begun) / 1000,
  }
}

process.on('message', (message: Visit | 'stop') => {
  if (message === 'stop') process.exit(0)
  visit(message).then(
    (made) => process.send?.(made),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
process.once('disconnect', () => process.exit(1))
