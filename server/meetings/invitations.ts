import type { Logger } from 'pino'
import type { Locale } from '#shared/basics/locale.ts'
import type { Slot } from '#shared/meetings/meetings.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { failureName } from '../notifications/failure-name.ts'
import { meetingMail } from '../notifications/write-mail.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import type { Mailer } from '../ports/mailer.ts'
import { invitationFile } from './invitation-file.ts'

export interface InvitationsOptions {
  directory: Pick<Directory, 'listMembers'>
  /** Absent where the server has not been told how to send mail. */
  mailer: Mailer | undefined
  /** Where Samplan is reached, for links. */
  site: () => string
  clock: Clock
  ids: Ids
  log: Logger
}

/** Invites both parties' directors to a meeting, by file and by mail. */
export class Invitations {
  readonly #options: InvitationsOptions

  constructor(options: InvitationsOptions) {
    this.#options = options
  }

  async file(slot: Slot & { date: string }, organizer: Person, locale: Locale): Promise<Uint8Array> {
    return this.#fileFor(slot, organizer, await this.#directors(), locale)
  }

  /** Mails it at once, each tried once, for who is not reached has it on the page; never rejects. */
  async mail(slot: Slot & { date: string }, organizer: Person, locale: Locale): Promise<void> {
    const { mailer, site, ids, log } = this.#options
    if (!mailer) return
    try {
      const directors = await this.#directors()
      const file = this.#fileFor(slot, organizer, directors, locale)
      for (const { email } of directors)
        await mailer.send(
          meetingMail(ids.newId(), { to: email, slot, by: organizer.name, site: site(), file, locale }),
        )
    } catch (error) {
      log.warn({ reason: failureName(error) }, 'an invitation to a meeting could not be mailed')
    }
  }

  #fileFor(slot: Slot & { date: string }, organizer: Person, attendees: readonly Person[], locale: Locale) {
    const { site, clock } = this.#options
    return invitationFile(slot, { locale, site: site(), at: instantOf(clock), organizer, attendees })
  }

  async #directors(): Promise<Person[]> {
    const members = await this.#options.directory.listMembers()
    return members.flatMap(({ person, deactivatedAt }) =>
      deactivatedAt === undefined && can(person, 'sign', { kind: 'meeting' }) ? [person] : [],
    )
  }
}
