/** Servers behind the proxies of deploy/, as their files say: TLS, WebSockets, uploads, and one of the servers stopping. */
import { once } from 'node:events'
import { Agent, request as httpsRequest } from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { directoryOver } from '../adapters/directory-data.ts'
import { createMemoryAudit } from '../adapters/memory-audit.ts'
import { createMemoryStore } from '../adapters/memory-directory.ts'
import { freePort } from '../testing/free-port.ts'
import { REVERSE_PROXIES } from '../testing/reverse-proxies.ts'
import { PLAN_ROOM, type SignedIn, startTestServer, type TestServer } from '../testing/start-test-server.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

async function socketsOn({ metrics }: TestServer): Promise<number> {
  return Number(/^samplan_sockets (\d+)$/m.exec(await metrics())?.[1])
}

interface Answer {
  status: number
  headers: NodeJS.Dict<string | string[]>
  text: string
}

for (const { name, missing, start } of REVERSE_PROXIES) {
  if (missing !== undefined) console.warn(`Servers behind ${name} are left out: ${missing}`)

  describe.skipIf(missing !== undefined)(`[OPS-11] behind ${name}`, () => {
    let servers: [TestServer, TestServer]
    let site: string
    let ca: string
    let agent: Agent
    let anna: SignedIn
    let trail: ReturnType<typeof createMemoryAudit>
    const endings: (() => Promise<void>)[] = []

    beforeAll(async () => {
      const { folder, remove } = await temporaryFolder()
      const port = await freePort()
      site = `https://localhost:${port}`
      trail = createMemoryAudit()
      // One directory, so that a session is known on both; they share no documents, which nothing here is about.
      const ports = { directory: directoryOver(createMemoryStore()), trail }
      const publicUrl = new URL(site)
      const first = await startTestServer({ ports, publicUrl })
      const second = await startTestServer({
        ports: { ...ports, journal: first.ports.journal },
        publicUrl,
        empty: true,
      })
      servers = [first, second]
      const proxy = await start({ folder, port, servers: servers.map(({ url }) => new URL(url).host) })
      ca = proxy.certificate
      agent = new Agent({ ca, keepAlive: true })
      anna = await first.signIn('anna')
      endings.push(proxy.stop, ...servers.map(({ close }) => close), remove)
    }, 60_000)
    afterAll(async () => {
      agent?.destroy()
      for (const end of endings) await end()
    })

    async function ask(
      method: string,
      path: string,
      { headers = {}, pieces = [] }: { headers?: Record<string, string>; pieces?: Uint8Array[] } = {},
    ): Promise<Answer> {
      const request = httpsRequest(`${site}${path}`, {
        method,
        agent,
        headers: { cookie: anna.cookie, origin: site, ...headers },
      })
      const answered = once(request, 'response')
      answered.catch(() => {})
      for (const piece of pieces) {
        request.write(piece)
        // As over a slow line.
        if (pieces.length > 1) await sleep(50)
      }
      request.end()
      const [response] = await answered
      let text = ''
      for await (const data of response) text += data
      return { status: response.statusCode, headers: response.headers, text }
    }

    async function open(): Promise<{ socket: WebSocket; closed: Promise<number> }> {
      const socket = new WebSocket(`${site.replace('https', 'wss')}/sync/${PLAN_ROOM}`, {
        ca,
        headers: { cookie: anna.cookie, origin: site },
      })
      const closed = once(socket, 'close').then(([code]) => Number(code))
      // The first frame, which says which life of the document it is.
      await once(socket, 'message')
      return { socket, closed }
    }

    test('requests are answered, named, and known by where they come from and not by what they claim', async () => {
      const { status, headers } = await ask('GET', '/api/plans')
      expect(status).toBe(200)
      expect(headers['x-request-id']).toMatch(/^[\w-]{8,64}$/)
      expect(headers['strict-transport-security']).toBeDefined()
      const forged = await ask('POST', '/api/session', {
        headers: {
          'content-type': 'application/json',
          'x-forwarded-for': '203.0.113.9',
          origin: 'https://elsewhere.example',
        },
        pieces: [Buffer.from('{}')],
      })
      expect(forged.status).toBe(403)
      const addresses: unknown[] = []
      for await (const { address } of trail.read()) addresses.push(address)
      expect(addresses).toContain('127.0.0.1')
      expect(addresses).not.toContain('203.0.113.9')
    })

    test('how the servers fare is not told outside', async () => {
      for (const path of ['/healthz', '/metrics']) expect((await ask('GET', path)).status).toBe(404)
    })

    test('a WebSocket opens and is told of edits', async () => {
      const { socket, closed } = await open()
      socket.close()
      expect(await closed).toBe(1005)
    })

    test('a file of almost ten megabytes comes whole over a slow line, and a larger one is refused', async () => {
      const piece = Buffer.alloc(1024 * 1024, 'x')
      const headers = { 'content-type': 'application/octet-stream' }
      const whole = await ask('POST', '/api/imports', {
        headers,
        pieces: Array.from({ length: 9 }, () => piece),
      })
      // It has been read, and is no file of a kind that is known.
      expect([whole.status, JSON.parse(whole.text).error.code]).toEqual([415, 'import-unknown-type'])
      const refused = await ask('POST', '/api/imports', {
        headers,
        pieces: [Buffer.alloc(12 * piece.length, 'x')],
      })
      expect(refused.status).toBe(413)
    })

    test('what a server refuses takes no server away from others', async () => {
      const pieces = [Buffer.alloc(12 * 1024 * 1024, 'x')]
      for (let time = 0; time < 4; time++) await ask('POST', '/api/imports', { pieces }).catch(() => {})
      const statuses = await Promise.all(Array.from({ length: 10 }, () => ask('GET', '/api/plans')))
      expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([200]))
    })

    test('[OPS-9] while one server drains no request fails, and its pages come back to the other', async () => {
      const pages = await Promise.all(Array.from({ length: 8 }, open))
      // Which of them a proxy gives more pages is its own affair.
      const [one, other] = servers
      const stopping = (await socketsOn(one)) >= (await socketsOn(other)) ? one : other
      let isDrained = false
      const drained = stopping.server.drain(3_000).then(async () => {
        await stopping.server.close()
        isDrained = true
      })
      const comeBack = Promise.all(
        pages.map(async ({ socket, closed }) => {
          const code = await Promise.race([closed, drained])
          // The server has heard the goodbye of everybody it has told, and so they have it, though perhaps not its end.
          if (code === undefined && socket.readyState === WebSocket.OPEN) return { code: 'stays', socket }
          return { code: await closed, socket: (await open()).socket }
        }),
      )
      const statuses: number[] = []
      while (!isDrained) {
        statuses.push((await ask('GET', '/api/plans')).status)
        // Slowly enough for the proxy's own limit.
        await sleep(30)
      }
      expect(statuses.length).toBeGreaterThan(0)
      expect(new Set(statuses)).toEqual(new Set([200]))
      await drained
      const after = await comeBack
      const codes = after.map(({ code }) => code)
      expect(codes).toContain(1012)
      expect(codes.every((code) => code === 1012 || code === 'stays')).toBe(true)
      expect(after.every(({ socket }) => socket.readyState === WebSocket.OPEN)).toBe(true)
      for (const { socket } of after) socket.close()
    }, 60_000)
  })
}
