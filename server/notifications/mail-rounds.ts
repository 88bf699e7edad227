import type { Logger } from 'pino'
import type { Locale } from '#shared/basics/locale.ts'
import { type MailKind, wantsMail, withoutMail } from '#shared/notifications/mail-settings.ts'
import { noticesFor, ownMailOf } from '#shared/notifications/notice.ts'
import type { WorkspaceEvent } from '#shared/notifications/plan-event.ts'
import type { Person } from '#shared/permissions/person.ts'
import { Problem } from '../http/problem.ts'
import { mustShowSecondFactor } from '../people/second-factor-rule.ts'
import type { Clock } from '../ports/clock.ts'
import type { Directory, Member, Settings } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import type { Lease, Leases } from '../ports/leases.ts'
import { type Mail, type Mailer, MailRefused } from '../ports/mailer.ts'
import type { NoticeStore, QueuedMail } from '../ports/notice-store.ts'
import type { WrittenElsewhere } from '../rooms/written-elsewhere.ts'
import { afterQueueing, dueMails, isDigestDue } from './due-mails.ts'
import { failureName } from './failure-name.ts'
import type { News } from './news.ts'
import type { Notifications } from './notifications.ts'
import { readStopToken, stopToken } from './stop-token.ts'
import { noticeMail } from './write-mail.ts'

const ROUND_MILLISECONDS = 30_000
const MINUTE = 60_000
/** How long a mail waits after each time it was tried in vain; the last is repeated. */
const WAITS = [1, 5, 15, 60, 240].map((minutes) => minutes * MINUTE)
/** What could not be sent for two days is no news any more. */
const GIVE_UP_MILLISECONDS = 48 * 60 * MINUTE

export interface MailRoundsOptions {
  news: News
  notifications: Notifications
  directory: Directory
  store: NoticeStore
  leases: Leases
  elsewhere: WrittenElsewhere
  /** Absent where the server has not been told how to send mail. */
  mailer: Mailer | undefined
  /** Writes an invitation as it is to be now; nothing where there is no day to invite to any more. */
  writeInvitation(mail: QueuedMail & { kind: 'invitation' }, to: Person): Promise<Mail | undefined>
  /** Where Samplan is reached, for links. */
  site: () => string
  clock: Clock
  ids: Ids
  log: Logger
}

/**
 * Sends what people are to hear of by mail. Each round first queues, which is kept on disk, then sends what waits: so
 * nothing is lost by a restart, and whether somebody may still read a thing is asked when it is sent. Of several servers one
 * takes a round at a time.
 */
export class MailRounds {
  readonly #options: MailRoundsOptions
  /** Something has happened since the ledgers were last read. */
  #isNews = true
  #round: Promise<void> = Promise.resolve()
  /** The round that waits for the one under way; whoever asks meanwhile is served by it. */
  #next: Promise<void> | undefined
  #isClosing = false
  #timer: NodeJS.Timeout | undefined

  constructor(options: MailRoundsOptions) {
    this.#options = options
  }

  get isOn(): boolean {
    return this.#options.mailer !== undefined
  }

  begin(): void {
    if (!this.isOn) return
    this.#timer = setInterval(() => void this.run(), ROUND_MILLISECONDS)
    void this.run()
  }

