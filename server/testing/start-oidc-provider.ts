import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { CLIENT_ID, CLIENT_SECRET } from './forging-provider.ts'

export interface OidcProvider {
  issuer: string
  /** Where it may send people back to: it is told once the server under test listens. */
  serve(returnUrl: string): void
  close(): Promise<void>
}

/**
 * A certified OpenID provider with a sign-in page of its own, on a port of its own. Whoever types an e-mail there and any
 * password is the person of that e-mail, verified unless it begins with `unverified`.
 */
export async function startOidcProvider(host = '127.0.0.1'): Promise<OidcProvider> {
  let listener: RequestListener = (_request, response) => response.writeHead(503).end()
  const server = createServer((request, response) => listener(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://${host}:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    serve: (returnUrl) => {
      const provider = new Provider(issuer, {
        clients: [{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [returnUrl] }],
        claims: { openid: ['sub'], email: ['email', 'email_verified'] },
        cookies: { keys: ['only for tests'] },
        findAccount: (_context, login) => ({
          accountId: login,
          claims: () => ({ sub: login, email: login, email_verified: !login.startsWith('unverified') }),
        }),
      })
      listener = provider.callback()
    },
    close: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
