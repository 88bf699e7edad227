/** An OpenID provider that tells the truth unless a test has it lie. It signs nobody in: whoever comes is `subject`. */
import { createHash, createHmac, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const CLIENT_ID = 'samplan'
export const CLIENT_SECRET = 'en hemmelighed mellem de to'

type Json = Record<string, unknown>

/** How a signed token can be wrong. */
export interface Lies {
  /** Instead of, or besides, the true claims; undefined takes one out. */
  claims?: (claims: Json) => Json
  header?: (header: Json) => Json
  /** Makes the signature; the true one is RS256 with the published key. */
  signature?: (signed: string, keys: Keys) => string
  /** Changes the whole token. */
  token?: (token: string) => string
  /** Changes what the token endpoint answers. */
  tokenAnswer?: (answer: Json) => Json
  /** Changes the address that the browser is sent back with. */
  sendBack?: (address: URL) => void
  userinfo?: (claims: Json) => Json
  metadata?: (metadata: Json) => Json
}

export interface Keys {
  published: KeyObject
  publishedPem: string
  unpublished: KeyObject
}

export interface ForgingProvider {
  issuer: string
  /** Who comes; their e-mail and whether it is verified. */
  person: { subject: string; email: string; emailVerified: unknown; more: Json }
  lies: Lies
  keys: Keys
  /** What came with each request for a token. */
  tokenRequests: URLSearchParams[]
  /** While true, nothing but hanging up. */
  isDown: boolean
  discoveries: number
  close(): Promise<void>
}

interface Code {
  nonce: string
  challenge: string
  redirectUri: string
}

const newPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const newPairs = () => ({ published: newPair(), unpublished: newPair() })
/** Of providers that are closed, for later ones: to make a pair takes longer than most tests. */
const sparePairs: ReturnType<typeof newPairs>[] = []

export async function startForgingProvider(): Promise<ForgingProvider> {
  const pairs = sparePairs.pop() ?? newPairs()
  const { published: rsa, unpublished: other } = pairs
  const codes = new Map<string, Code>()
  const tokens = new Set<string>()

  const server = createServer((request, response) => {
    if (provider.isDown) request.socket.destroy()
    else void answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const provider: ForgingProvider = {
    issuer,
    person: { subject: 'anna-hos-udbyderen', email: 'anna@censec.example', emailVerified: true, more: {} },
    lies: {},
    keys: {
      published: rsa.privateKey,
      publishedPem: rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      unpublished: other.privateKey,
    },
    tokenRequests: [],
    isDown: false,
    discoveries: 0,
    close: async () => {
      server.close()
      server.closeAllConnections()
      sparePairs.push(pairs)
    },
  }
  const same = (value: Json) => value

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', issuer)
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        provider.discoveries++
        json(response, (provider.lies.metadata ?? same)(metadata()))
        break
      case '/jwks':
        json(response, {
          keys: [{ ...rsa.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }],
        })
        break
      case '/authorize':
        authorize(url.searchParams, response)
        break
      case '/token':
        token(new URLSearchParams(await bodyOf(request)), response)
        break
      case '/userinfo':
        tellUserInfo(request.headers.authorization, response)
        break
      default:
        json(response, { error: 'not_found' }, 404)
    }
  }

  function tellUserInfo(authorization: string | undefined, response: ServerResponse): void {
    if (!tokens.has(authorization ?? '')) {
      json(response, { error: 'invalid_token' }, 401)
      return
    }
    const { subject, email, emailVerified } = provider.person
    json(response, (provider.lies.userinfo ?? same)({ sub: subject, email, email_verified: emailVerified }))
  }

  function metadata(): Json {
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      authorization_response_iss_parameter_supported: true,
    }
  }

  function authorize(params: URLSearchParams, response: ServerResponse): void {
    const code = randomUUID()
    codes.set(code, {
      nonce: params.get('nonce') ?? '',
      challenge: params.get('code_challenge') ?? '',
      redirectUri: params.get('redirect_uri') ?? '',
    })
    const back = new URL(params.get('redirect_uri') ?? issuer)
    back.searchParams.set('code', code)
    back.searchParams.set('state', params.get('state') ?? '')
    back.searchParams.set('iss', issuer)
    provider.lies.sendBack?.(back)
    response.writeHead(302, { location: back.href }).end()
  }

  function token(params: URLSearchParams, response: ServerResponse): void {
    provider.tokenRequests.push(params)
    const code = codes.get(params.get('code') ?? '')
    codes.delete(params.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(params.get('code_verifier') ?? '')
      .digest('base64url')
    if (!code || challenge !== code.challenge || params.get('redirect_uri') !== code.redirectUri) {
      json(response, { error: 'invalid_grant' }, 400)
      return
    }
    const accessToken = randomUUID()
    tokens.add(`Bearer ${accessToken}`)
    const answer = {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: 60,
      id_token: idToken(code.nonce),
    }
    json(response, (provider.lies.tokenAnswer ?? same)(answer))
  }

  function idToken(nonce: string): string {
    const { lies, keys, person } = provider
    const now = Math.floor(Date.now() / 1000)
    const truth = {
      iss: issuer,
      sub: person.subject,
      aud: CLIENT_ID,
      nonce,
      iat: now,
      exp: now + 300,
      ...person.more,
    }
    const header = (lies.header ?? same)({ alg: 'RS256', kid: 'one', typ: 'JWT' })
    const signed = `${inBase64(header)}.${inBase64((lies.claims ?? same)(truth))}`
    const signature = lies.signature ? lies.signature(signed, keys) : signedWithRs256(signed, keys.published)
    const whole = `${signed}.${signature}`
    return lies.token ? lies.token(whole) : whole
  }
  return provider
}

export function signedWithRs256(text: string, key: KeyObject): string {
  return sign('sha256', Buffer.from(text), key).toString('base64url')
}

export function signedWithHs256(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url')
}

function inBase64(value: Json): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function json(response: ServerResponse, body: Json, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}
