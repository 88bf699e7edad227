import type { Logger } from 'pino'
import type { Agreement } from '#shared/agreement/agreement.ts'
import { categoriesOf } from '#shared/agreement/categories.ts'
import { Threads } from './comments/threads.ts'
import { ConfidentialFindings } from './confidential/confidential-findings.ts'
import { ConfidentialParts } from './confidential/confidential-parts.ts'
import { Briefings } from './duties/briefings.ts'
import { Duties } from './duties/duties.ts'
import { Find } from './find/find.ts'
import type { FindingsThread } from './findings/findings-thread.ts'
import { PlanFindings } from './findings/plan-findings.ts'
import { OwedFollowUps } from './follow-up/owed-follow-ups.ts'
import { EvidenceSources } from './label/evidence-sources.ts'
import { LabelActs } from './label/label-acts.ts'
import { LabelEdits } from './label/label-edits.ts'
import { LabelFile } from './label/label-file.ts'
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
import type { IdentityProvider } from './ports/identity-provider.ts'
import type { Rooms } from './rooms/rooms.ts'
import type { ShutOut } from './rooms/shut-out.ts'
import { WrittenElsewhere } from './rooms/written-elsewhere.ts'
import { SignOffs } from './sign-off/sign-offs.ts'
import { Tokens } from './tokens/tokens.ts'
import { CheckThread } from './uploads/check-thread.ts'
import { Documents } from './uploads/documents.ts'
import { Comparisons } from './versions/comparisons.ts'
import { Moments } from './versions/moments.ts'
import { Restores } from './versions/restores.ts'
import { Versions } from './versions/versions.ts'
import { Vocabulary } from './vocabulary/vocabulary.ts'
import type { WorkspacePorts } from './workspace-ports.ts'

interface ServicesOptions {
  ports: WorkspacePorts
  rooms: Rooms
  agreement: Agreement
  /** Where people can sign in besides here. */
  providers: readonly IdentityProvider[]
  findingsThread: FindingsThread
  shutOut: ShutOut
  /** What uploaded documents may take together. */
  uploadRoomBytes: number
  /** Where people reach the server; empty until it listens. */
  site: () => string
  log: Logger
}

export type Services = ReturnType<typeof servicesOver>

/** The workspace's capabilities, each over what it needs of the ports and of the others. */
export function servicesOver({
  ports,
  rooms,
  agreement,
  providers,
  findingsThread,
  shutOut,
  uploadRoomBytes,
  site,
  log,
}: ServicesOptions) {
  const { directory, journal, leases, mailer, clock, ids } = ports
  // Each remembers by itself what it has noticed.
  const elsewhere = () => new WrittenElsewhere(journal.shared)
  const secondFactors = new SecondFactors(ports)
  const people = new People({ ...ports, secondFactors })
  const plans = new Plans({
    directory,
    rooms,
    clock,
    categories: categoriesOf(agreement),
  })
  const { versions: store } = ports
  const versions = new Versions({ plans, store, directory, leases, clock, ids })
  const restores = new Restores({ versions, plans, store, log })
  const moments = new Moments({
    versions,
    plans,
    store,
    leases,
    elsewhere: elsewhere(),
    clock,
    log,
  })
  const parts = new ConfidentialParts({ plans, versions, store, ids })
  const vocabulary = new Vocabulary({
    agreement,
    journal,
    rooms,
    clock,
    ids,
    failed: (reason) => log.error({ reason }, 'the vocabulary could not be read or written'),
    mended: () => log.info('the vocabulary can be read and written again'),
  })
  const meetingDocuments = new MeetingDocuments({ rooms, clock })
  const meetings = new Meetings({ documents: meetingDocuments, directory, leases, clock, ids })
  const findings = new PlanFindings({
    vocabulary,
    thread: findingsThread,
    plans,
  })
  const confidentialFindings = new ConfidentialFindings({
    plans,
    vocabulary,
    thread: findingsThread,
  })
  const duties = new Duties({
    plans,
    findings,
    confidential: confidentialFindings,
    directory,
    clock,
    acted: () => mail.stir(),
  })
  const briefings = new Briefings({ agreement, plans, versions, clock })
  const followUps = new OwedFollowUps({ plans, directory, clock })
  const checkThread = new CheckThread()
  const documents = new Documents({
    store: ports.documents,
    roomBytes: uploadRoomBytes,
    check: (content) => checkThread.read(content),
    lost: (reason) => log.error({ reason }, 'an uploaded document could not be read'),
    clock,
    ids,
  })
  const labelActs = new LabelActs({ rooms, leases, clock, ids })
  const evidence = new EvidenceSources({ plans, versions, meetings: meetingDocuments, documents })
  const label = new LabelFile({ agreement, acts: labelActs, sources: evidence, directory, clock })
  const labelEdits = new LabelEdits({
    acts: labelActs,
    sources: evidence,
    directory,
    isOfSecretariat: (person) => label.isOfSecretariat(person),
    clock,
    ids,
  })
  const news = new News({
    plans,
    meetings: meetingDocuments,
    overdueDuties: () => duties.overdue(),
    waitingBriefings: () => briefings.waiting(),
    lateFollowUps: () => followUps.late(),
    labelReminder: () => label.reminder(),
    clock,
  })
  const notifications = new Notifications({ news, store: ports.notices, clock })
  const invitations = new Invitations({ directory, meetings, site, clock })
  const mail = new MailRounds({
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
  const members = new Members({
    directory,
    people,
    clock,
    ids,
    onEnded: (sessions, why) =>
      shutOut.sessions(
        sessions.map(({ id }) => id),
        why,
      ),
  })
  const papers = new Papers({ meetings, documents: meetingDocuments, directory })
  const attempts = new SignInAttempts(ports)
  const providerSignIn = new ProviderSignIn({
    providers,
    directory,
    people,
    members,
    secondFactors,
    attempts,
    clock,
    origin: () => {
      if (site() === '') throw new Error('The server does not listen yet.')
      return site()
    },
    notProven: (provider, reason) => log.warn({ provider, reason }, 'a sign-in at a provider failed'),
  })
  const find = new Find({ agreement, plans, directory, elsewhere: elsewhere() })
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
  return {
    secondFactors,
    people,
    plans,
    versions,
    restores,
    moments,
    parts,
    vocabulary,
    meetingDocuments,
    meetings,
    findings,
    confidentialFindings,
    duties,
    briefings,
    followUps,
    notifications,
    invitations,
    label,
    labelEdits,
    mail,
    members,
    papers,
    attempts,
    providerSignIn,
    find,
    threads,
    comparisons,
    tokens,
    signOffs,
    documents,
  }
}
