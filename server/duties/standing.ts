import type { Agreement } from '#shared/agreement/agreement.ts'
import { dateInDenmark } from '#shared/basics/format-date.ts'
import { endAfterNotice, isStanding, type StandingRecord, standingChecks } from '#shared/duties/standing.ts'
import { CONTACT_DAYS, daysSince, lastContact } from '#shared/meetings/meetings.ts'
import { putStanding, readStanding } from '#shared/meetings/meetings-document.ts'
import { can } from '#shared/permissions/can.ts'
import { type Person, signatureOf } from '#shared/permissions/person.ts'
import type { NewStanding, StandingAnswer } from '#shared/protocol/schemas/standing.ts'
import { Problem } from '../http/problem.ts'
import type { MeetingDocuments } from '../meetings/meeting-documents.ts'
import type { Plans } from '../plans/plans.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Ids } from '../ports/ids.ts'

export interface StandingOptions {
  agreement: Pick<Agreement, 'standing'>
  documents: Pick<MeetingDocuments, 'read' | 'inMeetings'>
  plans: Pick<Plans, 'list'>
  clock: Clock
  ids: Ids
  /** Hears of notice that was given or withdrawn, once it is kept. */
  terminated: () => void
}

/** Which duty an entry in the register is of. */
const REGISTERED_AS = {
  seat: 'seats',
  observer: 'observers',
  members: 'members',
} as const satisfies Record<NewStanding['kind'], string>

/** The register of what the agreement asks all the time. It stands beside the meetings, which the server alone writes of. */
export class Standing {
  readonly #options: StandingOptions

  constructor(options: StandingOptions) {
    this.#options = options
  }

  async read(): Promise<StandingAnswer> {
    const { documents, plans } = this.#options
    const records = await documents.inMeetings((room) => room.read(readStanding))
    const today = this.#today()
    const { on, hasBeen } = lastContact(await documents.read(), today)
    const days = daysSince(on, today)
    const contact = { days, hasBeen, isOverdue: days >= CONTACT_DAYS }
    const checks = standingChecks({
      duties: this.#options.agreement.standing,
      records,
      today,
      contact,
      plans: await plans.list(),
    })
    return { records, checks }
  }

  /** Throws `not-found` for what the agreement does not ask, and `invalid-input` for a day that is still to come. */
  async add(said: NewStanding, person: Person): Promise<StandingRecord> {
    if (!this.#options.agreement.standing[REGISTERED_AS[said.kind]]) throw new Problem('not-found')
    const today = this.#today()
    if (said.kind === 'members' && said.on !== undefined && said.on > today)
      throw new Problem('invalid-input')
    const record = said.kind === 'members' ? { ...said, on: said.on ?? today } : said
    return this.#write(() => ({ ...record, ...this.#set(person) }))
  }

  /** Throws `not-found` for what is no seat; one that is backed stays as it is. The route lets in the party whose backing it needs alone. */
  back(recordId: string, person: Person): Promise<StandingRecord> {
    return this.#write((records) => {
      const seat = records.filter(isStanding('seat')).find(({ id }) => id === recordId)
      if (!seat) throw new Problem('not-found')
      return { backed: this.#signed(person), ...seat }
    })
  }

  /** Throws `not-found`, and for notice `duty-of-the-other` or `not-allowed` for who could not have given it. */
  async end(recordId: string, person: Person): Promise<StandingRecord> {
    const ended = await this.#write((records) => {
      const record = records.find(({ id, ended }) => id === recordId && !ended)
      if (!record) throw new Problem('not-found')
      if (record.kind === 'termination') {
        if (!can(person, 'sign', { kind: 'standing' })) throw new Problem('not-allowed')
        if (record.set.by.party !== person.party) throw new Problem('duty-of-the-other')
      }
      return { ...record, ended: this.#signed(person) }
    })
    if (ended.kind === 'termination') this.#options.terminated()
    return ended
  }

  /** Throws `not-found` where the agreement knows no notice, and `duty-moved-on` where it has been given already. */
  async giveNotice(on: string, person: Person): Promise<StandingRecord> {
    const { notice } = this.#options.agreement.standing
    if (!notice) throw new Problem('not-found')
    const given = await this.#write((records) => {
      if (records.some(isStanding('termination'))) throw new Problem('duty-moved-on')
      return { kind: 'termination', on, endsOn: endAfterNotice(on, notice), ...this.#set(person) }
    })
    this.#options.terminated()
    return given
  }

  /** What was judged is written in the same step. */
  #write(make: (records: readonly StandingRecord[]) => StandingRecord): Promise<StandingRecord> {
    return this.#options.documents.inMeetings((room) =>
      room.edit((document) => {
        const record = make(readStanding(document))
        putStanding(document, record)
        return record
      }),
    )
  }

  #set(person: Person) {
    return { id: this.#options.ids.newId(), set: this.#signed(person) }
  }

  #signed(person: Person) {
    return { by: signatureOf(person), at: instantOf(this.#options.clock) }
  }

  #today() {
    return dateInDenmark(instantOf(this.#options.clock))
  }
}
