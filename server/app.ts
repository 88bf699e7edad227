import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express'
import type { Logger } from 'pino'
import type { Agreement } from '#shared/agreement/agreement.ts'
import type { Locale } from '#shared/basics/locale.ts'
import { can } from '#shared/permissions/can.ts'
import { type Access, accessObject, type Route } from '#shared/protocol/route.ts'
import { type Audit, actorOf } from './audit/audit.ts'
import { RequestRecord } from './audit/request-record.ts'
import { bearerOf } from './http/bearer.ts'
import { clientFiles } from './http/client-files.ts'
import type { Endpoint, Endpoints, FileAnswer, RedirectAnswer, Reply } from './http/endpoint.ts'
import type { Metrics } from './http/metrics.ts'
import { isOwnOrigin } from './http/own-origin.ts'
import { Problem } from './http/problem.ts'
import { UploadReader } from './http/read-upload.ts'
import { nameRequests } from './http/request-id.ts'
import { securityHeaders } from './http/security-headers.ts'
import type { TrustedProxies } from './http/trusted-proxies.ts'
import { watchRequests } from './http/watch-requests.ts'
import { ATTEMPT_COOKIE } from './oidc/attempt-cookie.ts'
import { type CurrentSession, hashOf, type People } from './people/people.ts'
import { SESSION_COOKIE } from './people/session-cookie.ts'
import type { Directory } from './ports/directory.ts'
import { StoreAway } from './ports/store-away.ts'
import { mustBeInScope } from './tokens/in-scope.ts'
import { TokenGate } from './tokens/token-gate.ts'
import type { Tokens } from './tokens/tokens.ts'

const BODY_LIMIT_BYTES = 1024 * 1024
/** A form can send none of these, so another site cannot either without being asked. */
const JSON_TYPES = ['application/json', 'application/csp-report', 'application/reports+json']
const FILE_TYPE = 'application/octet-stream'
const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

export interface AppOptions {
  agreement: Agreement
  endpoints: Endpoints
  people: People
  tokens: Tokens
  directory: Directory
  audit: Audit
  publicUrl: URL | undefined
  /** Where the built browser client lies. */
  clientFolder: string
  /** False where browsers are to keep no client any more. */
  worksOffline: boolean
  proxies: TrustedProxies
  metrics: Metrics
  log: Logger
}

