import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from '@prometheus-io/client'

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

  constructor(counts: { rooms: () => number; sockets: () => number }) {
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
    new Gauge({
      name: 'samplan_rooms',
      help: 'Rooms in memory.',
      registers,
      collect() {
        this.set(counts.rooms())
      },
    })
    new Gauge({
      name: 'samplan_sockets',
      help: 'Sockets open in rooms.',
      registers,
      collect() {
        this.set(counts.sockets())
      },
    })
  }

  get contentType(): string {
    return this.#registry.contentType
  }

  text(): Promise<string> {
    return Registry.merge([this.#processRegistry, this.#registry]).metrics()
  }
}
