import { createServer, type Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Agreement } from '#shared/agreement/agreement.ts'
import { categoriesOf } from '#shared/agreement/categories.ts'
import { createApp } from './app.ts'
import { Audit, type AuditOptions } from './audit/audit.ts'
import { Threads } from './comments/threads.ts'
import { ConfidentialFindings } from './confidential/confidential-findings.ts'
import { ConfidentialParts } from './confidential/confidential-parts.ts'
import { Briefings } from './duties/briefings.ts'
import { Duties } from './duties/duties.ts'
import { endpointsOver } from './endpoints.ts'
import { ExportDesk } from './export/export-desk.ts'
import { Find } from './find/find.ts'
import { FindingsThread } from './findings/findings-thread.ts'
import { PlanFindings } from './findings/plan-findings.ts'
import { OwedFollowUps } from './follow-up/owed-follow-ups.ts'
import type { Health } from './health/health.ts'
import { watchPorts } from './health/watch-ports.ts'
import { Metrics } from './http/metrics.ts'
import { createMetricsServer } from './http/metrics-server.ts'
import { portOf } from './http/port-of.ts'
import { RequestsUnderWay } from './http/requests-under-way.ts'
import { TrustedProxies } from './http/trusted-proxies.ts'
import { limitUnfinishedHandshakes } from './http/unfinished-handshakes.ts'
import { watchFor } from './http/watch-rooms.ts'
import { Invitations } from './meetings/invitations.ts'
import { MeetingDocuments } from './meetings/meeting-documents.ts'
import { Meetings } from './meetings/meetings.ts'
import { Papers } from './meetings/papers.ts'
import { MailRounds } from './notifications/mail-rounds.ts'
import { News } from './notifications/news.ts'
import { Notifications } from './notifications/notifications.ts'
import { ProviderSignIn } from './oidc/provider-sign-in.ts'
import { SignInAttempts } from './oidc/sign-in-attempts.ts'
import { Members } from './people/members.ts'
import { People } from './people/people.ts'
import { SecondFactors } from './people/second-factors.ts'
import { Plans } from './plans/plans.ts'
import type { CountAttempts } from './ports/attempts.ts'
import type { AuditTrail } from './ports/audit.ts'
import type { Clock } from './ports/clock.ts'
import type { Directory, Session } from './ports/directory.ts'
import type { IdentityProvider } from './ports/identity-provider.ts'
import type { Ids } from './ports/ids.ts'
import type { Journal } from './ports/journal.ts'
import type { Leases } from './ports/leases.ts'
import type { Mailer } from './ports/mailer.ts'
import type { NoticeStore } from './ports/notice-store.ts'
import type { Passwords } from './ports/passwords.ts'
import type { Relay } from './ports/relay.ts'
import type { Unfinished } from './ports/unfinished.ts'
import type { VersionStore } from './ports/version-store.ts'
import { Rooms } from './rooms/rooms.ts'
import { SessionSockets } from './rooms/session-sockets.ts'
import { ShutOut } from './rooms/shut-out.ts'
import { type SyncLimits, USUAL_LIMITS } from './rooms/sync-limits.ts'
import { attachSyncServer, type SyncServer } from './rooms/sync-server.ts'
import { WrittenElsewhere } from './rooms/written-elsewhere.ts'
import { SignOffs } from './sign-off/sign-offs.ts'
import { Tokens } from './tokens/tokens.ts'
import { Comparisons } from './versions/comparisons.ts'
import { Moments } from './versions/moments.ts'
import { Restores } from './versions/restores.ts'
import { Versions } from './versions/versions.ts'
import { Vocabulary } from './vocabulary/vocabulary.ts'

export interface WorkspacePorts {
  directory: Directory
  journal: Journal
  trail: AuditTrail
  leases: Leases
  unfinished: Unfinished
  attempts: CountAttempts
  passwords: Passwords
  notices: NoticeStore
  versions: VersionStore
  /** News of other servers on the same database; absent where there are none. */
  relay?: Relay | undefined
  /** Absent where the server sends no mail. */
  mailer?: Mailer | undefined
  clock: Clock
  ids: Ids
}

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
/** How long open requests may take to end when the server stops. */
const DRAIN_MILLISECONDS = 3_000
/** How long a connection may take to say what it wants. */
const HANDSHAKE_MILLISECONDS = 5_000
/** How long a request may take to arrive whole: Node's own five minutes let anybody hold connections for nothing. */
const REQUEST_MILLISECONDS = 30_000

