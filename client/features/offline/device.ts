import type { z } from 'zod'
import type { Agreement } from '#shared/agreement/agreement.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { parseRoom, permissionObjectOf, roomName } from '#shared/protocol/rooms.ts'
import type { whoAmIAnswer } from '#shared/protocol/schemas/people.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { type BrowserDatabase, browserDatabase } from '../../connection/browser-database.ts'
import type { Visit } from '../../connection/stored-visits.ts'

type SignedIn = z.output<typeof whoAmIAnswer>

/**
 * What this device keeps of the person who is signed in on it, so that they can go on where the server cannot be reached: who
 * they are, which plans there are, and copies of those they have opened. Never fails: a browser that keeps nothing only
 * cannot do that.
 */
export class Device {
  readonly #database: BrowserDatabase
  #last: Promise<unknown> = Promise.resolve()

  constructor(database: BrowserDatabase) {
    this.#database = database
  }

  /** Call when the server says who is signed in: forgets what others have left, and what the person may no longer read. */
  async meet(session: SignedIn): Promise<void> {
    const { person, lacksSecondFactor } = session
    // At once: a sign-out may follow.
    this.#database.signedIn(person.id)
    await this.#inTurn(async () => {
      const before = await this.#database.visits.find(person.id)
      if (lacksSecondFactor) await this.#database.visits.forget()
      else await this.#database.visits.keep(person.id, { plans: [], ...before, session })
      for (const room of await this.#database.rooms(person.id))
        if (mayNotRead(person, room)) await this.#database.forgetAll(person.id, room)
    })
  }

  /** Call when the server lists the plans: forgets the copies of those that there are no longer. */
  async keepPlans(person: Person, plans: readonly PlanSummary[]): Promise<void> {
    await this.#inTurn(async () => {
      const visit = await this.#database.visits.find(person.id)
      if (visit) await this.#database.visits.keep(person.id, { ...visit, plans })
      const ids = new Set(plans.map(({ id }) => id))
      for (const name of await this.#database.copies.rooms(person.id)) {
        const room = parseRoom(name)
        if (room && 'planId' in room && !ids.has(room.planId))
          await this.#database.copies.forget(person.id, name)
      }
    })
  }

  /** Call when the server says which agreement is in force. */
  async keepAgreement(person: Person, agreement: Agreement): Promise<void> {
    await this.#inTurn(async () => {
      const visit = await this.#database.visits.find(person.id)
      if (visit) await this.#database.visits.keep(person.id, { ...visit, agreement })
    })
  }

  /** Call when the server says that nobody is signed in. What people have typed stays until they come back for it. */
  async forgetCopies(): Promise<void> {
    await this.#inTurn(() => this.#database.visits.forget())
  }

  /** Whoever was signed in here last, unless they have signed out. */
  async lastVisit(): Promise<Visit | undefined> {
    return quietly(() => this.#database.visits.last())
  }

  /** The plans there were; undefined where that is not known. */
  async plans(person: Person): Promise<readonly PlanSummary[] | undefined> {
    return (await quietly(() => this.#database.visits.find(person.id)))?.plans
  }

  /** The agreement that was in force; undefined where that is not known. */
  async agreement(person: Person): Promise<Agreement | undefined> {
    return (await quietly(() => this.#database.visits.find(person.id)))?.agreement
  }

  /** Which plans can be opened without the server. */
  async keptPlans(person: Person): Promise<ReadonlySet<string>> {
    const names = (await quietly(() => this.#database.copies.rooms(person.id))) ?? new Set<string>()
    const rooms = [...names].map(parseRoom)
    const ids = rooms.flatMap((room) => (room?.kind === 'plan' ? [room.planId] : []))
    return new Set(ids.filter((planId) => names.has(roomName({ kind: 'ledger', planId }))))
  }

  /** Each builds on what the one before has kept. */
  #inTurn(work: () => Promise<void>): Promise<unknown> {
    this.#last = this.#last.then(() => quietly(work))
    return this.#last
  }
}

/** Not so of a room that only a newer edition of the client knows, which the server may have gone back from: who may read it is not known here. */
function mayNotRead(person: Person, name: string): boolean {
  const room = parseRoom(name)
  return room !== undefined && !can(person, 'read', permissionObjectOf(room))
}

async function quietly<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await work()
  } catch {
    return undefined
  }
}

/** The one that this page runs on. */
export const device = new Device(browserDatabase)
