import type { Locale } from '#shared/basics/locale.ts'
import { hasDay, type Slot } from '#shared/meetings/meetings.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { unlessRefused } from '../http/unless-refused.ts'
import { meetingMail } from '../notifications/write-mail.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import type { Mail } from '../ports/mailer.ts'
import type { QueuedMail } from '../ports/notice-store.ts'
import { invitationFile } from './invitation-file.ts'
import type { Meetings } from './meetings.ts'

export interface InvitationsOptions {
  directory: Pick<Directory, 'listMembers' | 'findMember'>
  meetings: Pick<Meetings, 'now'>
  /** Where Samplan is reached, for links. */
  site: () => string
  clock: Clock
}

/** Invites both parties' directors to a meeting, by file and by mail. */
export class Invitations {
  readonly #options: InvitationsOptions

  constructor(options: InvitationsOptions) {
    this.#options = options
  }

  async file(slot: Slot & { date: string }, organizer: Person, locale: Locale): Promise<Uint8Array> {
    return this.#fileFor(slot, organizer, await this.directors(), locale)
  }

  /** The mail to one of them, for the meeting as it is set now; nothing where it has no day any more. */
  async write(
    { id, meetingId, byId, locale }: QueuedMail & { kind: 'invitation' },
    to: Person,
  ): Promise<Mail | undefined> {
    const { directory, meetings, site } = this.#options
    const slot = await slotNow(meetings, meetingId)
    const organizer = (await directory.findMember(byId))?.person
    if (!organizer || !slot || !hasDay(slot)) return undefined
    const file = await this.file(slot, organizer, locale)
    return meetingMail(id, { to: to.email, slot, by: organizer.name, site: site(), file, locale })
  }

  /** Both parties', who are invited. */
  async directors(): Promise<Person[]> {
    const members = await this.#options.directory.listMembers()
    return members.flatMap(({ person, deactivatedAt }) =>
      deactivatedAt === undefined && can(person, 'sign', { kind: 'meeting' }) ? [person] : [],
    )
  }

  #fileFor(slot: Slot & { date: string }, organizer: Person, attendees: readonly Person[], locale: Locale) {
    const { site, clock } = this.#options
    return invitationFile(slot, { locale, site: site(), at: instantOf(clock), organizer, attendees })
  }
}

/** Undefined where the meetings cannot be read: other mails do not wait for that. */
function slotNow(meetings: Pick<Meetings, 'now'>, meetingId: string): Promise<Slot | undefined> {
  return unlessRefused(undefined, async () => (await meetings.now(meetingId)).slot)
}
