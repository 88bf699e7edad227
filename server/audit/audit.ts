import type { AuditAction, AuditKind } from '#shared/audit/actions.ts'
import { AUDIT_ACTIONS } from '#shared/audit/actions.ts'
import type { AuditActor, AuditEntry, AuditEvent } from '#shared/audit/entry.ts'
import { isVisibleTo } from '#shared/audit/visible-to.ts'
import { isVisit } from '#shared/audit/visit.ts'
import { reasonOf } from '#shared/basics/reason-of.ts'
import type { Person } from '#shared/permissions/person.ts'
import type { Party } from '#shared/plan/plan.ts'
import { Problem } from '../http/problem.ts'
import type { AuditTrail } from '../ports/audit.ts'
import { type Clock, instantOf } from '../ports/clock.ts'
import type { Leases } from '../ports/leases.ts'
import { type Occurrence, RefusalLimit } from './refusal-limit.ts'

/** Of refusals alike, so many an hour are entered; the rest are counted. */
const REFUSALS_AN_HOUR = 5
/** Of one person coming into or leaving one room. */
const ROOM_ENTRIES_AN_HOUR = 30
const LOOK_AGAIN_MS = 60_000
/** What was begun on another server and has not ended by then was cut short. */
const LONGEST_ACTION_MS = 10 * 60_000
/** By which the clocks of two servers differ at most. */
const CLOCKS_DIFFER_MS = 60 * 60_000
const PAGE_SIZE = 50
const SERVER: AuditActor = { kind: 'server' }

export type NewAuditEvent = Omit<AuditEvent, 'at'>

export interface AuditOptions {
  trail: AuditTrail
  leases: Leases
  clock: Clock
  /** Hears what could not be entered, or what was found wrong. */
  failed: (reason: string) => void
  /** Events that were left for the server by operations on the command line; each counts as entered once taken. */
  takeNotes?: (enter: (event: AuditEvent) => Promise<unknown>) => Promise<void>
}

export interface AuditQuery {
  before?: number | undefined
  personId?: string | undefined
  kind?: AuditKind | undefined
  result?: 'done' | 'refused' | undefined
  visits?: 'hidden' | undefined
}

