import { UNREACHED_STATUSES } from '../../api/unreached.ts'

/** The caches of every edition begin so; each edition has one of its own. */
const SHELL_PREFIX = 'samplan-shell-'

/** The page of any address of the client's. */
const PAGE = '/'
/** What the server answers itself, though a browser may be led there. */
const NOT_PAGES = ['/api/', '/sync/', '/offentlig/', '/healthz', '/metrics']
/** A page that is slower than this is on a line where the next one will be, too. */
const PAGE_LIMIT_MS = 4_000
/** A page of the edition before may be open still, and loads the rest of itself when it is needed. */
const EDITIONS_KEPT = 2

export interface Edition {
  /** Names these files and no others. */
  name: string
  /** Paths of every built file but the page. */
  files: readonly string[]
}

export interface ShellWorld {
  caches: CacheStorage
  fetch(request: Request | string, options?: RequestInit): Promise<Response>
  origin: string
}

/**
 * The built client as a browser keeps it, one cache an edition, each whole or not there. It answers only where the server does
 * not: a page comes from the server while it can be reached, so that nobody is held on an old edition. Answers of the API are
 * never kept.
 */
export class Shell {
  readonly #edition: Edition
  readonly #world: ShellWorld

  constructor(edition: Edition, world: ShellWorld) {
    this.#edition = edition
    this.#world = world
  }

  /** Rejects, and keeps nothing, where it cannot have all of this edition. */
  async install(): Promise<void> {
    const { caches, fetch } = this.#world
    const { name, files } = this.#edition
    const cacheName = SHELL_PREFIX + name
    // One that there is already would count as older than it is.
    await caches.delete(cacheName)
    const cache = await caches.open(cacheName)
    try {
      const hashed = files.filter(isHashed)
      await cache.addAll(hashed)
      await Promise.all(
        files
          .filter((file) => !isHashed(file))
          .map(async (file) => cache.put(file, await mustFetch(fetch, file))),
      )
      const page = await mustFetch(fetch, PAGE)
      const foreign = assetsNamedIn(await page.clone().text()).find((file) => !files.includes(file))
      if (foreign) throw new Error(`The server’s page is of another edition: it names ${foreign}.`)
      // Last: a cache with a page is whole.
      await cache.put(PAGE, page)
    } catch (error) {
      await caches.delete(cacheName)
      throw error
    }
  }

  async activate(): Promise<void> {
    const { caches } = this.#world
    const names = await shellNames(caches)
    await Promise.all(names.slice(0, -EDITIONS_KEPT).map((name) => caches.delete(name)))
  }

  /** Undefined where the browser is to ask as if there were no worker. */
  answer(request: Request): Promise<Response> | undefined {
    const { origin, pathname } = new URL(request.url)
    if (request.method !== 'GET' || origin !== this.#world.origin) return undefined
    if (request.mode === 'navigate')
      return NOT_PAGES.some((start) => pathname.startsWith(start)) ? undefined : this.#page(request)
    if (isHashed(pathname)) return this.#hashed(request)
    return this.#edition.files.includes(pathname) ? this.#fresh(request) : undefined
  }

  async #page(request: Request): Promise<Response> {
    const fetched = this.#world.fetch(request)
    const answer = await inTime(fetched)
    if (answer && !UNREACHED_STATUSES.includes(answer.status)) return answer
    const page = await this.#kept(PAGE)
    return page ? withFreshNonce(page) : fetched
  }

  async #hashed(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    return (await this.#kept(pathname)) ?? this.#world.fetch(request)
  }

  async #fresh(request: Request): Promise<Response> {
    const fetched = this.#world.fetch(request)
    const answer = await inTime(fetched)
    if (answer?.ok) return answer
    return (await this.#kept(new URL(request.url).pathname)) ?? fetched
  }

  /** From the newest edition that has it. */
  async #kept(path: string): Promise<Response | undefined> {
    const { caches } = this.#world
    for (const name of (await shellNames(caches)).reverse()) {
      const response = await (await caches.open(name)).match(path)
      if (response) return response
    }
    return undefined
  }
}

/** The caches of all editions, the oldest first. */
export async function shellNames(caches: CacheStorage): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(SHELL_PREFIX))
}

/** The same page, naming its scripts with a nonce that no answer has had before. */
async function withFreshNonce(page: Response): Promise<Response> {
  const policy = page.headers.get('content-security-policy') ?? ''
  const before = /'nonce-([^']+)'/u.exec(policy)?.[1]
  const headers = new Headers(page.headers)
  // The text is unpacked by now, and another.
  headers.delete('content-encoding')
  headers.delete('content-length')
  const text = await page.text()
  if (before === undefined) return new Response(text, { headers })
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
  headers.set('content-security-policy', policy.replaceAll(before, nonce))
  return new Response(text.replaceAll(before, nonce), { headers })
}

/** A file whose name changes with what is in it. */
function isHashed(path: string): boolean {
  return path.startsWith('/assets/')
}

function assetsNamedIn(page: string): string[] {
  return [...page.matchAll(/"(\/assets\/[^"]+)"/gu)].flatMap(([, file]) => file ?? [])
}

async function mustFetch(fetch: ShellWorld['fetch'], path: string): Promise<Response> {
  const response = await fetch(path, { cache: 'no-store' })
  if (!response.ok) throw new Error(`${path} is answered with ${response.status}.`)
  return response
}

/** Undefined where it fails or takes too long. */
async function inTime(fetched: Promise<Response>): Promise<Response | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => resolve(undefined), PAGE_LIMIT_MS)
  try {
    return await Promise.race([fetched, late])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
