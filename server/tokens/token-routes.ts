import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import type { ApiToken } from '../ports/directory.ts'
import type { Tokens } from './tokens.ts'

export function tokenRoutes({
  tokens,
}: {
  tokens: Tokens
}): EndpointsOf<'listOwnTokens' | 'makeToken' | 'endToken'> {
  return {
    listOwnTokens: endpoint(routes.listOwnTokens, async (request) => {
      const own = await tokens.list(sessionOf(request).person)
      return { tokens: own.map(tokenToAnswer) }
    }),
    makeToken: endpoint(routes.makeToken, async (request) => {
      const { token, secret } = await tokens.make(sessionOf(request), request.body, request.caller.address)
      return { ...tokenToAnswer(token), secret }
    }),
    endToken: endpoint(routes.endToken, (request) =>
      tokens.end(sessionOf(request).person, request.params.tokenId),
    ),
  }
}

function tokenToAnswer({
  secretHash: _hash,
  personId: _owner,
  secondFactorAtProvider: _factor,
  ...token
}: ApiToken) {
  return token
}
