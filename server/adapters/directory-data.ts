/** What a directory holds and what every operation does to it; the adapters differ in where it is kept. */
import { z } from 'zod'
import { personSchema, planSummary } from '#shared/protocol/schemas.ts'
import { AddressTaken, type Directory } from '../ports/directory.ts'

export const directorySchema = z.object({
  format: z.literal(1),
  members: z.array(z.object({ person: personSchema, passwordHash: z.string() })),
  sessions: z.array(z.object({ secretHash: z.string(), personId: z.string(), expiresAt: z.string() })),
  plans: z.array(planSummary),
  setUpTokenHash: z.string().optional(),
})

export type DirectoryData = z.infer<typeof directorySchema>

export function emptyDirectory(): DirectoryData {
  return { format: 1, members: [], sessions: [], plans: [] }
}

/**
 * A store of directory data. `update` resolves once what `change` did is kept; changes run one after another, and one
 * that throws or fails to be kept leaves the data as it was.
 */
export interface DirectoryStore {
  read(): DirectoryData
  update<T>(change: (data: DirectoryData) => T): Promise<T>
}

export function directoryOver(store: DirectoryStore): Directory {
  return {
    isEmpty: async () => store.read().members.length === 0,
    addMember: (member) =>
      store.update((data) => {
        const taken = data.members.some(({ person }) => sameAddress(person.email, member.person.email))
        if (taken) throw new AddressTaken(`${member.person.email} already belongs to somebody.`)
        data.members.push(member)
      }),
    setPasswordHash: (personId, passwordHash) =>
      store.update((data) => {
        const member = data.members.find(({ person }) => person.id === personId)
        if (member) member.passwordHash = passwordHash
      }),
    findMemberByEmail: async (email) =>
      store.read().members.find(({ person }) => sameAddress(person.email, email)),
    findPerson: async (personId) => store.read().members.find(({ person }) => person.id === personId)?.person,
    listPeople: async () => store.read().members.map(({ person }) => person),

    addSession: (session) => store.update((data) => void data.sessions.push(session)),
    findSession: async (secretHash) =>
      store.read().sessions.find((session) => session.secretHash === secretHash),
    removeSession: (secretHash, now) =>
      store.update((data) => {
        data.sessions = data.sessions.filter(
          (session) => session.secretHash !== secretHash && session.expiresAt > now,
        )
      }),
    endSessions: (personId) =>
      store.update((data) => {
        data.sessions =
          personId === undefined ? [] : data.sessions.filter((session) => session.personId !== personId)
      }),

    addPlan: (plan) => store.update((data) => void data.plans.push(plan)),
    findPlan: async (planId) => store.read().plans.find((plan) => plan.id === planId),
    listPlans: async () =>
      store.read().plans.toSorted((a, b) => b.year - a.year || (a.createdAt < b.createdAt ? 1 : -1)),

    setSetUpToken: (tokenHash) =>
      store.update((data) => {
        data.setUpTokenHash = tokenHash
      }),
    isSetUpToken: async (tokenHash) => isSetUpToken(store.read(), tokenHash),
    setUp: (tokenHash, member) =>
      store.update((data) => {
        if (!isSetUpToken(data, tokenHash)) return false
        data.setUpTokenHash = undefined
        data.members.push(member)
        return true
      }),
  }
}

function isSetUpToken({ members, setUpTokenHash }: DirectoryData, tokenHash: string): boolean {
  return members.length === 0 && setUpTokenHash === tokenHash
}

function sameAddress(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}
