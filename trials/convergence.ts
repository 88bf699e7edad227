import { LOCAL_EDIT } from '#shared/plan/plan-document.ts'
import { planUndoManager } from '#shared/undo/undo-managers.ts'
import { Chance } from './convergence/chance.ts'
import { Session } from './convergence/session.ts'
import { namingSeed, type Trial } from './trial.ts'

/** Everybody's page, the server, its journal and every reload read the same once all has arrived, whoever undid what and when. */
export const convergence: Trial = {
  name: 'convergence',
  rules: ['PLAN-12'],
  roundsInCi: 50,
  rounds: 100_000,
  run: async (course) => {
    const totals: Partial<Record<keyof Session['events'], number>> = {}
    for (let seed = course.next(); seed !== undefined; seed = course.next()) {
      const events = await namingSeed(seed, () => eventsOf(seed))
      for (const [name, count] of entriesOf(events)) totals[name] = (totals[name] ?? 0) + count
    }
    const counts = entriesOf(totals).map(([name, count]) => `${count} ${name}`)
    return `${course.started} sessions of 2 to 8 people, all alike in the end: ${counts.join(', ')}.`
  },
}

function eventsOf(seed: number): Session['events'] {
  const session = new Session(new Chance(seed), (document) =>
    // Steps cut by the clock would be other ones each time.
    planUndoManager(document, { trackedOrigins: [LOCAL_EDIT], captureTimeout: Number.POSITIVE_INFINITY }),
  )
  try {
    session.run()
    return session.events
  } finally {
    session.close()
  }
}

function entriesOf<Name extends string>(counts: Partial<Record<Name, number>>): [Name, number][] {
  return Object.entries(counts) as [Name, number][]
}
