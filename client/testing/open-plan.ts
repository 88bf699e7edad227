import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { BUILT_IN_AGREEMENT, BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import type { Person, Role } from '#shared/permissions/person.ts'
import { createActivity, type NewActivity } from '#shared/plan/edit-plan.ts'
import type { Party } from '#shared/plan/plan.ts'
import { LOCAL_EDIT } from '#shared/plan/plan-document.ts'
import { readActivities } from '#shared/plan/read-plan.ts'
import { planUndoManager } from '#shared/undo/undo-managers.ts'
import { LiveFollowUps } from '../features/follow-up/live-follow-ups.ts'
import type { ActivityIndex, OpenPlan } from '../features/plan/plan-context.tsx'
import { TextMarks } from '../features/plan/text-marks.ts'

export function person(role: Role, party: Party, name: string): Person {
  return {
    id: name.toLowerCase(),
    name,
    email: `${name.toLowerCase()}@${party}.example`,
    party,
    role,
    admin: false,
  }
}

/** Puts an activity into the plan, ranked by its id. */
export function addActivity(document: Y.Doc, id: string, activity: Omit<NewActivity, 'rank'>): void {
  createActivity(document, id, { ...activity, rank: id }, LOCAL_EDIT)
}

/** An open plan without a server: what is written to its documents is on the screen at once. */
export function openPlanFor(
  who: Person,
  document = new Y.Doc(),
  ledger = new Y.Doc(),
): OpenPlan & { wentTo: object[] } {
  const wentTo: object[] = []
  return {
    id: 'p-1',
    year: 2027,
    title: 'Fælles aktivitetsplan 2027',
    person: who,
    agreement: BUILT_IN_AGREEMENT,
    categories: BUILT_IN_CATEGORIES,
    document,
    epoch: 'e-1',
    ledger,
    vocabulary: { subscribe: () => () => undefined, read: () => undefined },
    awareness: new Awareness(document),
    saveState: { subscribe: () => () => undefined, read: () => SAVED },
    activities: indexOf(document),
    followUps: new LiveFollowUps(document),
    place: { subscribe: () => () => undefined, read: () => HERE },
    marks: new TextMarks(),
    goTo: (place) => wentTo.push(place),
    takesEdits: () => who.role === 'director' || who.role === 'planner',
    edit: (change) => {
      const undo = planUndoManager(document, { trackedOrigins: [LOCAL_EDIT] })
      return change(document) ? { takeBack: () => undo.undo(), onOvertaken: () => undefined } : undefined
    },
    wentTo,
  }
}

const HERE = { category: 1 } as const
const SAVED = { kind: 'saved' } as const

function indexOf(document: Y.Doc): ActivityIndex {
  let activities = readActivities(document, BUILT_IN_CATEGORIES)
  const listeners = new Set<() => void>()
  document.on('update', () => {
    activities = readActivities(document, BUILT_IN_CATEGORIES)
    for (const listener of listeners) listener()
  })
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    read: () => activities,
    get: (id) => activities.find((activity) => activity.id === id),
    subscribe,
    subscribeTo: (_id, listener) => subscribe(listener),
  }
}
