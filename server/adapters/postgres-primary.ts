/**
 * Of several PostgreSQL servers the one that takes what is written. `pg` goes to one host, and asks it nothing: whichever it
 * reaches may be a standby, or a primary that another has replaced.
 */
import pg from 'pg'

/** It answers, and nothing may be written there. */
export class NotPrimary extends Error {
  override name = 'NotPrimary'
}

/** It is committed where it was asked for, and nobody can say whether the standby has it, which may be the primary soon. */
export class Unconfirmed extends Error {
  override name = 'Unconfirmed'
}

interface Address {
  host: string
  port: number
}

interface Standing {
  isStandby: boolean
  /** Grows each time that a standby takes over; undefined where the database does not say. */
  timeline: number | undefined
}

/** How long each may take to say what it is, where there are several. */
const LOOK_MS = 2_000
/** The function that tells of it; the words are in the database's own language. */
const STANDBY_GIVEN_UP = 'SyncRepWaitForLSN'

/** Where the primary is, as far as is known. */
export class Primary {
  readonly addresses: readonly Address[]
  readonly #config: pg.ClientConfig
  #found: Promise<Address> | undefined
  /** Of the newest primary that was reached: an older one has been replaced, whatever it says of itself. */
  #newest = 0

  /** `addresses` are alike but for their host and port; the first is in `config`. */
  constructor(config: pg.ClientConfig, addresses: readonly string[]) {
    this.#config = config
    this.addresses = addresses.map((connectionString) => {
      const { host, port } = new pg.Client({ ...config, connectionString })
      return { host, port }
    })
  }

  /** Asks only where there is a choice. */
  find(): Promise<Address> {
    const [only, ...others] = this.addresses
    if (only && others.length === 0) return Promise.resolve(only)
    this.#found ??= this.#look().catch((error: unknown) => {
      this.#found = undefined
      throw error
    })
    return this.#found
  }

  /** It is not there any more, or not the primary: whoever comes next looks for it anew. */
  forget(): void {
    this.#found = undefined
  }

  /** Rejects with NotPrimary where the server must not be written to. */
  async mustBe(client: pg.ClientBase): Promise<void> {
    const { isStandby, timeline = this.#newest } = await standingOf(client)
    if (isStandby) throw new NotPrimary('It is a standby, which only lets itself be read.')
    if (timeline < this.#newest) throw new NotPrimary('It was the primary before another one took over.')
    this.#newest = timeline
  }

  async #look(): Promise<Address> {
    const looks = await Promise.allSettled(this.addresses.map((address) => this.#lookAt(address)))
    const standings = looks.flatMap((look) => (look.status === 'fulfilled' ? look.value : []))
    const [newest] = standings
      .filter(({ isStandby }) => !isStandby)
      .sort((a, b) => (b.timeline ?? 0) - (a.timeline ?? 0))
    if (newest) return newest.address
    const refused = looks.find((look) => look.status === 'rejected')
    if (standings.length === 0 && refused) throw refused.reason
    throw new NotPrimary('None of the servers takes what is written.')
  }

  async #lookAt(address: Address): Promise<Standing & { address: Address }> {
    const client = Object.assign(
      new pg.Client({ ...this.#config, connectionTimeoutMillis: LOOK_MS, query_timeout: LOOK_MS }),
      address,
    )
    client.on('error', () => {})
    try {
      await client.connect()
      return { ...(await standingOf(client)), address }
    } finally {
      client.end().catch(() => {})
    }
  }
}

async function standingOf(client: pg.ClientBase): Promise<Standing> {
  const { rows } = await client.query<{ isStandby: boolean }>('SELECT pg_is_in_recovery() AS "isStandby"')
  const isStandby = rows[0]?.isStandby ?? true
  return { isStandby, timeline: isStandby ? undefined : await timelineOf(client) }
}

/** Databases that are like PostgreSQL and keep their log elsewhere have none. */
async function timelineOf(client: pg.ClientBase): Promise<number | undefined> {
  try {
    const { rows } = await client.query<{ timeline: string }>(
      'SELECT left(pg_walfile_name(pg_current_wal_lsn()), 8) AS timeline',
    )
    return Number.parseInt(rows[0]?.timeline ?? '', 16) || undefined
  } catch (error) {
    if (error instanceof pg.DatabaseError) return undefined
    throw error
  }
}

type Callback = (error?: Error | null, answer?: unknown) => void

/** A connection to the primary, which says so where what it was asked to keep is not confirmed by the standby that must have it. */
export function clientOf(primary: Primary): new (config?: pg.ClientConfig) => pg.Client {
  return class PrimaryClient extends pg.Client {
    #doubt: Unconfirmed | undefined

    constructor(config?: pg.ClientConfig) {
      super(config)
      // Whoever uses it hears of it from what they ask; one that is lost while nobody does is replaced.
      this.on('error', () => {})
      this.on('notice', ({ routine }) => {
        if (routine !== STANDBY_GIVEN_UP) return
        this.#doubt = new Unconfirmed('The standby has not confirmed what was committed.')
        this.end().catch(() => {})
      })
      this.query = this.#doubting(this.query.bind(this)) as typeof this.query
    }

    override connect(): Promise<pg.Client>
    override connect(callback: ((error: Error) => void) | ((error: null, client: pg.Client) => void)): void
    override connect(callback?: unknown): Promise<pg.Client> | undefined {
      const connected = this.#reach()
      if (typeof callback !== 'function') return connected
      connected.then(
        () => process.nextTick(callback, null, this),
        (error: unknown) => process.nextTick(callback, error),
      )
      return undefined
    }

    async #reach(): Promise<pg.Client> {
      try {
        Object.assign(this, await primary.find())
        await super.connect()
        await primary.mustBe(this)
        return this
      } catch (error) {
        primary.forget()
        this.end().catch(() => {})
        throw error
      }
    }

    /** A commit whose standby is given up on is answered as any other, after a notice of it. */
    #doubting(ask: (...words: never[]) => unknown): (...words: unknown[]) => unknown {
      const query = ask as (...words: unknown[]) => unknown
      return (...words) => {
        const callback = words.at(-1)
        if (isCallback(callback)) {
          const heard: Callback = (error, answer) => callback(error ?? this.#doubt, answer)
          return query(...words.slice(0, -1), heard)
        }
        return Promise.resolve(query(...words)).then((answer) => {
          if (this.#doubt) throw this.#doubt
          return answer
        })
      }
    }
  }
}

const isCallback = (word: unknown): word is Callback => typeof word === 'function'
