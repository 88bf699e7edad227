/** With what programs ask in a person's place. */
import type { TabledRoute } from '../route.ts'
import { madeToken, newToken, ownTokensAnswer, tokenParams } from '../schemas/tokens.ts'
import { none } from './none.ts'

export const tokensRoutes = {
  listOwnTokens: {
    ...none,
    method: 'GET',
    path: '/api/tokens',
    summary: 'The person’s tokens, the newest first; their secrets are told once only.',
    access: { kind: 'signed-in' },
    token: 'none',
    answer: ownTokensAnswer,
  },
  makeToken: {
    ...none,
    method: 'POST',
    path: '/api/tokens',
    summary:
      'Makes a token with which a program can do some of what the person may; answers its secret, once.',
    access: { kind: 'permitted', action: 'read', object: 'plan' },
    token: 'none',
    audit: { action: 'token-made', makes: 'tokenId' },
    body: newToken,
    status: 201,
    answer: madeToken,
  },
  endToken: {
    ...none,
    method: 'DELETE',
    path: '/api/tokens/:tokenId',
    summary: 'The token counts for nothing any more.',
    access: { kind: 'signed-in' },
    token: 'none',
    audit: { action: 'token-ended' },
    params: tokenParams,
    status: 204,
  },
} as const satisfies Record<string, TabledRoute>
