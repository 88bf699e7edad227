import { createServer, type Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Agreement } from '#shared/agreement/agreement.ts'
import { createApp } from './app.ts'
import { Audit, type AuditOptions } from './audit/audit.ts'
import { endpointsOver } from './endpoints.ts'
import { ExportDesk } from './export/export-desk.ts'
import { FindingsThread } from './findings/findings-thread.ts'
import type { Health } from './health/health.ts'
import { watchPorts } from './health/watch-ports.ts'
import { Metrics } from './http/metrics.ts'
import { createMetricsServer } from './http/metrics-server.ts'
import { portOf } from './http/port-of.ts'
import { RequestsUnderWay } from './http/requests-under-way.ts'
import { TrustedProxies } from './http/trusted-proxies.ts'
import { limitUnfinishedHandshakes } from './http/unfinished-handshakes.ts'
import { watchFor } from './http/watch-rooms.ts'
import type { IdentityProvider } from './ports/identity-provider.ts'
import type { Journal } from './ports/journal.ts'
import type { Leases } from './ports/leases.ts'
import type { Relay } from './ports/relay.ts'
import { Rooms } from './rooms/rooms.ts'
import { SessionSockets } from './rooms/session-sockets.ts'
import { ShutOut } from './rooms/shut-out.ts'
import { type SyncLimits, USUAL_LIMITS } from './rooms/sync-limits.ts'
import { attachSyncServer, type SyncServer } from './rooms/sync-server.ts'
import { type Services, servicesOver } from './services.ts'
import type { WorkspacePorts } from './workspace-ports.ts'

export interface WorkspaceOptions {
  /** The one in force. */
  agreement: Agreement
  publicUrl: URL | undefined
  clientFolder: string
  worksOffline: boolean
  roomIdleMilliseconds: number
  log: Logger
  /** Where people can sign in besides here. */
  providers?: readonly IdentityProvider[]
  takeNotes?: AuditOptions['takeNotes']
  /** Whether what everything is kept in takes what is written; absent where nothing can be asked. */
  storeAnswers?: (() => Promise<boolean>) | undefined
  /** What that is; the server's own disk unless it is said. */
  storeIs?: 'database' | 'folder'
  /** How many bytes are free on the disk of the data folder; absent where nobody can tell. */
  freeBytes?: () => Promise<number>
  /** What uploaded documents may take together, where it is to be other than the usual. */
  uploadRoomBytes?: number | undefined
  /** Addresses and networks of proxies on other machines. */
  trustedProxies?: readonly string[]
  /** Where they are to be others than the usual. */
  limits?: Partial<SyncLimits>
  /** One that other servers of this process use too, over the same agreement; it is not ended with this one. */
  sharedFindingsThread?: FindingsThread | undefined
}

const LOOPBACK = '127.0.0.1'
/** How much of a drain goes by before connections are refused: proxies look every other second or so. */
const NOTICE_SHARE = 0.4
/** Of uploaded documents. */
const USUAL_UPLOAD_ROOM_BYTES = 1024 * 1024 * 1024
/** How long open requests may take to end when the server stops. */
const DRAIN_MILLISECONDS = 3_000
/** How long a connection may take to say what it wants. */
const HANDSHAKE_MILLISECONDS = 5_000
/** How long a request may take to arrive whole: Node's own five minutes let anybody hold connections for nothing. */
const REQUEST_MILLISECONDS = 30_000

/** The whole server over its ports: HTTP, WebSockets, rooms and services. It opens nothing but the socket it listens on. */
export class WorkspaceServer {
  readonly people: Services['people']
  readonly plans: Services['plans']
  readonly versions: Services['versions']
  readonly restores: Services['restores']
  readonly moments: Services['moments']
  readonly vocabulary: Services['vocabulary']
  readonly mail: Services['mail']
  readonly meetingDocuments: Services['meetingDocuments']
  readonly #services: Services
  readonly #audit: Audit
  readonly #rooms: Rooms
  readonly #journal: Journal
  /** This server's own; absent where it shares one. */
  readonly #findingsThread: FindingsThread | undefined
  readonly #leases: Leases
  readonly #shutOut: ShutOut
  readonly #relay: Relay | undefined
  readonly #exportDesk = new ExportDesk()
  readonly #server: Server
  readonly #metricsServer: Server
  readonly #requests: RequestsUnderWay
  readonly #sync: SyncServer
  readonly #health: Health
  #stoppedListening: Promise<void> | undefined
  /** Where people reach the server. */
  #origin: string | undefined
  #listensOn: string | undefined

