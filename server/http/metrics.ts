import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from '@prometheus-io/client'
import { HEALTH_REASONS, type HealthReason } from '#shared/protocol/health-reasons.ts'
import type { ProblemCode } from '#shared/protocol/problems.ts'
import type { HealthState } from '../health/health.ts'

const LOOP_DELAY_PRECISION_MS = 100

let ofProcess: Registry | undefined

/**
 * What is counted of the process, once, however many servers run in it one after the other: the library cannot end what it
 * has begun to watch, and would hold every server that has ever been.
 */
function processRegistry(): Registry {
  if (!ofProcess) {
    ofProcess = new Registry()
    // The usual ten milliseconds would wake an idle server a hundred times a second, at a fifth of what fifty people cost.
    collectDefaultMetrics({ register: ofProcess, eventLoopMonitoringPrecision: LOOP_DELAY_PRECISION_MS })
  }
  return ofProcess
}

/** What is told as it stands when somebody asks. */
export interface Counts {
  rooms: () => number
  sockets: () => number
  /** The journal's, in milliseconds. */
  writes: { readonly underWay: number; readonly oldest: number }
  health: () => Promise<HealthState>
}

/** Counts for whoever runs the server; never a name, a title or a word of a plan. */
export class Metrics {
  readonly #registry = new Registry()
  readonly #processRegistry = processRegistry()
  readonly durableSeconds: Histogram
  readonly deliveries: Counter
  readonly refusals: Counter<'code'>
  readonly sentAway: Counter<'reason'>
  readonly failures: Counter
  readonly violations: Counter

  readonly #journalWrites: Histogram<'result'>
  readonly #findings: Histogram<'result'>
  readonly #requests: Histogram<'status'>
  readonly #requestsRefused: Counter<'code'>

  constructor(counts: Counts) {
    const registers = [this.#registry]
    this.durableSeconds = new Histogram({
      name: 'samplan_update_durable_seconds',
      help: 'From taking an update to having it on disk.',
      buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
      registers,
    })
    this.deliveries = new Counter({
      name: 'samplan_update_deliveries_total',
      help: 'Updates sent to sockets.',
      registers,
    })
    this.refusals = new Counter({
      name: 'samplan_updates_refused_total',
      help: 'Updates refused, by code.',
      labelNames: ['code'],
      registers,
    })
    this.sentAway = new Counter({
      name: 'samplan_sockets_sent_away_total',
      help: 'Sockets closed for asking more than they may, by reason.',
      labelNames: ['reason'],
      registers,
    })
    this.failures = new Counter({
      name: 'samplan_room_failures_total',
      help: 'Rooms that could not be loaded or kept.',
      registers,
    })
    this.violations = new Counter({
      name: 'samplan_policy_violations_total',
      help: 'Things that pages did, by their browsers’ word, that the content security policy forbids.',
      registers,
    })
    this.#journalWrites = new Histogram({
      name: 'samplan_journal_write_seconds',
      help: 'From asking the journal to write to its answer, by result.',
      labelNames: ['result'],
      buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
      registers,
    })
    this.#findings = new Histogram({
      name: 'samplan_findings_seconds',
      help: 'From asking for the findings of a plan that has changed to having them, by result.',
      labelNames: ['result'],
      buckets: [0.005, 0.02, 0.1, 0.5, 1, 5, 20],
      registers,
    })
    this.#requests = new Histogram({
      name: 'samplan_request_seconds',
      help: 'From the head of a request to the end of its answer, by the class of its status.',
      labelNames: ['status'],
      buckets: [0.005, 0.02, 0.1, 0.5, 1, 5, 20],
      registers,
    })
    this.#requestsRefused = new Counter({
      name: 'samplan_requests_refused_total',
      help: 'Requests refused, by code.',
      labelNames: ['code'],
      registers,
    })
    this.#gauge('samplan_rooms', 'Rooms in memory.', counts.rooms)
    this.#gauge('samplan_sockets', 'Sockets open in rooms.', counts.sockets)
    this.#gauge(
      'samplan_journal_writes_waiting',
      'Writes that the journal was asked for and has not answered yet.',
      () => counts.writes.underWay,
    )
    this.#gauge(
      'samplan_journal_oldest_write_seconds',
      'How long the oldest of them has waited; 0 where none does.',
      () => counts.writes.oldest / 1000,
    )
    this.#gauge('samplan_ready', '1 where people may be sent to this server, else 0.', async () =>
      (await counts.health()).kind === 'not-ready' ? 0 : 1,
    )
    new Gauge({
      name: 'samplan_degraded',
      help: '1 for each thing that is away or short while the server works, by reason.',
      labelNames: ['reason'],
      registers,
      async collect() {
        const state = await counts.health()
        const seen: readonly HealthReason[] = state.kind === 'degraded' ? state.reasons : []
        for (const reason of HEALTH_REASONS) this.set({ reason }, seen.includes(reason) ? 1 : 0)
      },
    })
  }

  journalWritten(milliseconds: number, isKept: boolean): void {
    this.#journalWrites.observe({ result: isKept ? 'kept' : 'refused' }, milliseconds / 1000)
  }

  found(milliseconds: number, isFound: boolean): void {
    this.#findings.observe({ result: isFound ? 'found' : 'failed' }, milliseconds / 1000)
  }

  requestAnswered(milliseconds: number, status: number): void {
    this.#requests.observe({ status: `${Math.floor(status / 100)}xx` }, milliseconds / 1000)
  }

  requestRefused(code: ProblemCode): void {
    this.#requestsRefused.inc({ code })
  }

  get contentType(): string {
    return this.#registry.contentType
  }

  #gauge(name: string, help: string, read: () => number | Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.#registry],
      async collect() {
        this.set(await read())
      },
    })
  }

  text(): Promise<string> {
    return Registry.merge([this.#processRegistry, this.#registry]).metrics()
  }
}
