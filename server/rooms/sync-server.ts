import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { SCHEMA_VERSION } from '#shared/plan/plan-document.ts'
import { CLOSE_CODES, FRAME_LIMIT_BYTES } from '#shared/protocol/frames.ts'
import { parseRoom, permissionObjectOf, type Room as RoomId, roomName } from '#shared/protocol/rooms.ts'
import { type Audit, actorOf } from '../audit/audit.ts'
import { addressOf } from '../http/address-of.ts'
import { bearerOf } from '../http/bearer.ts'
import { isOwnOrigin, namesOwnOrigin } from '../http/own-origin.ts'
import type { CurrentSession, People } from '../people/people.ts'
import { SESSION_COOKIE } from '../people/session-cookie.ts'
import type { Clock } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import { DocumentDamaged } from '../ports/journal.ts'
import { closeAtOnce } from './close-at-once.ts'
import { Connection } from './connection.ts'
import { helloFrame, presenceFrame } from './encode-frame.ts'
import { paced } from './paced.ts'
import { Quota } from './quota.ts'
import type { RoomWatch } from './room-watch.ts'
import type { Visit } from './rooms.ts'
import type { SessionSockets } from './session-sockets.ts'
import type { Socket } from './socket.ts'
import type { SyncLimits } from './sync-limits.ts'
import { wirePiecesOf } from './wire-frame.ts'

const SYNC_PATH = '/sync/'
/** What a client may send before its room is loaded. */
const EARLY_FRAMES_LIMIT = 100
const COPIED_BYTES = 2 * 1024
const PING_INTERVAL_MS = 25_000
const NO_NEWS = presenceFrame([])
const SERVER_ERROR = 1011
const LONGEST_TIMER_MS = 2 ** 31 - 1
/** Browsers send a message in one piece. */
const FRAGMENTS_LIMIT = 64

export interface SyncServerOptions {
  /** Rejects with DocumentDamaged where the document cannot be opened. */
  enter: (id: RoomId, person: Person) => Promise<Visit>
  people: People
  directory: Directory
  audit: Audit
  sockets: SessionSockets
  clock: Clock
  watch: RoomWatch
  publicUrl: URL | undefined
  limits: SyncLimits
  /** A socket was closed for asking more of the room than it may. */
  overloaded: (room: string, reason: string) => void
}

type Admission =
  | { kind: 'admitted'; id: RoomId; session: CurrentSession; secret: string }
  | {
      kind: 'turned-away'
      code: number
      reason: string
      id?: RoomId | undefined
      session?: CurrentSession | undefined
    }

/**
 * Answers WebSocket upgrades on /sync/<room>. Who may not enter is let in and closed with a 44xx code, because a browser
 * cannot see why an upgrade was refused and would try for ever; only a foreign origin gets no socket at all.
 * Answers the means to stop.
 */
export function attachSyncServer(server: Server, options: SyncServerOptions): () => void {
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: FRAME_LIMIT_BYTES,
    maxFragments: FRAGMENTS_LIMIT,
    perMessageDeflate: false,
  })
  const places: Places = {
    people: new Quota(options.limits.socketsPerPerson),
    addresses: new Quota(options.limits.socketsPerAddress),
  }
  const alive = new WeakSet<WebSocket>()

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    destroyOnError(stream)
    const url = URL.parse(request.url ?? '/', 'http://local')
    if (!url) {
      refuseUpgrade(stream, '400 Bad Request')
      return
    }
    if (!url.pathname.startsWith(SYNC_PATH)) {
      refuseUpgrade(stream, '404 Not Found')
      return
    }
    const { headers } = request
    // A token asks and is answered; it opens nothing that stays open.
    if (bearerOf(headers) !== undefined) {
      refuseUpgrade(stream, '403 Forbidden')
      return
    }
    if (!isOwnOrigin(headers, options.publicUrl) || !namesOwnOrigin(headers, options.publicUrl)) {
      refuseUpgrade(stream, '403 Forbidden')
      return
    }
    webSockets.handleUpgrade(request, stream, head, (webSocket) => {
      watchLife(webSocket, alive)
      serve(webSocket, stream, url, request, places, options).catch(() =>
        webSocket.close(SERVER_ERROR, 'server error'),
      )
    })
  })

  const pings = setInterval(() => {
    for (const webSocket of webSockets.clients) {
      if (!alive.delete(webSocket)) {
        webSocket.terminate()
        continue
      }
      webSocket.ping()
      // A ping is no word to a page: after 30 seconds without one a client takes the connection for broken.
      webSocket.send(NO_NEWS)
    }
  }, PING_INTERVAL_MS)

  return () => {
    clearInterval(pings)
    for (const webSocket of webSockets.clients)
      webSocket.close(CLOSE_CODES.serverStopping, 'the server is stopping')
    webSockets.close()
  }
}

