/** What a browser does with cookies and redirects, no more: for tests of signing in elsewhere. */
export class Browser {
  readonly cookies = new Map<string, string>()
  readonly #origin: string

  constructor(origin: string) {
    this.#origin = origin
  }

  get isSignedIn(): boolean {
    return this.cookies.has('samplan_session')
  }

  /** Sends a request to the server under test, with this browser's cookies. */
  async request(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(new URL(path, this.#origin), {
      method,
      redirect: 'manual',
      headers: {
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ')
      const [name = '', value = ''] = pair.split('=')
      if (attributes.includes('Max-Age=0')) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return response
  }

  /** Begins at the server under test; answers the provider's address that the page is to go to. */
  async begin(path: string, body: unknown = {}): Promise<string> {
    const response = await this.request('POST', path, body)
    const answer = await response.json()
    if (response.status !== 200) throw new Error(`Not begun: ${JSON.stringify(answer)}`)
    return answer.address
  }

  /** Comes back from the provider with this address; answers the page that it leads to. */
  async comeBack(address: string): Promise<string> {
    const { pathname, search } = new URL(address)
    const response = await this.request('GET', pathname + search)
    return response.headers.get('location') ?? `nowhere: ${response.status}`
  }
}
