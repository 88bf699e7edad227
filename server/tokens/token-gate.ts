import type { IncomingHttpHeaders } from 'node:http'
import type { Person } from '#shared/permissions/person.ts'
import { type Audit, actorOf, partyOf } from '../audit/audit.ts'
import { bearerOf } from '../http/bearer.ts'
import { Problem } from '../http/problem.ts'
import { SESSION_COOKIE } from '../people/session-cookie.ts'
import type { ApiToken, Directory } from '../ports/directory.ts'
import type { Tokens } from './tokens.ts'

export interface TokenGateOptions {
  tokens: Tokens
  directory: Pick<Directory, 'findPerson'>
  audit: Audit
  /** Whether people come by TLS. */
  secure: boolean
}

/** A token that counts, and in whose place it asks. */
export interface TokenUse {
  token: ApiToken
  person: Person
}

/** Where requests with a token come in; enters in the audit trail who does so first on a day, and who is turned away. */
export class TokenGate {
  readonly #options: TokenGateOptions

  constructor(options: TokenGateOptions) {
    this.#options = options
  }

  /**
   * The token that the request brings, and undefined for one that brings none. Throws `token-and-cookie` where it is
   * signed in besides, and as `Tokens.use`.
   */
  async admit(headers: IncomingHttpHeaders, address: string): Promise<TokenUse | undefined> {
    const { tokens, audit, secure } = this.#options
    const secret = bearerOf(headers)
    if (secret === undefined) return undefined
    const token = await tokens.find(secret)
    try {
      if (SESSION_COOKIE.read(headers.cookie, { secure }) !== undefined) throw new Problem('token-and-cookie')
      const { person, isFirstToday } = await tokens.use(token)
      if (isFirstToday) await audit.enter(await this.#event(token, person, address, 'ok'))
      return token && { token, person }
    } catch (error) {
      if (error instanceof Problem)
        await audit.refused(await this.#event(token, undefined, address, error.code))
      throw error
    }
  }

  async #event(token: ApiToken | undefined, person: Person | undefined, address: string, result: string) {
    const action = 'token-used'
    const owner = person ?? (token && (await this.#options.directory.findPerson(token.personId)))
    const party = partyOf(action, owner?.party)
    return {
      actor: actorOf(person),
      action,
      result,
      facts: { ...(token && { tokenId: token.id, personId: token.personId }) },
      ...(party && { party }),
      address,
    } as const
  }
}
