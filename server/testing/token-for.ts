import { hashOf } from '../people/people.ts'
import type { ApiToken } from '../ports/directory.ts'
import { newTokenSecret } from '../tokens/token-secret.ts'
import { send, type TestServer } from './start-test-server.ts'

/** A program with a token. */
export interface TokenHolder {
  id: string
  secret: string
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
}

/** A token put where tokens are kept, also one that its person could not give. */
export async function tokenFor(
  { url, ports: { directory, ids, clock } }: TestServer,
  personId: string,
  more: Partial<ApiToken> = {},
): Promise<TokenHolder> {
  const secret = newTokenSecret(ids)
  const token: ApiToken = {
    id: ids.newId(),
    secretHash: hashOf(secret),
    personId,
    name: 'Intranettet',
    scopes: ['read'],
    madeAt: new Date(clock.now()).toISOString(),
    expiresAt: new Date(clock.now() + 86_400_000).toISOString(),
    ...more,
  }
  await directory.addToken(token, () => {})
  return { id: token.id, secret, request: requesterWith(url, secret) }
}

/** Asks as a program with this secret does. */
export function requesterWith(url: string, secret: string): TokenHolder['request'] {
  return (method, path, body, headers) =>
    send(url, method, path, body, { authorization: `Bearer ${secret}`, ...headers })
}