/** Enters what happens in the audit trail, and reads it back for those who may. */
export class Audit {
  readonly #options: AuditOptions
  readonly #limit = new RefusalLimit<NewAuditEvent>()
  #lost = 0
  /** All that was begun until then has an outcome. */
  #lookedUpTo: number | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(options: AuditOptions) {
    this.#options = options
  }

  /** Says what came of what a server was at when it ended; then looks now and then for what is due. */
  async begin(): Promise<void> {
    const { trail, failed } = this.#options
    if (trail.damage !== undefined) failed(trail.damage)
    await this.#answerCutShort()
    await this.#lookAfter()
    this.#timer = setInterval(() => void this.#lookAfter(), LOOK_AGAIN_MS).unref()
  }

  /** Enters it; resolves once it is on disk, or is counted as lost and the log has been told. Never rejects. */
  async enter(event: NewAuditEvent): Promise<void> {
    await this.#tryEnter(event).catch((error: unknown) => {
      this.#lost++
      this.#options.failed(reasonOf(error))
    })
  }

  /**
   * Enters that an action is being done before it is, and answers where. Throws `trail-unavailable` where it cannot be
   * entered: then the action must not be done.
   */
  async enterFirst(event: Omit<NewAuditEvent, 'result'>): Promise<number> {
    return this.#unlessUnavailable(async () => (await this.#tryEnter({ ...event, result: 'begun' })).position)
  }

  /** Enters what is proven by its entry. Throws `trail-unavailable` where it cannot be entered. */
  async mustEnter(event: NewAuditEvent): Promise<void> {
    await this.#unlessUnavailable(() => this.#tryEnter(event))
  }

  /** Throws `trail-unavailable` where entries are being lost, for what is not entered before it is known who does it. */
  async mustBeWritable(): Promise<void> {
    await this.#unlessUnavailable(() => this.#enterLost())
  }

  /** Enters what was refused, unless the like of it has been refused often: then it is counted, and the count entered. */
  refused(event: NewAuditEvent): Promise<void> {
    return this.#enterLimited(event, REFUSALS_AN_HOUR)
  }

  /** Somebody came into a room or left it; nobody waits for it. */
  room(event: NewAuditEvent): void {
    void this.#enterLimited(event, ROOM_ENTRIES_AN_HOUR)
  }

  /**
   * The newest entries that the reader may see and has asked for, and where the next page begins. What was begun is told
   * by what came of it.
   */
  async list(
    reader: Person,
    query: AuditQuery,
  ): Promise<{ entries: AuditEntry[]; next: number | undefined }> {
    const entries: AuditEntry[] = []
    for await (const entry of this.#options.trail.read(query.before)) {
      if (!isVisibleTo(entry, reader) || !isAskedFor(entry, query)) continue
      if (entries.length === PAGE_SIZE) return { entries, next: entries.at(-1)?.position }
      entries.push(entry)
    }
    return { entries, next: undefined }
  }

  /** Enters what is still only counted, and lets the trail go. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#enterLeftOut({ all: true })
    await this.#options.trail.close()
  }

  async #enterLimited(event: NewAuditEvent, most: number): Promise<void> {
    if (this.#limit.take(occurrenceOf(event), most, this.#options.clock.now())) await this.enter(event)
  }

  async #tryEnter(event: NewAuditEvent): Promise<AuditEntry> {
    await this.#enterLost()
    return this.#options.trail.append({ at: instantOf(this.#options.clock), ...event })
  }

  /** What the disk did not take is said before anything else is entered. */
  async #enterLost(): Promise<void> {
    const lost = this.#lost
    if (lost === 0) return
    this.#lost = 0
    try {
      await this.#options.trail.append({
        at: instantOf(this.#options.clock),
        actor: SERVER,
        action: 'entries-lost',
        result: 'ok',
        facts: { leftOut: lost },
      })
    } catch (error) {
      this.#lost += lost
      throw error
    }
  }

  async #lookAfter(): Promise<void> {
    const { leases, takeNotes, trail, failed } = this.#options
    await this.#enterLeftOut()
    try {
      if (takeNotes) await leases.under('audit/notes', () => takeNotes((event) => trail.append(event)))
      // Others go on beside this one, and may end at any time.
      if (!leases.areOwn) await this.#answerCutShort()
    } catch (error) {
      failed(reasonOf(error))
    }
  }

  /** Of what was begun elsewhere a little while ago nobody can say yet that it was cut short. */
  async #answerCutShort(): Promise<void> {
    const { leases, clock } = this.#options
    await leases.under('audit/cut-short', async () => {
      const until = leases.areOwn ? undefined : clock.now() - LONGEST_ACTION_MS
      for (const begun of await this.#unanswered(until)) {
        const { position, at: _at, previous: _previous, hash: _hash, ...event } = begun
        await this.enter({ ...event, result: 'unknown', outcomeOf: position })
      }
      this.#lookedUpTo = until
    })
  }

  async #enterLeftOut(options?: { all: boolean }): Promise<void> {
    for (const { event, leftOut, isMixed } of this.#limit.due(this.#options.clock.now(), options)) {
      const { facts, ...known } = isMixed ? commonOf(event) : event
      await this.enter({
        ...known,
        action: 'refusals-left-out',
        facts: { ...facts, of: event.action, leftOut },
      })
    }
  }

  /** Up to then, from where this server has looked before. */
  async #unanswered(until: number | undefined): Promise<AuditEntry[]> {
    const answered = new Set<number>()
    const unanswered: AuditEntry[] = []
    const from = (this.#lookedUpTo ?? Number.NEGATIVE_INFINITY) - CLOCKS_DIFFER_MS
    for await (const entry of this.#options.trail.read()) {
      const at = Date.parse(entry.at)
      if (at < from) break
      if (entry.outcomeOf !== undefined) answered.add(entry.outcomeOf)
      else if (
        entry.result === 'begun' &&
        !answered.has(entry.position) &&
        (until === undefined || at < until)
      )
        unanswered.push(entry)
    }
    return unanswered.toReversed()
  }

  async #unlessUnavailable<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      this.#options.failed(reasonOf(error))
      throw new Problem('trail-unavailable')
    }
  }
}

function isAskedFor(entry: AuditEntry, { personId, kind, result, visits }: AuditQuery): boolean {
  if (entry.result === 'begun') return false
  if (visits === 'hidden' && isVisit(entry)) return false
  if (kind !== undefined && AUDIT_ACTIONS[entry.action] !== kind) return false
  if (result !== undefined && (entry.result === 'ok' ? 'done' : 'refused') !== result) return false
  if (personId === undefined) return true
  return entry.facts.personId === personId || (entry.actor.kind === 'person' && entry.actor.id === personId)
}

/** What is alike: the same from the same. */
function occurrenceOf(event: NewAuditEvent): Occurrence<NewAuditEvent> {
  const { actor, address, action, result, facts, party } = event
  const isPerson = actor.kind === 'person'
  return {
    who: isPerson ? actor.id : actor.kind,
    kind: `${action} ${result}`,
    detail: [isPerson ? '' : address, facts.route, facts.room, facts.personId, party].join(' '),
    event,
  }
}

/** Of several that are alike in who and what alone. A person's may be their party's own matters. */
function commonOf({ actor, action, result }: NewAuditEvent): NewAuditEvent {
  return { actor, action, result, facts: {}, ...(actor.kind === 'person' && { party: actor.party }) }
}

export function actorOf(person: Person | undefined): AuditActor {
  if (!person) return { kind: 'nobody' }
  const { id, party, role } = person
  return { kind: 'person', id, party, role }
}

const OWN_MATTERS: readonly AuditKind[] = ['people', 'account', 'sign-in', 'confidential', 'label']

/** Whose own matter an action is; undefined for what concerns both. */
export function partyOf(action: AuditAction, of: Party | undefined): Party | undefined {
  return action !== 'settings-changed' && OWN_MATTERS.includes(AUDIT_ACTIONS[action]) ? of : undefined
}