/** Everything that is answered over HTTP: the routes of the table and the client's own files. */
export function createApp(options: AppOptions): Express {
  const {
    agreement,
    endpoints,
    people,
    tokens,
    directory,
    audit,
    publicUrl,
    clientFolder,
    worksOffline,
    proxies,
    metrics,
    log,
  } = options
  const secure = publicUrl?.protocol === 'https:'
  const gate = new TokenGate({ tokens, directory, audit, secure })
  const uploads = new UploadReader()
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.set('trust proxy', (address: string) => proxies.trusts(address))
  app.use(nameRequests(proxies))
  app.use(watchRequests(metrics, log))
  app.use(securityHeaders({ secure }))
  app.use('/api', async (request, response, next) => {
    response.set('Cache-Control', 'no-store')
    const isSafe = SAFE_METHODS.includes(request.method)
    // No browser adds a token by itself, so that one proves what an origin would.
    if (!isSafe && bearerOf(request.headers) === undefined && !isOwnOrigin(request.headers, publicUrl)) {
      // Before anybody's cookie is looked at: it proves nothing here.
      await audit.refused({
        actor: actorOf(undefined),
        action: 'route-refused',
        result: 'foreign-origin',
        facts: {},
        address: request.ip ?? '',
      })
      throw new Problem('foreign-origin')
    }
    next()
  })

  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    const { route } = endpoint
    const readBody = bodyReader(route, uploads)
    app[methodOf(route.method)](route.path, async (request, response) => {
      const address = request.ip ?? ''
      const tokenUse = await gate.admit(request.headers, address)
      const secret = SESSION_COOKIE.read(request.headers.cookie, { secure })
      const session = secret === undefined ? undefined : await people.findSession(secret)
      const record = new RequestRecord({ audit, directory, name, route, session, tokenUse, address })
      const reply = replyOver(response, secure)
      const { params, query } = request
      let answer: unknown
      try {
        if (tokenUse) mustBeInScope(route, tokenUse, params, agreement)
        else refuseUnlessPermitted(route.access, session, agreement)
        // Only now: who is refused has nothing read of theirs.
        const body = await readBody(request, response)
        await record.begin({ params, query, body })
        answer = await endpoint.answer({
          person: session?.person ?? tokenUse?.person,
          session,
          caller: { address, device: deviceOf(request) },
          attemptSecret: ATTEMPT_COOKIE.read(request.headers.cookie, { secure }),
          reply,
          hungUp: hungUpOf(response),
          note: record.note,
          enterFirst: record.enterFirst,
          locale: localeOf(request),
          params,
          query,
          body,
        })
      } catch (error) {
        await record.refused(problemFrom(error).code)
        throw error
      }
      const newcomer = reply.started && (await people.findSession(reply.started))
      if (newcomer) record.signedIn(newcomer)
      if (isRedirectAnswer(route, answer)) {
        await (answer.refused ? record.refused(answer.refused) : record.done(answer))
        response.redirect(303, answer.leadTo)
        return
      }
      await record.done(answer)
      if (isFileAnswer(answer)) sendFile(request, response, answer)
      else if (route.status === 204) response.status(204).end()
      else if (route.isFollowed) sendFile(request, response, followedJson(answer))
      else response.status(route.status).json(answer)
    })
  }
  app.use('/api', () => {
    throw new Problem('not-found')
  })
  app.use(clientFiles(clientFolder, { worksOffline }))
  app.use(() => {
    throw new Problem('not-found')
  })
  app.use(answerProblem(metrics, log))
  return app
}

type BodyReader = (request: Request, response: Response) => Promise<unknown>

function bodyReader(
  { bodyLimit: limit = BODY_LIMIT_BYTES, upload, tooLarge = 'too-large' }: Route,
  uploads: UploadReader,
): BodyReader {
  if (upload)
    return async (request, response) => {
      // What a form of another site could send is not read.
      if (!request.is(FILE_TYPE)) return undefined
      return uploads.read(request, response, { limit, tooLarge })
    }
  const read = express.json({ limit, strict: false, type: JSON_TYPES })
  return (request, response) =>
    new Promise((resolve, reject) =>
      read(request, response, (error?: unknown) => (error ? reject(error) : resolve(request.body))),
    )
}

/** Asked before anything is looked up: whoever may not, learns nothing of what there is. */
function refuseUnlessPermitted(
  access: Access,
  session: CurrentSession | undefined,
  agreement: Agreement,
): void {
  switch (access.kind) {
    case 'public':
      return
    case 'signed-in':
      if (!session) throw new Problem('not-signed-in')
      return
    case 'permitted':
      if (!session) throw new Problem('not-signed-in')
      if (session.lacksSecondFactor) throw new Problem('second-factor-needed')
      // Where the agreement gives nobody such a file there is none.
      if (access.object === 'label' && !agreement.label) throw new Problem('not-found')
      if (!can(session.person, access.action, accessObject(access, session.person, agreement)))
        throw new Problem('not-allowed')
      return
    default:
      access satisfies never
      throw new Error(`Unknown access: ${JSON.stringify(access)}`)
  }
}

function methodOf(method: 'GET' | 'POST' | 'PATCH' | 'DELETE'): 'get' | 'post' | 'patch' | 'delete' {
  switch (method) {
    case 'GET':
      return 'get'
    case 'POST':
      return 'post'
    case 'PATCH':
      return 'patch'
    case 'DELETE':
      return 'delete'
    default:
      method satisfies never
      throw new Error(`Unknown method: ${method}`)
  }
}

const LONGEST_DEVICE = 300