/*
 * What listens for as long as a socket is open is made in functions of its own: made where the request is in scope, it
 * would hold the request with all its headers as long.
 */

function destroyOnError(stream: Duplex): void {
  stream.on('error', () => stream.destroy())
}

function watchLife(webSocket: WebSocket, alive: WeakSet<WebSocket>): void {
  alive.add(webSocket)
  webSocket.on('pong', () => alive.add(webSocket))
  // ws closes the socket itself: too large a frame with 1009, a broken one with 1002.
  webSocket.on('error', () => {})
}

async function serve(
  webSocket: WebSocket,
  stream: Duplex,
  url: URL,
  request: IncomingMessage,
  places: Places,
  options: SyncServerOptions,
): Promise<void> {
  const inbox = new Inbox(webSocket)
  const admission = await admit(url, request, options)
  if (admission.kind === 'turned-away') {
    await enterRefusal(admission, addressOf(request), options)
    webSocket.close(admission.code, admission.reason)
    return
  }
  // Gone meanwhile: there will be no close to give anything back at.
  if (webSocket.readyState === webSocket.CLOSED) return
  const { id, session, secret } = admission
  const takePlace = placeTaker(webSocket, roomName(id))
  if (!takePlace(places.people, session.person.id) || !takePlace(places.addresses, addressOf(request))) {
    options.overloaded(roomName(id), 'too many sockets')
    webSocket.close(CLOSE_CODES.overloaded, 'too many sockets')
    return
  }
  let connection: Connection | undefined
  let endedWith: number | undefined
  const end = (code: number, reason: string) => {
    endedWith = code
    // At once: nothing more is taken from this socket, and nothing more reaches it.
    inbox.stop()
    connection?.closed()
    closeAtOnce(webSocket, stream, code, reason)
  }
  endWithSession(webSocket, session, end, options)
  const visit = await options.enter(id, session.person).catch((error: unknown) => {
    if (!(error instanceof DocumentDamaged)) throw error
    webSocket.close(CLOSE_CODES.documentDamaged, 'the document is damaged')
    options.watch.failed(roomName(id), error.message)
    return undefined
  })
  if (!visit) return
  webSocket.once('close', visit.leave)
  // It may have ended since it let this socket in.
  const still = await options.people.findSession(secret)
  if (!still) end(CLOSE_CODES.notSignedIn, 'the session has ended')
  else if (!mayEnter(still, id)) end(CLOSE_CODES.notAllowed, 'not allowed')
  if (webSocket.readyState !== webSocket.OPEN) {
    visit.leave()
    return
  }
  const epoch = url.searchParams.get('epoch')
  if (epoch !== null && epoch !== visit.room.epoch) {
    end(CLOSE_CODES.epochEnded, 'of another life of the document')
    return
  }
  const sendAway = (reason: string) => {
    options.overloaded(visit.room.name, reason)
    webSocket.close(CLOSE_CODES.overloaded, reason)
  }
  connection = new Connection({
    socket: socketOver(webSocket, stream, options.limits.unsentBytes, sendAway),
    room: visit.room,
    id,
    person: session.person,
    now: options.clock.now,
    refused: (code, reason) => {
      options.watch.refused(visit.room.name, code, reason)
      if (code === 'read-only')
        void options.audit.refused({
          ...roomEvent(id, session),
          action: 'write-refused',
          result: 'not-allowed',
        })
    },
  })
  const entered = connection
  webSocket.once('close', () => {
    entered.closed()
    options.audit.room({ ...roomEvent(id, session), action: 'room-closed', result: resultOf(endedWith) })
  })
  options.audit.room({ ...roomEvent(id, session), action: 'room-opened', result: 'ok' })
  webSocket.send(helloFrame(visit.room.epoch))
  entered.open()
  const receive = (frame: Uint8Array) => {
    try {
      entered.receive(frame)
    } catch (error) {
      // Thrown on, it would end the process for everybody.
      end(SERVER_ERROR, 'server error')
      options.watch.failed(visit.room.name, String(error))
    }
  }
  inbox.deliverTo(paced(webSocket, options.limits, options.watch.now, { deliver: receive, sendAway }))
}

