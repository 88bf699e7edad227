/** What so many people need. Pure; docs/scale.md writes its formulae down. */
import type { Assumptions, MeasuredFigures } from './figures.ts'

/**
 * `own`: a workspace is a process of its own, as Samplan is today. `shared`: a server holds many workspaces, which it does
 * not do yet.
 */
export type Arrangement = 'own' | 'shared'

export interface Needs {
  people: number
  workspaces: number
  /** At the peak. */
  present: number
  sockets: number
  rooms: number
  updatesPerSecond: number
  deliveriesPerSecond: number
  serverCores: number
  serverMemoryBytes: number
  /** Processes with one core and the memory of a server each. */
  servers: number
  commitsPerSecond: number
  postgresCores: number
  walBytesPerSecond: number
  publishesPerSecond: number
  redisCores: number
  networkBitsPerSecond: number
  storageBytesPerYear: number
}

const ALL_PEOPLE = 1e12
/** »Gemt«, with what a WebSocket puts around it. */
const ACKNOWLEDGEMENT_BYTES = 5

export type Limit = 'process' | 'postgres' | 'redis' | 'network'

export function needsOf(
  people: number,
  arrangement: Arrangement,
  { server, postgres, redis, kept }: MeasuredFigures,
  assumed: Assumptions,
): Needs {
  const workspaces = Math.ceil(people / assumed.peoplePerWorkspace)
  const present = people * assumed.presentAtPeak
  const sockets = present * assumed.socketsPerPage
  // Whoever is there is with the others of their workspace who are, in one plan.
  const pagesPerPlan = Math.max(
    assumed.pagesPerPlanAtLeast,
    Math.min(people, assumed.peoplePerWorkspace) * assumed.presentAtPeak,
  )
  const plans = present / pagesPerPlan
  const rooms = plans * assumed.socketsPerPage
  const updatesPerSecond = present * assumed.typing * assumed.updatesPerSecond
  const deliveriesPerSecond = updatesPerSecond * (pagesPerPlan - 1)

  const serverCores =
    updatesPerSecond * server.cpuSecondsPerUpdate +
    deliveriesPerSecond * server.cpuSecondsPerDelivery +
    sockets * server.cpuPerIdleSocket
  const inUse = rooms * server.memoryBytesPerRoom + sockets * server.memoryBytesPerSocket
  const roomForPeople = assumed.memoryPerServerBytes - server.memoryBytes
  const shared = Math.max(1, Math.ceil(serverCores / assumed.coreShare), Math.ceil(inUse / roomForPeople))
  const servers = arrangement === 'own' ? Math.max(workspaces, shared) : shared
  const serverMemoryBytes = servers * server.memoryBytes + inUse

  // All that comes to a server within a beat, or while one is under way, is one transaction.
  const turns = Math.min(assumed.turnsPerSecond, 1 / postgres.secondsPerCommit)
  const commitsPerSecond = Math.min(updatesPerSecond, servers * turns)
  const postgresCores =
    commitsPerSecond * postgres.cpuSecondsPerCommit + updatesPerSecond * postgres.cpuSecondsPerUpdate
  const walBytesPerSecond =
    commitsPerSecond * postgres.walBytesPerCommit + updatesPerSecond * postgres.walBytesPerUpdate

  const others = arrangement === 'own' ? 0 : othersWithTheRoom(servers, pagesPerPlan)
  const publishesPerSecond = others === 0 ? 0 : updatesPerSecond
  const redisCores = publishesPerSecond * (redis.cpuSecondsPerPublish + others * redis.cpuSecondsPerDelivery)

  const bytesPerSecond =
    updatesPerSecond * (server.bytesInPerUpdate + ACKNOWLEDGEMENT_BYTES + 2 * assumed.packetBytes) +
    deliveriesPerSecond * (server.bytesOutPerDelivery + assumed.packetBytes) +
    publishesPerSecond * (1 + others) * (redis.bytesPerMessage + assumed.packetBytes)
  const storageBytesPerYear =
    workspaces * assumed.plansPerYear * (1 + assumed.plansKeptInVersions) * kept.planBytes +
    people * assumed.auditEntriesPerPersonAndYear * kept.auditEntryBytes

  return {
    people,
    workspaces,
    present,
    sockets,
    rooms,
    updatesPerSecond,
    deliveriesPerSecond,
    serverCores,
    serverMemoryBytes,
    servers,
    commitsPerSecond,
    postgresCores,
    walBytesPerSecond,
    publishesPerSecond,
    redisCores,
    networkBitsPerSecond: bytesPerSecond * 8,
    storageBytesPerYear,
  }
}

/** How many servers besides the one that commits have a page of the room, where pages come to any of them alike. */
export function othersWithTheRoom(servers: number, pages: number): number {
  return (servers - 1) * (1 - (1 - 1 / servers) ** (pages - 1))
}

/** How much of each limit is used where there is one of each: 1 is all of it. The greatest is the one that is met first. */
export function usedOf(needs: Needs, assumed: Assumptions): Record<Limit, number> {
  return {
    process: Math.max(
      needs.serverCores / assumed.coreShare,
      needs.serverMemoryBytes / assumed.memoryPerServerBytes,
    ),
    postgres: needs.postgresCores / (assumed.postgresCores * assumed.coreShare),
    redis: needs.redisCores / (assumed.redisCores * assumed.coreShare),
    network: needs.networkBitsPerSecond / (assumed.networkBitsPerSecond * assumed.coreShare),
  }
}

/** For how many people one of each is enough, to within one in a thousand; infinitely many where it is not used at all. */
export function peopleWithin(
  limit: Limit,
  arrangement: Arrangement,
  figures: MeasuredFigures,
  assumed: Assumptions,
): number {
  const isWithin = (people: number) =>
    usedOf(needsOf(people, arrangement, figures, assumed), assumed)[limit] <= 1
  let [enough, tooMany] = [0, 1]
  while (isWithin(tooMany)) {
    if (tooMany > ALL_PEOPLE) return Number.POSITIVE_INFINITY
    ;[enough, tooMany] = [tooMany, tooMany * 2]
  }
  while (tooMany - enough > Math.max(1, enough / 1000)) {
    const middle = Math.floor((enough + tooMany) / 2)
    if (isWithin(middle)) enough = middle
    else tooMany = middle
  }
  return enough
}

/** How many can be in one document on one server, of whom `writers` type. */
export function peopleInOneRoom(
  writers: number,
  { server }: MeasuredFigures,
  { updatesPerSecond, coreShare }: Assumptions,
): number {
  const updates = writers * updatesPerSecond
  const left = coreShare - updates * server.cpuSecondsPerUpdate
  return Math.max(0, Math.floor(1 + left / (updates * server.cpuSecondsPerDelivery)))
}
