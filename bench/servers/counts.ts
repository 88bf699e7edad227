/** From what was counted while a load ran to the figures that are compared. */
import type { Figures } from '../scenario.ts'
import { percentile } from '../statistics.ts'
import type { Setup } from './setups.ts'

/** What the shared stores have done since they began; CPU in milliseconds, user and system. */
export interface StoreCounts {
  postgresCpu: number
  redisCpu: number
  bytesToRedis: number
  bytesFromRedis: number
  publishes: number
}

/** What there was by a moment, from the same beginning as at any other. */
export interface Counts extends StoreCounts {
  /** Milliseconds of all server processes. */
  serverCpu: number
  /** Milliseconds on the clock. */
  at: number
  /** Letters sent, and letters that reached somebody else. */
  updates: number
  deliveries: number
}

export interface Times {
  latencies: readonly number[]
  /** Those of them that went from one server to another. */
  latenciesElsewhere: readonly number[]
  acknowledgements: readonly number[]
}

/** Figures in the order in which they are printed, each with what it is. */
export const FIGURES: Readonly<Record<string, string>> = {
  cpu: 'typing: CPU ms of the servers per 1,000 deliveries',
  allCpu: 'typing: CPU ms of servers, PostgreSQL and Redis per 1,000 deliveries',
  postgresCpu: 'typing: CPU µs of PostgreSQL per update',
  redisCpu: 'typing: CPU µs of Redis per update',
  publishes: 'typing: messages published per update',
  bytesToRedis: 'typing: bytes to Redis per update',
  bytesFromRedis: 'typing: bytes from Redis per update',
  ackP50: 'typing: acknowledgement p50 ms',
  ackP95: 'typing: acknowledgement p95 ms',
  p50: 'typing: latency p50 ms',
  p95: 'typing: latency p95 ms',
  elsewhereP50: 'typing: latency to a reader on another server p50 ms',
  elsewhereP95: 'typing: latency to a reader on another server p95 ms',
  rate: 'as fast as it goes: deliveries per second',
  fullCpu: 'as fast as it goes: CPU ms of the servers per 1,000 deliveries',
  fullAllCpu: 'as fast as it goes: CPU ms of servers, PostgreSQL and Redis per 1,000 deliveries',
}

export function figuresOfTyping(setup: Setup, from: Counts, to: Counts, times: Times): Figures {
  const did = difference(from, to)
  const perUpdate = (count: number) => count / did.updates
  return {
    ...cpuPerThousand(setup, did),
    ...(setup.usesPostgres && { postgresCpu: perUpdate(did.postgresCpu * 1000) }),
    ...(setup.usesRedis && {
      redisCpu: perUpdate(did.redisCpu * 1000),
      publishes: perUpdate(did.publishes),
      bytesToRedis: perUpdate(did.bytesToRedis),
      bytesFromRedis: perUpdate(did.bytesFromRedis),
    }),
    // Hocuspocus says it of what is in its memory, which is not the same.
    ...(setup.server === 'samplan' && {
      ackP50: percentile(times.acknowledgements, 0.5),
      ackP95: percentile(times.acknowledgements, 0.95),
    }),
    p50: percentile(times.latencies, 0.5),
    p95: percentile(times.latencies, 0.95),
    ...(setup.count > 1 && {
      elsewhereP50: percentile(times.latenciesElsewhere, 0.5),
      elsewhereP95: percentile(times.latenciesElsewhere, 0.95),
    }),
  }
}

export function figuresOfFullLoad(setup: Setup, from: Counts, to: Counts): Figures {
  const did = difference(from, to)
  const { cpu, allCpu } = cpuPerThousand(setup, did)
  return { rate: did.deliveries / (did.at / 1000), fullCpu: cpu, fullAllCpu: allCpu }
}

function cpuPerThousand({ usesPostgres, usesRedis }: Setup, did: Counts): Record<'cpu' | 'allCpu', number> {
  const thousands = did.deliveries / 1000
  // What a store does while nobody uses it is nobody's.
  const ofStores = (usesPostgres ? did.postgresCpu : 0) + (usesRedis ? did.redisCpu : 0)
  return { cpu: did.serverCpu / thousands, allCpu: (did.serverCpu + ofStores) / thousands }
}

function difference(from: Counts, to: Counts): Counts {
  return {
    postgresCpu: to.postgresCpu - from.postgresCpu,
    redisCpu: to.redisCpu - from.redisCpu,
    bytesToRedis: to.bytesToRedis - from.bytesToRedis,
    bytesFromRedis: to.bytesFromRedis - from.bytesFromRedis,
    publishes: to.publishes - from.publishes,
    serverCpu: to.serverCpu - from.serverCpu,
    at: to.at - from.at,
    updates: to.updates - from.updates,
    deliveries: to.deliveries - from.deliveries,
  }
}
