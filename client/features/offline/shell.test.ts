import { describe, expect, it, vi } from 'vitest'
import { type Edition, Shell, shellNames } from './shell.ts'

const ORIGIN = 'https://plan.example'
const OLD: Edition = { name: 'old', files: ['/assets/index-old.js', '/assets/same.css', '/samplan.svg'] }
const NEW: Edition = { name: 'new', files: ['/assets/index-new.js', '/assets/same.css', '/samplan.svg'] }

/** The caches of a browser, in memory; in the order in which they were made. */
class MemoryCaches {
  readonly #caches = new Map<string, Map<string, Response>>()
  readonly #fetch: (path: string) => Promise<Response>

  constructor(fetch: (path: string) => Promise<Response>) {
    this.#fetch = fetch
  }

  async keys() {
    return [...this.#caches.keys()]
  }

  async delete(name: string) {
    return this.#caches.delete(name)
  }

  async open(name: string) {
    const kept = this.#caches.get(name) ?? new Map<string, Response>()
    this.#caches.set(name, kept)
    return {
      addAll: async (paths: string[]) => {
        for (const path of paths) {
          const response = await this.#fetch(path)
          if (!response.ok) throw new TypeError('Not all could be had.')
          kept.set(path, response)
        }
      },
      put: async (path: string, response: Response) => void kept.set(path, response),
      match: async (path: string) => kept.get(path)?.clone(),
    }
  }
}

/** A server with one edition, until it has another or cannot be reached. */
function browser() {
  const server = { edition: OLD as Edition | undefined, status: 200, visits: 0 }
  const fetch = async (asked: Request | string) => {
    const path = new URL(typeof asked === 'string' ? asked : asked.url, ORIGIN).pathname
    if (!server.edition) throw new TypeError('Failed to fetch')
    if (server.status !== 200) return new Response('Bad gateway', { status: server.status })
    if (server.edition.files.includes(path)) return new Response(`${path} of ${server.edition.name}`)
    if (path.startsWith('/assets/')) return new Response('', { status: 404 })
    server.visits += 1
    const nonce = `nonce${server.visits}`
    const headers = { 'content-security-policy': `script-src 'nonce-${nonce}' 'strict-dynamic'` }
    return new Response(`<script src="${server.edition.files[0]}" nonce="${nonce}">`, { headers })
  }
  const caches = new MemoryCaches(fetch) as unknown as CacheStorage
  return {
    server,
    caches,
    shellOf: (edition: Edition) => new Shell(edition, { caches, fetch, origin: ORIGIN }),
  }
}

async function installed() {
  const here = browser()
  const shell = here.shellOf(OLD)
  await shell.install()
  await shell.activate()
  return { ...here, shell }
}

/** No program may make a request that navigates. */
function asked(path: string, mode: RequestMode = 'no-cors', method = 'GET'): Request {
  return { url: ORIGIN + path, mode, method } as Request
}

const textOf = async (answer: Promise<Response> | undefined) => (await answer)?.text()

describe('[OFFLINE-4] the kept client', () => {
  it('answers with the page and its files where the server cannot be reached', async () => {
    const { server, shell } = await installed()
    server.edition = undefined
    expect(await textOf(shell.answer(asked('/planer/demo-2027', 'navigate')))).toContain(
      '/assets/index-old.js',
    )
    expect(await textOf(shell.answer(asked('/assets/index-old.js')))).toBe('/assets/index-old.js of old')
    expect(await textOf(shell.answer(asked('/samplan.svg')))).toBe('/samplan.svg of old')
  })

  it.each([502, 503, 504])('does so where only a proxy answers, with %i', async (status) => {
    const { server, shell } = await installed()
    server.status = status
    expect(await textOf(shell.answer(asked('/', 'navigate')))).toContain('/assets/index-old.js')
  })

  it('does so where the server takes too long', async () => {
    vi.useFakeTimers()
    const { caches } = await installed()
    const never = new Shell(OLD, { caches, fetch: () => new Promise(() => undefined), origin: ORIGIN })
    const page = textOf(never.answer(asked('/', 'navigate')))
    await vi.advanceTimersByTimeAsync(4_000)
    vi.useRealTimers()
    expect(await page).toContain('/assets/index-old.js')
  })

  it('leaves what the server says to the server', async () => {
    const { server, shell } = await installed()
    expect(shell.answer(asked('/api/plans', 'cors'))).toBeUndefined()
    expect(shell.answer(asked('/api/oidc/idp/callback', 'navigate'))).toBeUndefined()
    expect(shell.answer(asked('/offentlig/2027-abcdefgh', 'navigate'))).toBeUndefined()
    expect(shell.answer(asked('/assets/index-old.js', 'cors', 'POST'))).toBeUndefined()
    expect(shell.answer({ ...asked('/'), url: 'https://elsewhere.example/assets/x.js' })).toBeUndefined()
    server.edition = NEW
    expect(await textOf(shell.answer(asked('/', 'navigate')))).toContain('/assets/index-new.js')
  })

  it('fails as the network does where nothing is kept', async () => {
    const { server, shellOf } = browser()
    server.edition = undefined
    await expect(shellOf(OLD).answer(asked('/', 'navigate'))).rejects.toThrow('Failed to fetch')
  })

  it('[SEC-1] names the scripts of each page with a nonce of its own', async () => {
    const { server, shell } = await installed()
    server.edition = undefined
    const nonces = new Set<string | undefined>()
    for (let visit = 0; visit < 3; visit++) {
      const page = await shell.answer(asked('/', 'navigate'))
      const nonce = /'nonce-([^']+)' 'strict-dynamic'/u.exec(
        page?.headers.get('content-security-policy') ?? '',
      )?.[1]
      expect(await page?.text()).toBe(`<script src="/assets/index-old.js" nonce="${nonce}">`)
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(3)
    expect(nonces).not.toContain('nonce1')
  })
})

describe('[OFFLINE-5] a new edition', () => {
  it('is kept whole or not at all, and never with a page of another', async () => {
    const { server, caches, shellOf } = await installed()
    // Its worker is there, but the server goes on with the old one.
    await expect(shellOf(NEW).install()).rejects.toThrow()
    expect(await shellNames(caches)).toEqual(['samplan-shell-old'])
    // All its files are there, but the page that comes is another one's.
    server.edition = { name: 'newer', files: [...OLD.files, ...NEW.files] }
    await expect(shellOf(NEW).install()).rejects.toThrow('of another edition: it names /assets/index-old.js')
    expect(await shellNames(caches)).toEqual(['samplan-shell-old'])
  })

  it('leaves a page of the one before the rest of its files, and no more', async () => {
    const { server, caches, shellOf } = await installed()
    server.edition = NEW
    const next = shellOf(NEW)
    await next.install()
    await next.activate()
    server.edition = undefined
    expect(await textOf(next.answer(asked('/', 'navigate')))).toContain('/assets/index-new.js')
    expect(await textOf(next.answer(asked('/assets/index-old.js')))).toBe('/assets/index-old.js of old')

    server.edition = { name: 'third', files: ['/assets/index-third.js'] }
    const third = shellOf(server.edition)
    await third.install()
    await third.activate()
    expect(await shellNames(caches)).toEqual(['samplan-shell-new', 'samplan-shell-third'])
  })

  it('counts as the newest also where the server has gone back to it', async () => {
    const { server, caches, shell, shellOf } = await installed()
    server.edition = NEW
    await shellOf(NEW).install()
    server.edition = OLD
    await shell.install()
    expect(await shellNames(caches)).toEqual(['samplan-shell-new', 'samplan-shell-old'])
  })
})
