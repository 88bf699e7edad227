import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocketServer } from 'ws'
import type { Person } from '#shared/permissions/person.ts'
import { CLOSE_CODES, FRAME_LIMIT_BYTES } from '#shared/protocol/frames.ts'
import { type Room as RoomId, roomName } from '#shared/protocol/rooms.ts'
import { actorOf } from '../audit/audit.ts'
import { bearerOf } from '../http/bearer.ts'
import { isOwnOrigin, namesOwnOrigin } from '../http/own-origin.ts'
import { DocumentDamaged } from '../ports/journal.ts'
import { type AdmissionOptions, admit, mayEnter, SYNC_PATH, type TurnedAway } from './admission.ts'
import { Guest, type GuestOptions, resultOf } from './guest.ts'
import { Line } from './line.ts'
import type { Visit } from './rooms.ts'
import { Seats } from './seats.ts'

const PING_INTERVAL_MS = 25_000
const SERVER_ERROR = 1011
/** Browsers send a message in one piece. */
const FRAGMENTS_LIMIT = 64

export interface SyncServerOptions extends AdmissionOptions, Omit<GuestOptions, 'people' | 'seats'> {
  /** Rejects with DocumentDamaged where the document cannot be opened. */
  enter: (id: RoomId, person: Person) => Promise<Visit>
  /** Where a request comes from. */
  addressOf: (request: IncomingMessage) => string
}

/** The means to end it. */
export interface SyncServer {
  /** Tells everybody to come back, one after the other over so long; resolves once all have been told. */
  sendAway(milliseconds: number): Promise<void>
  /** Lets nobody in any more, and resolves once all are gone: who has not answered the goodbye after so long is cut off. */
  stop(drainMilliseconds: number): Promise<void>
}

/** The options, with the seats that are the server's own. */
type Serving = SyncServerOptions & GuestOptions

/**
 * Answers WebSocket upgrades on /sync/<room>. Who may not enter is let in and closed with a 44xx code, because a browser
 * cannot see why an upgrade was refused and would try for ever; only a foreign origin gets no socket at all.
 */
export function attachSyncServer(server: Server, options: SyncServerOptions): SyncServer {
  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: FRAME_LIMIT_BYTES,
    maxFragments: FRAGMENTS_LIMIT,
    perMessageDeflate: false,
  })
  const serving: Serving = { ...options, seats: new Seats(options.limits) }
  const lines = new Set<Line>()

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', destroyStream)
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
      const line = new Line(webSocket, stream, { unsentBytes: options.limits.unsentBytes, among: lines })
      serve(line, url, request, serving).catch(() => line.close(SERVER_ERROR, 'server error'))
    })
  })

  const pings = setInterval(() => {
    for (const line of lines) line.ping()
  }, PING_INTERVAL_MS)

  return {
    sendAway: async (milliseconds) => {
      const all = [...lines]
      const began = performance.now()
      for (const [index, line] of all.entries()) {
        // Timers are coarse: several go at once where they are many.
        const wait = began + (milliseconds * index) / all.length - performance.now()
        if (wait > 0) await sleep(wait)
        sayGoodbye(line)
      }
    },
    stop: async (drainMilliseconds) => {
      clearInterval(pings)
      webSockets.close()
      const gone = Promise.all([...lines].map((line) => line.gone()))
      for (const line of lines) sayGoodbye(line)
      const late = setTimeout(() => {
        for (const line of lines) line.terminate()
      }, drainMilliseconds)
      await gone
      clearTimeout(late)
    },
  }
}

function sayGoodbye(line: Line): void {
  line.close(CLOSE_CODES.serverStopping, 'the server is stopping')
}

function destroyStream(this: Duplex): void {
  this.destroy()
}

/** What lasts as long as the line is held by the guest alone: a listener made here would hold the request with all its headers. */
async function serve(line: Line, url: URL, request: IncomingMessage, options: Serving): Promise<void> {
  const admission = await admit(url, request, options)
  const address = options.addressOf(request)
  if (admission.kind === 'turned-away') {
    await enterRefusal(admission, address, options)
    line.close(admission.code, admission.reason)
    return
  }
  // Gone meanwhile: there will be no close to give anything back at.
  if (line.isClosed) return
  const { id, session, secret } = admission
  const guest = Guest.seated(line, { id, session, address }, options)
  if (!guest) return
  const visit = await options.enter(id, session.person).catch((error: unknown) => {
    if (!(error instanceof DocumentDamaged)) throw error
    line.close(CLOSE_CODES.documentDamaged, 'the document is damaged')
    options.watch.failed(roomName(id), error.message)
    return undefined
  })
  if (!visit) return
  guest.visits(visit)
  // It may have ended since it let this socket in.
  const still = await options.people.findSession(secret)
  if (!still) guest.end(CLOSE_CODES.notSignedIn, 'the session has ended')
  else if (!mayEnter(still, id)) guest.end(CLOSE_CODES.notAllowed, 'not allowed')
  if (!line.isOpen) {
    visit.leave()
    return
  }
  const epoch = url.searchParams.get('epoch')
  if (epoch !== null && epoch !== visit.room.epoch) {
    guest.end(CLOSE_CODES.epochEnded, 'of another life of the document')
    return
  }
  guest.join(visit)
}

/** Old pages and restored documents turn away people who may come in, and are no refusals. */
async function enterRefusal(
  { code, id, session }: TurnedAway,
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

function refuseUpgrade(stream: Duplex, status: string): void {
  const answer = `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`
  stream.end(answer, () => stream.destroy())
}