function deviceOf(request: Request): string {
  return (request.headers['user-agent'] ?? '').slice(0, LONGEST_DEVICE)
}

/** Danish unless the reader asks for English first. */
function localeOf(request: Request): Locale {
  return request.headers['accept-language']?.trim().toLowerCase().startsWith('en') ? 'en' : 'da'
}

/** `started` is the secret of the session that was begun, if one was. */
function replyOver(response: Response, secure: boolean): Reply & { started: string | undefined } {
  const reply: Reply & { started: string | undefined } = {
    started: undefined,
    startSession: (secret) => {
      reply.started = secret
      response.append('Set-Cookie', SESSION_COOKIE.give(secret, { secure }))
    },
    endSession: () => void response.append('Set-Cookie', SESSION_COOKIE.take({ secure })),
    beginAttempt: (secret) => void response.append('Set-Cookie', ATTEMPT_COOKIE.give(secret, { secure })),
    endAttempt: () => void response.append('Set-Cookie', ATTEMPT_COOKIE.take({ secure })),
  }
  return reply
}

function hungUpOf(response: Response): AbortSignal {
  const hungUp = new AbortController()
  const onClose = () => {
    if (!response.writableFinished) hungUp.abort(new Problem('hung-up'))
  }
  if (response.closed) onClose()
  else response.once('close', onClose)
  return hungUp.signal
}

function isFileAnswer(answer: unknown): answer is FileAnswer {
  return typeof answer === 'object' && answer !== null && 'bytes' in answer && 'contentType' in answer
}

function isRedirectAnswer({ redirect }: Route, answer: unknown): answer is RedirectAnswer {
  return redirect === true && typeof answer === 'object' && answer !== null && 'leadTo' in answer
}

function followedJson(answer: unknown): FileAnswer {
  const bytes = JSON.stringify(answer)
  return { bytes, contentType: 'application/json', tag: hashOf(bytes) }
}

function sendFile(
  request: Request,
  response: Response,
  { bytes, contentType, fileName, isFromOutside, tag }: FileAnswer,
): void {
  if (tag !== undefined) {
    response.set({ 'Cache-Control': 'private, no-cache', ETag: `"${tag}"` })
    // Programs that follow a file ask past every cache on the way, which Express takes for a wish to have it in any case.
    if (tagsIn(request).includes(`"${tag}"`)) {
      response.status(304).end()
      return
    }
  }
  if (isFromOutside) response.set('Content-Security-Policy', "sandbox; default-src 'none'")
  if (fileName !== undefined) response.attachment(fileName)
  const written = typeof bytes === 'function' ? bytes() : bytes
  response.type(contentType).send(typeof written === 'string' ? written : Buffer.from(written))
}

/** What the request says it has, also where something on the way has called it less than the same. */
function tagsIn(request: Request): string[] {
  const given = request.headers['if-none-match'] ?? ''
  return given.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
}

/** Express knows an error handler by its four parameters. */
function answerProblem(metrics: Metrics, log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const problem = problemFrom(error)
    metrics.requestRefused(problem.code)
    if (problem.code === 'server-error') log.error({ err: error, method: request.method }, 'a request failed')
    if (response.headersSent) {
      response.destroy()
      return
    }
    // As RFC 6750 has it: some programs ask for a token only then.
    if (problem.code === 'token-refused') response.set('WWW-Authenticate', 'Bearer error="invalid_token"')
    response.status(problem.status).json(problem.bodyIn(localeOf(request)))
  }
}

function problemFrom(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof StoreAway) return new Problem('database-away')
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
  if (type === 'entity.too.large') return new Problem('too-large')
  // A file that is not there, or an address that cannot be decoded.
  if (status === 404 || error instanceof URIError) return new Problem('not-found')
  // Everything else the body parser complains of: bad JSON, a broken encoding, an unknown charset.
  if (typeof status === 'number' && status >= 400 && status < 500) return new Problem('malformed-json')
  return new Problem('server-error')
}
