import { type Lease, LeaseLost, type Leases } from '../ports/leases.ts'

/** The leases of one process. */
export type LeaseTable = Map<string, { fence: number; last: Promise<unknown> }>

/** For one server that has all to itself; those that share a table are as many servers, for tests. */
export function createMemoryLeases(shared?: LeaseTable): Leases {
  const table: LeaseTable = shared ?? new Map()
  let isClosed = false
  function mustBeOpen(lease: Pick<Lease, 'name'>): void {
    if (isClosed) throw new LeaseLost(lease)
  }
  return {
    areOwn: shared === undefined,
    under: <T>(name: string, work: (lease: Lease) => Promise<T>) => {
      const entry = table.get(name) ?? { fence: 0, last: Promise.resolve() }
      table.set(name, entry)
      const turn = entry.last.then(() => {
        mustBeOpen({ name })
        entry.fence++
        const lease: Lease = { name, fence: entry.fence, mustStand: () => mustBeOpen(lease) }
        return work(lease)
      })
      entry.last = turn.catch(() => {})
      return turn
    },
    // A server that has all to itself takes nothing from anybody by going on.
    close: async () => {
      isClosed = shared !== undefined
    },
  }
}
