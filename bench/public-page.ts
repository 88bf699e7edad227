/**
 * `npm run bench:public`: whether people who type feel that a published plan is read. Twenty write in the plan whose agreed
 * sections are public, in turns alone and with 200 requests a second for its page, its calendar and its news beside them;
 * milliseconds differ between machines, the ratio of the two says what the readers cost the writers. Ends with 1 where that is
 * more than it may be.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { asPage } from '#server/testing/as-page.ts'
import { publicPath } from '#shared/publication/public-id.ts'
import { Crowd } from './crowd.ts'
import { number, table } from './markdown.ts'
import { BenchMistake, parsed } from './options.ts'
import { describeRun, putOnPage } from './page.ts'
import type { Visit, VisitsMade } from './page-visitors.ts'
import { type ServerProcess, withServer } from './server-process.ts'
import { median, percentile } from './statistics.ts'

const PLAN = 'demo-2027'
const WRITERS = 20
const LETTERS_PER_SECOND = 6
const REQUESTS_PER_SECOND = 200
/** What writers wait for with readers beside them, at the 99th percentile: at most so many times as long as without. */
const MOST_P99 = 1.25
/** The first section is the one that is written in. */
const PUBLIC_SECTIONS = [2, 3, 4, 5]
const WARM_UP_SECONDS = 3

interface Turn {
  latencies: number[]
  /** Of the server, in milliseconds of processor time a second. */
  cpu: number
  visits?: VisitsMade
}

interface Round {
  alone: Turn
  beside: Turn & { visits: VisitsMade }
}

async function main(): Promise<void> {
  const { values } = parsed(process.argv.slice(2), {
    repeat: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '15' },
    page: { type: 'boolean', default: false },
  })
  const rounds = wholeNumber('--repeat', values.repeat)
  const seconds = wholeNumber('--seconds', values.seconds)
  const loadBefore = loadavg()[0] ?? 0
  const measured = await withServer('samplan', 1, (server) => measure(server, rounds, seconds))
  const report = `${describeRun([loadBefore, loadavg()[0] ?? 0])}\n\n${reportOn(measured)}`
  console.log(report)
  if (values.page) await putOnPage(report, 'npm run bench:public')
  const refused = measured.reduce((sum, { beside }) => sum + beside.visits.refused, 0)
  if (p99Ratio(measured) > MOST_P99 || refused > 0) process.exitCode = 1
}

function wholeNumber(option: string, word: string): number {
  const value = Number(word)
  if (!Number.isInteger(value) || value < 1) throw new BenchMistake(`${option} wants a whole number from 1.`)
  return value
}

async function measure(server: ServerProcess, rounds: number, seconds: number): Promise<Round[]> {
  const page = await publish(server)
  const visitors = fork(join(import.meta.dirname, 'page-visitors.ts'))
  const crowd = await Crowd.gather(server, PLAN, { people: WRITERS, writers: WRITERS })
  const turn = async (seed: number, isVisited: boolean, length = seconds): Promise<Turn> => {
    crowd.forget()
    const before = await server.usage()
    const begun = performance.now()
    const visiting = isVisited
      ? visit(visitors, { page, seconds: length, perSecond: REQUESTS_PER_SECOND })
      : undefined
    await crowd.type({ seconds: length, perSecond: LETTERS_PER_SECOND, withCursor: true, seed })
    const visits = await visiting
    const { cpu } = await server.usage()
    return {
      latencies: crowd.latencies,
      cpu: ((cpu - before.cpu) / (performance.now() - begun)) * 1000,
      ...(visits && { visits }),
    }
  }
  try {
    await turn(0, true, WARM_UP_SECONDS)
    const measured: Round[] = []
    for (let seed = 1; seed <= rounds; seed++) {
      // Who is first changes, so that what the machine warms up to or tires of falls on both.
      const order = seed % 2 === 0 ? [true, false] : [false, true]
      const turns = new Map<boolean, Turn>()
      for (const isVisited of order) turns.set(isVisited, await turn(seed, isVisited))
      const [alone, beside] = [turns.get(false), turns.get(true)]
      if (!alone || !beside?.visits) throw new Error('A turn is missing.')
      measured.push({ alone, beside: { ...beside, visits: beside.visits } })
      console.error(`${seed}/${rounds}: p99 × ${number(p99Ratio(measured.slice(-1)))}`)
    }
    return measured
  } finally {
    await crowd.leave()
    visitors.send('stop')
  }
}