/** What the trail says of somebody in a room; a confidential part is its own party's matter. */
function roomEvent(id: RoomId, session: CurrentSession) {
  return {
    actor: actorOf(session.person),
    session: session.id,
    facts: { room: roomName(id) },
    ...('party' in id && { party: id.party }),
  }
}

function resultOf(closeCode: number | undefined): 'ok' | 'not-signed-in' | 'not-allowed' {
  if (closeCode === CLOSE_CODES.notSignedIn) return 'not-signed-in'
  return closeCode === CLOSE_CODES.notAllowed ? 'not-allowed' : 'ok'
}

/** Old pages and restored documents turn away people who may come in, and are no refusals. */
async function enterRefusal(
  { code, id, session }: Extract<Admission, { kind: 'turned-away' }>,
  address: string,
  { audit }: SyncServerOptions,
): Promise<void> {
  const result = resultOf(code)
  if (result === 'ok') return
  const who = session
    ? { actor: actorOf(session.person), session: session.id }
    : { actor: actorOf(undefined) }
  const where = id && {
    ...('party' in id && { party: id.party }),
    facts: { room: roomName(id) },
  }
  await audit.refused({ facts: {}, ...where, ...who, action: 'room-opened', result, address })
}

/** Signing out ends the socket, and so does the session's own end. */
function endWithSession(
  webSocket: WebSocket,
  session: CurrentSession,
  end: (code: number, reason: string) => void,
  { sockets, clock, people }: SyncServerOptions,
): void {
  const forget = sockets.add(session.id, end)
  // A plan that stands open is in use, also while nobody types in it.
  webSocket.on('pong', () => people.noteSeen(session.id))
  const expiry = setTimeout(
    () => end(CLOSE_CODES.notSignedIn, 'the session has ended'),
    Math.min(Date.parse(session.expiresAt) - clock.now(), LONGEST_TIMER_MS),
  )
  webSocket.once('close', () => {
    clearTimeout(expiry)
    forget()
  })
}

/** Who has how many sockets in a room. */
interface Places {
  people: Quota
  addresses: Quota
}

/** Takes a place for as long as the socket is open; answers whether there was one. */
function placeTaker(webSocket: WebSocket, room: string): (quota: Quota, holder: string) => boolean {
  return (quota, holder) => {
    const giveBack = quota.take(`${holder} ${room}`)
    if (giveBack) webSocket.once('close', giveBack)
    return giveBack !== undefined
  }
}

