/** What the model goes by: figures that were measured, and what is assumed of people. Seconds, bytes, numbers; nothing else. */
import { z } from 'zod'

const positive = z.number().positive()
const notNegative = z.number().nonnegative()

/** Of one core of the machine that it was measured on. */
export const measuredFigures = z.object({
  server: z.object({
    /** Of a server with nobody there. */
    memoryBytes: positive,
    memoryBytesPerRoom: positive,
    memoryBytesPerSocket: positive,
    /** To check an update, keep it and acknowledge it. */
    cpuSecondsPerUpdate: positive,
    /** To send it to one other socket. */
    cpuSecondsPerDelivery: positive,
    /** Of a socket on which nobody writes. */
    cpuPerIdleSocket: notNegative,
    /** With what a WebSocket puts around them. */
    bytesInPerUpdate: positive,
    bytesOutPerDelivery: positive,
  }),
  postgres: z.object({
    cpuSecondsPerCommit: positive,
    cpuSecondsPerUpdate: positive,
    walBytesPerCommit: notNegative,
    walBytesPerUpdate: positive,
    /** How long one transaction takes, on this disk. */
    secondsPerCommit: positive,
  }),
  redis: z.object({
    cpuSecondsPerPublish: positive,
    cpuSecondsPerDelivery: positive,
    bytesPerMessage: positive,
  }),
  kept: z.object({
    /** A plan of `activities` activities, folded. */
    planBytes: positive,
    activities: positive,
    auditEntryBytes: positive,
  }),
})
export type MeasuredFigures = z.infer<typeof measuredFigures>

/** The file in which they are kept, with when and on what they were measured. */
export const measuredFile = z.object({
  measuredOn: z.iso.date(),
  machine: z.string(),
  figures: measuredFigures,
})

/** What is assumed of the people in a workspace, and of the machines. */
export interface Assumptions {
  peoplePerWorkspace: number
  /** Of all people, who is there in the busiest minute. */
  presentAtPeak: number
  /** Of those, who is just typing. */
  typing: number
  /** Of each. */
  updatesPerSecond: number
  /** The plan, its ledger, the vocabulary, the meetings. */
  socketsPerPage: number
  /** Pages open on one plan at a time: the people of a workspace who are there, and no fewer than this where anybody is. */
  pagesPerPlanAtLeast: number
  /** Plans, ledgers and other documents that a workspace begins a year. */
  plansPerYear: number
  /** Words of a plan that are kept once more in its versions, in plans. */
  plansKeptInVersions: number
  auditEntriesPerPersonAndYear: number
  /** Rooms turn so many times a second at most: so many transactions a server. */
  turnsPerSecond: number
  /** What TCP, IP and TLS put around what is sent. */
  packetBytes: number
  /** How much of a core, and of a server's memory, is used at the peak. */
  coreShare: number
  memoryPerServerBytes: number
  /** Where a machine ends: cores of a database that one can have, of a Redis, and its network. */
  postgresCores: number
  redisCores: number
  networkBitsPerSecond: number
}

export const USUAL: Assumptions = {
  peoplePerWorkspace: 20,
  presentAtPeak: 0.2,
  typing: 0.2,
  updatesPerSecond: 3,
  socketsPerPage: 4,
  pagesPerPlanAtLeast: 2,
  plansPerYear: 1,
  plansKeptInVersions: 5,
  auditEntriesPerPersonAndYear: 1_000,
  turnsPerSecond: 30,
  packetBytes: 95,
  coreShare: 0.6,
  memoryPerServerBytes: 4e9,
  postgresCores: 32,
  redisCores: 1,
  networkBitsPerSecond: 10e9,
}