/** Both directors agree all sections but the one that is written in, and make the plan public; answers the page's address. */
async function publish(server: ServerProcess): Promise<string> {
  const { origin } = asPage(server.ready.url, '')
  const plan = `${origin}/api/plans/${PLAN}`
  const [anna, mette] = await Promise.all(
    ['anna@censec.example', 'mette@difos.example'].map((email) => signIn(origin, email)),
  )
  if (!anna || !mette) throw new Error('A director is missing.')
  for (const category of PUBLIC_SECTIONS) {
    const section = `${plan}/sections/${category}`
    const { contentHash } = withHash.parse(await anna(section))
    const reason = 'Advarslerne tages på næste møde.'
    for (const director of [anna, mette]) await director(`${section}/sign-offs`, { contentHash, reason })
  }
  const acts = `${plan}/publication/acts`
  const { proposal } = withProposal.parse(await anna(acts, { act: 'asked', robots: 'noindex' }))
  const said = { act: 'agreed', proposal: proposal.id, robots: 'noindex' }
  const { publicId } = withPublicId.parse(await mette(acts, said))
  return `${origin}${publicPath(publicId)}`
}

const withHash = z.object({ contentHash: z.string() })
const withProposal = z.object({ proposal: z.object({ id: z.string() }) })
const withPublicId = z.object({ publicId: z.string() })

type Ask = (address: string, body?: object) => Promise<unknown>

/** The way to ask as this person: reads, or writes where there is something to say. */
async function signIn(origin: string, email: string): Promise<Ask> {
  const json = { 'content-type': 'application/json', origin }
  const session = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ email, password: 'bench' }),
  })
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? ''
  return async (address, body) => {
    const answer = await fetch(address, {
      headers: { ...json, cookie },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    const said = await answer.text()
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${said}`)
    return said === '' ? undefined : JSON.parse(said)
  }
}

async function visit(visitors: ChildProcess, asked: Visit): Promise<VisitsMade> {
  const answered = once(visitors, 'message')
  visitors.send(asked)
  const [made]: VisitsMade[] = await answered
  if (!made) throw new Error('The visitors said nothing.')
  return made
}

/** The median of the ratios within each round. */
function p99Ratio(rounds: readonly Round[]): number {
  return ratioOf(rounds, ({ latencies }) => percentile(latencies, 0.99))
}

function ratioOf(rounds: readonly Round[], figure: (turn: Turn) => number): number {
  return median(rounds.map(({ alone, beside }) => figure(beside) / figure(alone)))
}

function reportOn(rounds: readonly Round[]): string {
  const row = (what: string, figure: (turn: Turn) => number) => [
    what,
    number(median(rounds.map(({ alone }) => figure(alone)))),
    number(median(rounds.map(({ beside }) => figure(beside)))),
    number(ratioOf(rounds, figure)),
  ]
  const latency = (share: number) => (turn: Turn) => percentile(turn.latencies, share)
  const visits = rounds.map(({ beside }) => beside.visits)
  const each = (figure: (made: VisitsMade) => number) => number(median(visits.map(figure)))
  const ratio = p99Ratio(rounds)
  return [
    `${WRITERS} people who write ${LETTERS_PER_SECOND} letters a second each in the published plan, without and with ${REQUESTS_PER_SECOND} requests a second for its public page; medians of ${rounds.length} rounds, ratios within each.`,
    table(
      ['', 'alone', 'read beside', 'beside × alone'],
      [
        row('typing: latency p50 ms', latency(0.5)),
        row('typing: latency p95 ms', latency(0.95)),
        row('typing: latency p99 ms', latency(0.99)),
        row('server: CPU ms a second', ({ cpu }) => cpu),
      ],
    ),
    table(
      ['the public page', ''],
      [
        ['answers a second', each(({ answers, seconds }) => answers / seconds)],
        ['of these, »unchanged« (304), in a hundred', each((made) => (100 * made.unchanged) / made.answers)],
        ['refused or failed, of all rounds', number(visits.reduce((sum, { refused }) => sum + refused, 0))],
        ['KB an answer', each(({ bytes, answers }) => bytes / answers / 1000)],
        ['until its last byte, p50 ms', each(({ p50 }) => p50)],
        ['until its last byte, p99 ms', each(({ p99 }) => p99)],
      ],
    ),
    `Typing at p99: × ${number(ratio)} of at most ${MOST_P99} ${ratio <= MOST_P99 ? '✓' : '✗'}`,
  ].join('\n\n')
}

main().catch((error: unknown) => {
  console.error(error instanceof BenchMistake ? error.message : error)
  process.exit(1)
})