async function admit(url: URL, request: IncomingMessage, options: SyncServerOptions): Promise<Admission> {
  const secret = SESSION_COOKIE.read(request.headers.cookie, {
    secure: options.publicUrl?.protocol === 'https:',
  })
  const session = secret === undefined ? undefined : await options.people.findSession(secret)
  const id = parseRoom(decodedPath(url).slice(SYNC_PATH.length))
  if (secret === undefined || !session)
    return { kind: 'turned-away', code: CLOSE_CODES.notSignedIn, reason: 'not signed in', id }

  // A room that is not there and one that is not for this person look the same.
  const notAllowed = {
    kind: 'turned-away',
    code: CLOSE_CODES.notAllowed,
    reason: 'not allowed',
    id,
    session,
  } as const
  if (!id || !mayEnter(session, id)) return notAllowed
  if (id.kind !== 'workspace' && !(await options.directory.findPlan(id.planId))) return notAllowed

  const schema = url.searchParams.get('schema')
  if (schema !== null && Number(schema) !== SCHEMA_VERSION) {
    return { kind: 'turned-away', code: CLOSE_CODES.clientTooOld, reason: 'reload the page' }
  }
  return { kind: 'admitted', id, session, secret }
}

function mayEnter({ person, lacksSecondFactor }: CurrentSession, id: RoomId): boolean {
  return !lacksSecondFactor && can(person, 'read', permissionObjectOf(id))
}

function decodedPath(url: URL): string {
  try {
    return decodeURIComponent(url.pathname)
  } catch {
    return url.pathname
  }
}

function refuseUpgrade(stream: Duplex, status: string): void {
  const answer = `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`
  stream.end(answer, () => stream.destroy())
}

/**
 * Frames go to the stream beneath the WebSocket, one buffer for all who get the same. It stays in step with what ws itself
 * writes there, since nothing is compressed: ws hands on at once whatever it is given.
 */
function socketOver(
  webSocket: WebSocket,
  stream: Duplex,
  unsentLimit: number,
  sendAway: (reason: string) => void,
): Socket {
  return {
    send: (...frames) => {
      if (webSocket.readyState !== webSocket.OPEN) return
      if (stream.writableLength > unsentLimit) {
        sendAway('reads too slowly')
        return
      }
      writeTogether(stream, frames.flatMap(wirePiecesOf))
    },
    close: (code, reason) => webSocket.close(code, reason),
  }
}

/** In one call of the system: a few bytes copied cost less than a list of pieces. */
function writeTogether(stream: Duplex, pieces: readonly Uint8Array[]): void {
  const [first] = pieces
  if (first && pieces.length === 1) {
    stream.write(first)
    return
  }
  if (pieces.reduce((bytes, piece) => bytes + piece.byteLength, 0) <= COPIED_BYTES) {
    stream.write(Buffer.concat(pieces))
    return
  }
  stream.cork()
  for (const piece of pieces) stream.write(piece)
  stream.uncork()
}

/** Holds what comes in before the room is loaded, then hands everything on in order. Text frames are no frames of ours. */
class Inbox {
  #early: Uint8Array[] = []
  #deliver: ((frame: Uint8Array) => void) | undefined
  #isStopped = false

  constructor(webSocket: WebSocket) {
    webSocket.on('message', (data: unknown, isBinary: boolean) => {
      // Who has been sent away may go on sending until they hear of it.
      if (webSocket.readyState !== webSocket.OPEN) return
      if (!isBinary || !(data instanceof Uint8Array)) webSocket.close(CLOSE_CODES.badFrame, 'not binary')
      else if (this.#deliver) this.#deliver(data)
      else if (this.#early.length < EARLY_FRAMES_LIMIT) this.#early.push(data)
      else webSocket.close(CLOSE_CODES.overloaded, 'too much before the room was open')
    })
  }

  deliverTo(deliver: (frame: Uint8Array) => void): void {
    for (const frame of this.#early) if (!this.#isStopped) deliver(frame)
    this.#early = []
    this.#deliver ??= deliver
  }

  stop(): void {
    this.#isStopped = true
    this.#deliver = () => {}
  }
}
