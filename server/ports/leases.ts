/**
 * What only one may do at a time, whichever server they are on. Every adapter passes leases-contract.ts.
 */
export interface Leases {
  /** Whether no other server can have any of them: then this one need not ask what others are at. */
  readonly areOwn: boolean

  /**
   * Runs `work` while nobody else runs any under the same name, after all that was asked for here before. A lease is
   * prolonged for as long as the work takes, and ends by itself some seconds after its server does. Rejects as `work` does,
   * and with StoreAway where nobody can say who has it; then `work` was not begun.
   */
  under<T>(name: string, work: (lease: Lease) => Promise<T>): Promise<T>

  /** Lets go of what is held; nothing is given out any more. */
  close(): Promise<void>
}

/** The right to do something alone, for now. */
export interface Lease {
  readonly name: string
  /** Grows each time the name is given out: what is written with a lower one than the last is refused. */
  readonly fence: number
  /** Throws LeaseLost where it may be another's by now. To be asked before what no store could refuse. */
  mustStand(): void
}

/** Somebody else may have gone on meanwhile: nothing more may be done on what was judged. */
export class LeaseLost extends Error {
  override name = 'LeaseLost'

  constructor({ name }: Pick<Lease, 'name'>) {
    super(`The lease on ${name} was lost before what was done under it was kept.`)
  }
}