/** The whole server over its ports: HTTP, WebSockets, rooms and services. It opens nothing but the socket it listens on. */
export class WorkspaceServer {
  readonly people: People
  readonly plans: Plans
  readonly versions: Versions
  readonly restores: Restores
  readonly moments: Moments
  readonly vocabulary: Vocabulary
  readonly mail: MailRounds
  readonly meetingDocuments: MeetingDocuments
  readonly #meetings: Meetings
  readonly #audit: Audit
  readonly #parts: ConfidentialParts
  readonly #rooms: Rooms
  readonly #journal: Journal
  /** This server's own; absent where it shares one. */
  readonly #findingsThread: FindingsThread | undefined
  readonly #leases: Leases
  readonly #shutOut: ShutOut
  readonly #relay: Relay | undefined
  readonly #find: Find
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
    // Each remembers by itself what it has noticed.
    const elsewhere = () => new WrittenElsewhere(ports.journal.shared)
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
        this.moments.edited(room)
        this.#find.edited(room)
      },
      renewed: (room) => this.#find.renewed(room),
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
    const secondFactors = new SecondFactors(ports)
    this.people = new People({ ...ports, secondFactors })
    this.plans = new Plans({
      directory,
      rooms: this.#rooms,
      clock,
      categories: categoriesOf(agreement),
    })
    const { versions: store } = ports
    this.versions = new Versions({ plans: this.plans, store, directory, leases, clock, ids })
    this.restores = new Restores({ versions: this.versions, plans: this.plans, store, log })
    this.moments = new Moments({
      versions: this.versions,
      plans: this.plans,
      store,
      leases,
      elsewhere: elsewhere(),
      clock,
      log,
    })
    this.#parts = new ConfidentialParts({ plans: this.plans, versions: this.versions, store, ids })
    this.vocabulary = new Vocabulary({
      agreement,
      journal,
      rooms: this.#rooms,
      clock,
      ids,
      failed: (reason) => log.error({ reason }, 'the vocabulary could not be read or written'),
      mended: () => log.info('the vocabulary can be read and written again'),
    })
    this.meetingDocuments = new MeetingDocuments({ rooms: this.#rooms, clock })
    this.#meetings = new Meetings({ documents: this.meetingDocuments, directory, leases, clock, ids })
    const findings = new PlanFindings({
      vocabulary: this.vocabulary,
      thread: findingsThread,
      plans: this.plans,
    })
    const confidentialFindings = new ConfidentialFindings({
      plans: this.plans,
      vocabulary: this.vocabulary,
      thread: findingsThread,
    })
    const duties = new Duties({
      plans: this.plans,
      findings,
      confidential: confidentialFindings,
      directory,
      clock,
      acted: () => this.mail.stir(),
    })
    const briefings = new Briefings({ agreement, plans: this.plans, versions: this.versions, clock })
    const followUps = new OwedFollowUps({ plans: this.plans, directory, clock })
    const news = new News({
      plans: this.plans,
      meetings: this.meetingDocuments,
      overdueDuties: () => duties.overdue(),
      waitingBriefings: () => briefings.waiting(),
      lateFollowUps: () => followUps.late(),
      clock,
    })
    const notifications = new Notifications({ news, store: ports.notices, clock })
    const site = () => this.#origin ?? ''
    const invitations = new Invitations({ directory, meetings: this.#meetings, site, clock })
    this.mail = new MailRounds({
      news,
      notifications,
      directory,
      store: ports.notices,
      leases,
      elsewhere: elsewhere(),
      mailer,
      writeInvitation: (queued, to) => invitations.write(queued, to),
      site,
      clock,
      ids,
      log,
    })
    const { people, plans, versions, restores, vocabulary, mail, meetingDocuments } = this
    const meetings = this.#meetings
    const members = new Members({
      directory,
      people,
      clock,
      ids,
      onEnded: (sessions, why) => shutOut.sessions(idsOf(sessions), why),
    })
    const papers = new Papers({ meetings, documents: meetingDocuments, directory })
    const attempts = new SignInAttempts(ports)
    const providerSignIn = new ProviderSignIn({
      providers: options.providers ?? [],
      directory,
      people,
      members,
      secondFactors,
      attempts,
      clock,
      origin: () => this.#mustListen(),
      notProven: (provider, reason) => log.warn({ provider, reason }, 'a sign-in at a provider failed'),
    })
    this.#find = new Find({ agreement, plans, directory, elsewhere: elsewhere() })
    const threads = new Threads({ plans, directory, ids, clock, commented: () => mail.stir() })
    const comparisons = new Comparisons({ versions, plans, store, clock })
    const tokens = new Tokens({ directory, people, clock, ids })
    const signOffs = new SignOffs({
      plans,
      findings,
      leases,
      clock,
      ids,
      isDirector: async (personId) => {
        const member = await directory.findMember(personId)
        return member?.person.role === 'director' && member.deactivatedAt === undefined
      },
      handedOver: async (planId, reason, by) => {
        mail.stir()
        // It stands all the same, and its words are kept with the approvals.
        const notKept = (error: unknown) =>
          log.error({ err: error, planId }, 'what was handed over could not be kept as a version')
        try {
          const { kept } = await versions.takeDown(planId, { reason, by })
          return { kept: kept.then(() => {}, notKept) }
        } catch (error) {
          notKept(error)
          return { kept: Promise.resolve() }
        }
      },
    })
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
        agreement,
        metrics,
        people,
        members,
        secondFactors,
        providerSignIn,
        attempts,
        tokens,
        audit,
        trail,
        directory,
        rooms: this.#rooms,
        plans,
        versions,
        comparisons,
        restores,
        parts: this.#parts,
        vocabulary,
        findings,
        followUps,
        confidentialFindings,
        find: this.#find,
        threads,
        signOffs,
        duties,
        briefings,
        meetings,
        meetingDocuments,
        papers,
        invitations,
        notifications,
        mail,
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
        shutOut: (sessions) => shutOut.sessions(idsOf(sessions), 'second-factor'),
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
        const leavePlan = this.moments.entered(id.planId, person.id)
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
    await this.#audit.begin()
    await this.vocabulary.begin()
    await this.plans.begin()
    await this.meetingDocuments.begin()
    await this.#meetings.begin()
    await this.#parts.unlearn()
    await this.moments.begin()
    this.#shutOut.begin()
    this.#listensOn = host
    const listened = await portOf(this.#server, port, host)
    this.#origin ??= `http://${host}:${listened}`
    this.mail.begin()
    this.#find.begin()
    return listened
  }

  /** Tells counts to programs on this machine, as Prometheus reads them; resolves with the port. */
  listenForMetrics(port: number): Promise<number> {
    return portOf(this.#metricsServer, port, LOOPBACK)
  }

  #mustListen(): string {
    if (this.#origin === undefined) throw new Error('The server does not listen yet.')
    return this.#origin
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
    this.#health.drain()
    this.#requests.letGo()
    const closed = this.#stopListening()
    const drained = setTimeout(() => this.#server.closeAllConnections(), DRAIN_MILLISECONDS)
    await Promise.all([
      // What is being answered may need a room.
      Promise.race([this.#requests.ended(), sleep(DRAIN_MILLISECONDS, undefined, { ref: false })]),
      // A mail server that hangs does not keep this one from ending; the mail is sent again after the next start.
      Promise.race([this.mail.close(), sleep(DRAIN_MILLISECONDS, undefined, { ref: false })]),
      // What is being restored writes in a room, and is a moment of its own.
      this.restores.settle().then(() => this.moments.close()),
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
      this.#find.stop(),
      this.#relay?.close(),
      this.#journal.close(),
    ])
  }
}

function idsOf(sessions: readonly Session[]): string[] {
  return sessions.map(({ id }) => id)
}