  /** Resolves once the mail that is under way has been taken or refused; what waits is sent after the next start. */
  async close(): Promise<void> {
    this.#isClosing = true
    clearInterval(this.#timer)
    this.#timer = undefined
    await this.#round
  }

  /** Has each of them invited to the meeting; resolves once that is on disk. */
  async invite(
    people: readonly Person[],
    invitation: { meetingId: string; byId: string; locale: Locale },
  ): Promise<void> {
    const { store, clock, ids } = this.#options
    if (!this.isOn) return
    const at = new Date(clock.now()).toISOString()
    await store.queueMails(
      people.map(({ id: personId }) => ({
        ...invitation,
        id: ids.newId(),
        personId,
        kind: 'invitation',
        queuedAt: at,
        attempts: 0,
        nextAt: at,
      })),
    )
    if (this.#timer) void this.run()
  }

  /** Something was written that somebody may have to hear of at once. */
  stir(): void {
    this.#isNews = true
    if (this.#timer) void this.run()
  }

  /** One round after those under way; never rejects. */
  run(): Promise<void> {
    const { mailer } = this.#options
    if (!mailer) return Promise.resolve()
    this.#next ??= this.#round.then(() => {
      this.#next = undefined
      return this.#takeRound(mailer)
    })
    this.#round = this.#next
    return this.#next
  }

  async #takeRound(mailer: Mailer): Promise<void> {
    if (this.#isClosing) return
    try {
      await this.#options.leases.under('mails', async (lease) => {
        if (this.#isClosing) return
        await this.#noticeOthers()
        await this.#queue()
        await this.#send(mailer, lease)
      })
    } catch (error) {
      // What was to be queued may not be: the next round looks again.
      this.#isNews = true
      this.#options.log.error({ err: error }, 'a round of mails failed')
    }
  }

  /** Turns off what the token was made for, and answers for whom; throws `not-found` for one that was not made here. */
  async stop(token: string): Promise<string> {
    const { directory, notifications } = this.#options
    const request = readStopToken(token, await this.#key())
    const member = request && (await directory.findMember(request.personId))
    if (!request || !member) throw new Problem('not-found')
    await notifications.changeSettings(member.person, (settings) => withoutMail(settings, request.kind))
    return request.personId
  }

  /** Another server may end before it has told of what was written there. */
  async #noticeOthers(): Promise<void> {
    const { elsewhere, news } = this.#options
    const written = await elsewhere.among(await news.documents())
    this.#isNews ||= written.length > 0
  }

  async #queue(): Promise<void> {
    const { directory, news, notifications, store, clock, ids } = this.#options
    const now = clock.now()
    const members = await this.#whoGetMail(await directory.listMembers())
    const records = await Promise.all(members.map(({ person }) => notifications.recordOf(person)))
    if (!this.#isNews && !records.some((record) => isDigestDue(record, now))) return
    this.#isNews = false
    const events = await news.events()
    for (const { person } of members) {
      const told = noticesFor(person, events)
      const record = await notifications.recordOf(person)
      const due = dueMails(record, told, now)
      const isKnown = (await store.findRecord(person.id)) !== undefined
      this.#isNews ||= due.isWaiting
      const isNothingDue =
        !due.isDigestTime && [due.mentions, due.approvals, due.duties].every(({ length }) => length === 0)
      if (isKnown && isNothingDue) continue
      await store.changeRecord(person.id, record, (present) => {
        const dueNow = dueMails(present, told, now)
        const mailOf = (kind: MailKind, about: readonly WorkspaceEvent[]): QueuedMail => {
          const at = new Date(now).toISOString()
          const eventIds = about.map(({ id }) => id)
          return {
            id: ids.newId(),
            personId: person.id,
            kind,
            events: eventIds,
            queuedAt: at,
            attempts: 0,
            nextAt: at,
          }
        }
        return {
          record: afterQueueing(present, dueNow, now),
          mails: [
            ...dueNow.mentions.map((event) => mailOf('mention', [event])),
            ...(dueNow.approvals.length > 0 ? [mailOf('approval', dueNow.approvals)] : []),
            ...(dueNow.duties.length > 0 ? [mailOf('duty', dueNow.duties)] : []),
            ...(dueNow.digest.length > 0 ? [mailOf('digest', dueNow.digest)] : []),
          ],
        }
      })
    }
  }