  constructor(ports: WorkspacePorts, options: WorkspaceOptions) {
    const { directory, leases, relay, clock, ids } = ports
    const { agreement, publicUrl, log } = options
    const sockets = new SessionSockets(() => clock.now())
    this.#shutOut = new ShutOut({ sockets, directory, relay })
    const shutOut = this.#shutOut
    const { journal, trail, mailer, health, writes } = watchPorts(ports, {
      ...options,
      journalWritten: (took, isKept) => metrics.journalWritten(took, isKept),
    })
    this.#health = health
    const metrics = new Metrics({
      rooms: () => this.#rooms.openCount,
      sockets: () => sockets.count,
      writes,
      health: () => health.state(),
    })
    const watch = watchFor(metrics, log, {
      edited: (room) => {
        this.#services.moments.edited(room)
        this.#services.find.edited(room)
      },
      renewed: (room) => this.#services.find.renewed(room),
    })
    this.#metricsServer = createMetricsServer(metrics, (error) =>
      log.error({ err: error }, 'the counts could not be told'),
    )

    const findingsThread =
      options.sharedFindingsThread ??
      new FindingsThread(agreement, (took, isFound) => metrics.found(took, isFound))
    this.#findingsThread = options.sharedFindingsThread ? undefined : findingsThread
    this.#origin = publicUrl?.origin
    this.#journal = journal
    this.#leases = leases
    this.#relay = relay
    this.#audit = new Audit({
      trail,
      leases,
      clock,
      takeNotes: options.takeNotes,
      failed: (reason) => {
        metrics.failures.inc()
        log.error({ reason }, 'the audit trail is damaged, or could not be written')
      },
    })
    const audit = this.#audit
    this.#rooms = new Rooms({
      journal,
      relay,
      watch,
      idleMilliseconds: options.roomIdleMilliseconds,
    })
    const site = () => this.#origin ?? ''
    this.#services = servicesOver({
      ports: { ...ports, journal, mailer, trail },
      rooms: this.#rooms,
      agreement,
      providers: options.providers ?? [],
      findingsThread,
      shutOut,
      uploadRoomBytes: options.uploadRoomBytes ?? USUAL_UPLOAD_ROOM_BYTES,
      site,
      log,
    })
    const { people, tokens, moments, vocabulary, meetingDocuments } = this.#services
    this.people = people
    this.plans = this.#services.plans
    this.versions = this.#services.versions
    this.restores = this.#services.restores
    this.moments = moments
    this.vocabulary = vocabulary
    this.mail = this.#services.mail
    this.meetingDocuments = meetingDocuments
    const proxies = new TrustedProxies(options.trustedProxies)
    const app = createApp({
      ...options,
      people,
      tokens,
      directory,
      audit,
      proxies,
      metrics,
      endpoints: endpointsOver({
        ...this.#services,
        agreement,
        metrics,
        audit,
        trail,
        directory,
        rooms: this.#rooms,
        desk: this.#exportDesk,
        clock,
        ids,
        log,
        mailer,
        publicUrl,
        site,
        health,
        isForOwnMachine: () => !publicUrl && this.#listensOn === LOOPBACK,
        onSignedOut: (sessionId) => shutOut.sessions([sessionId], 'signed-out'),
        shutOut: (sessions) =>
          shutOut.sessions(
            sessions.map(({ id }) => id),
            'second-factor',
          ),
      }),
    })
    this.#server = createServer(
      {
        headersTimeout: HANDSHAKE_MILLISECONDS,
        requestTimeout: REQUEST_MILLISECONDS,
        connectionsCheckingInterval: HANDSHAKE_MILLISECONDS / 5,
      },
      app,
    )
    limitUnfinishedHandshakes(this.#server)
    this.#requests = new RequestsUnderWay(this.#server)
    this.#sync = attachSyncServer(this.#server, {
      enter: async (id, person) => {
        if (id.kind === 'workspace') return vocabulary.enter()
        if ('meetingId' in id) return meetingDocuments.enter(id)
        const visit = await this.#rooms.enter(id)
        if (id.kind !== 'plan') return visit
        const leavePlan = moments.entered(id.planId, person.id)
        return {
          room: visit.room,
          leave: () => {
            visit.leave()
            leavePlan()
          },
        }
      },
      people,
      directory,
      hasMeeting: (meetingId) => meetingDocuments.has(meetingId),
      audit,
      sockets,
      clock,
      watch,
      publicUrl,
      addressOf: (request) => proxies.addressOf(request),
      overloaded: (room, reason) => {
        metrics.sentAway.inc({ reason })
        log.warn({ room, reason }, 'a socket asked for more than it may and was closed')
      },
      limits: { ...USUAL_LIMITS, ...options.limits },
    })
  }

  /** Resolves with the port once requests are answered; rejects when it cannot be had. */
  async listen(port: number, host: string): Promise<number> {
    const { vocabulary, plans, meetingDocuments, meetings, parts, moments, mail, find } = this.#services
    await this.#audit.begin()
    await vocabulary.begin()
    await plans.begin()
    await meetingDocuments.begin()
    await meetings.begin()
    await parts.unlearn()
    await moments.begin()
    this.#shutOut.begin()
    this.#listensOn = host
    const listened = await portOf(this.#server, port, host)
    this.#origin ??= `http://${host}:${listened}`
    mail.begin()
    find.begin()
    return listened
  }

  /** Tells counts to programs on this machine, as Prometheus reads them; resolves with the port. */
  listenForMetrics(port: number): Promise<number> {
    return portOf(this.#metricsServer, port, LOOPBACK)
  }

  /**
   * Sends everybody to the other servers before `close`, over so long: says first that nobody is to be sent here, and once
   * proxies have had the time to hear it takes no more connections; then tells one page after the other to come back, so that
   * the others are not stormed. All goes on meanwhile for who is still here.
   */
  async drain(milliseconds: number): Promise<void> {
    this.#health.drain()
    this.#requests.letGo()
    if (milliseconds <= 0) return
    await sleep(milliseconds * NOTICE_SHARE)
    void this.#stopListening()
    await this.#sync.sendAway(milliseconds * (1 - NOTICE_SHARE))
  }

  /** Resolves once every connection is gone. */
  #stopListening(): Promise<void> {
    this.#stoppedListening ??= new Promise((resolve) => this.#server.close(() => resolve()))
    return this.#stoppedListening
  }

  /** Takes nothing more, resolves once all that was taken is on disk and the journal is let go. */
  async close(): Promise<void> {
    const { mail, restores, moments, find } = this.#services
    this.#health.drain()
    this.#requests.letGo()
    const closed = this.#stopListening()
    const drained = setTimeout(() => this.#server.closeAllConnections(), DRAIN_MILLISECONDS)
    await Promise.all([
      // What is being answered may need a room.
      Promise.race([this.#requests.ended(), sleep(DRAIN_MILLISECONDS, undefined, { ref: false })]),
      // A mail server that hangs does not keep this one from ending; the mail is sent again after the next start.
      Promise.race([mail.close(), sleep(DRAIN_MILLISECONDS, undefined, { ref: false })]),
      // What is being restored writes in a room, and is a moment of its own.
      restores.settle().then(() => moments.close()),
    ])
    await this.#rooms.closeAll()
    // Before the trail is let go: it tells who has left.
    await this.#sync.stop(DRAIN_MILLISECONDS)
    this.#server.closeIdleConnections()
    this.#metricsServer.close()
    this.#metricsServer.closeAllConnections()
    await closed
    clearTimeout(drained)
    this.#shutOut.stop()
    // It may have something to enter still, and that has to be kept.
    await Promise.all([this.#leases.close(), this.#audit.close()])
    await Promise.all([
      this.#findingsThread?.stop(),
      find.stop(),
      this.#relay?.close(),
      this.#journal.close(),
    ])
  }
}