  async #send(mailer: Mailer, lease: Lease): Promise<void> {
    const { store, clock } = this.#options
    const now = new Date(clock.now()).toISOString()
    const waiting = (await store.listMails()).filter(({ nextAt }) => nextAt <= now)
    if (waiting.length === 0) return
    const events = await this.#options.news.events()
    for (const mail of waiting) {
      if (this.#isClosing) return
      // What is sent is out of everybody's hands.
      lease.mustStand()
      await this.#sendOne(mailer, mail, events)
    }
  }

  async #sendOne(mailer: Mailer, mail: QueuedMail, events: readonly WorkspaceEvent[]): Promise<void> {
    const { store, clock, log } = this.#options
    const written = await this.#write(mail, events)
    if (!written) return store.removeMail(mail.id)
    try {
      await mailer.send(written)
    } catch (error) {
      const attempts = mail.attempts + 1
      const reason = failureName(error)
      const isHopeless =
        error instanceof MailRefused || clock.now() - Date.parse(mail.queuedAt) > GIVE_UP_MILLISECONDS
      if (!isHopeless) {
        const wait = WAITS[Math.min(attempts, WAITS.length) - 1] ?? MINUTE
        log.info({ mail: mail.id, attempts, reason }, 'a mail could not be sent and will be tried again')
        return store.postponeMail(mail.id, attempts, new Date(clock.now() + wait).toISOString())
      }
      log.warn({ mail: mail.id, attempts, reason }, 'a mail was given up')
    }
    await store.removeMail(mail.id)
  }

  /** The mail as it is to be now; nothing where nothing of it is to be told any more. */
  async #write(mail: QueuedMail, events: readonly WorkspaceEvent[]): Promise<Mail | undefined> {
    const { directory } = this.#options
    const member = await directory.findMember(mail.personId)
    const [reached] = member ? await this.#whoGetMail([member]) : []
    if (!reached) return undefined
    if (mail.kind !== 'invitation') return this.#writeNews(mail, reached.person, events)
    return (await this.#isOvertaken(mail)) ? undefined : this.#options.writeInvitation(mail, reached.person)
  }

  /** A later invitation to the same meeting waits, and says the same as this one would now. */
  async #isOvertaken({ id, personId, meetingId }: QueuedMail & { kind: 'invitation' }): Promise<boolean> {
    const waiting = await this.#options.store.listMails()
    const last = waiting.findLast(
      (one) => one.kind === 'invitation' && one.personId === personId && one.meetingId === meetingId,
    )
    return last !== undefined && last.id !== id
  }

  async #writeNews(
    { id, kind, personId, events: eventIds }: QueuedMail & { kind: MailKind },
    person: Person,
    events: readonly WorkspaceEvent[],
  ): Promise<Mail | undefined> {
    const { news, notifications, site } = this.#options
    const { settings } = await notifications.recordOf(person)
    if (!wantsMail(settings, kind)) return undefined
    const wanted = new Set(eventIds)
    const told = noticesFor(person, events).filter(
      (one) => wanted.has(one.event.id) && (kind !== 'approval' || ownMailOf(one) === kind),
    )
    const notices = await news.describe(told, { withConfidentialTitles: false })
    if (notices.length === 0) return undefined
    const token = stopToken({ personId, kind }, await this.#key())
    return noticeMail({ id, kind, person, settings, notices, site: site(), stopToken: token })
  }

  /** The deactivated get nothing, nor does who would be let in no further. */
  async #whoGetMail(members: readonly Member[]): Promise<Member[]> {
    const settings = await this.#options.directory.readSettings()
    return members.filter((member) => !member.deactivatedAt && !isShutOut(member, settings))
  }

  #key(): Promise<string> {
    const { store, ids } = this.#options
    return store.signingKey(ids.newSecret())
  }
}

/** Who has yet to set up the second factor that is asked of them is let in nowhere; a provider may have asked for one. */
function isShutOut({ person, secondFactor, identities = [] }: Member, settings: Settings): boolean {
  const mayShowTwo = secondFactor !== undefined || identities.length > 0
  return !mayShowTwo && mustShowSecondFactor(person, settings)
}
