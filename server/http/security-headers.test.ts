import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NONCE_PLACEHOLDER } from '#shared/protocol/nonce.ts'
import { keptLog } from '../testing/kept-log.ts'
import { cookieOf, PASSWORD, send, startTestServer, type TestServer } from '../testing/start-test-server.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

const { log, text: logged } = keptLog()
let server: TestServer
let removeClient: () => Promise<void>

beforeAll(async () => {
  const { folder, remove } = await temporaryFolder()
  removeClient = remove
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'assets', 'x.js'), 'export {}')
  await writeFile(
    join(folder, 'index.html'),
    `<script src="/assets/x.js" nonce="${NONCE_PLACEHOLDER}"></script>`,
  )
  server = await startTestServer({ clientFolder: folder, log })
})
afterAll(async () => {
  await server.close()
  await removeClient()
})

const get = (path: string, url = server.url) => send(url, 'GET', path)

function directivesOf({ headers }: Response): Map<string, string> {
  const policy = headers.get('content-security-policy') ?? ''
  return new Map(
    policy.split('; ').map((directive): [string, string] => {
      const [name = '', ...values] = directive.split(' ')
      return [name, values.join(' ')]
    }),
  )
}

describe('[SEC-1] every answer', () => {
  test.each([
    '/',
    '/index.html',
    '/planer/demo-2027',
    '/assets/x.js',
    '/assets/none.js',
    '/api/session',
    '/api/nothing',
    '/healthz',
  ])('to %s says what a page may do, and is no page of another site’s', async (path) => {
    const response = await get(path)
    const directives = directivesOf(response)
    expect(directives.get('default-src')).toBe("'none'")
    expect(directives.get('script-src')).toMatch(/^'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic'$/u)
    expect(directives.get('style-src')).toBe("'self'")
    expect(directives.get('worker-src')).toBe("'self'")
    expect(directives.get('manifest-src')).toBe("'self'")
    expect(directives.get('base-uri')).toBe("'none'")
    expect(directives.get('form-action')).toBe("'self'")
    expect(directives.get('frame-ancestors')).toBe("'none'")
    expect(directives.get('require-trusted-types-for')).toBe("'script'")
    expect(directives.get('trusted-types')).toBe('default samplan')
    expect(directives.get('report-uri')).toBe('/api/csp-report')
    expect([...directives.values()].join(' ')).not.toMatch(/unsafe|\*|https?:/u)
    const { headers } = response
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  test('has a nonce of its own, which the page names its scripts with, also under its file name', async () => {
    const seen = new Set<string>()
    for (const path of ['/', '/', '/planer/x', '/index.html']) {
      const response = await get(path)
      const nonce = /'nonce-([^']+)'/u.exec(directivesOf(response).get('script-src') ?? '')?.[1] ?? ''
      expect(await response.text()).toBe(`<script src="/assets/x.js" nonce="${nonce}"></script>`)
      seen.add(nonce)
    }
    expect(seen.size).toBe(4)
  })

  test('[S15] asks for TLS for good where the public address has it, and its cookie is that host’s alone', async () => {
    const behind = await startTestServer({ publicUrl: new URL('https://plan.example') })
    expect((await get('/healthz', behind.url)).headers.get('strict-transport-security')).toContain(
      'max-age=31536000',
    )
    const who = { email: 'anna@censec.example', password: PASSWORD }
    const signedIn = await send(behind.url, 'POST', '/api/session', who)
    expect(signedIn.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-samplan_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/u,
      ),
    ])
    const whoAmI = (cookie: string) => send(behind.url, 'GET', '/api/session', undefined, { cookie })
    expect((await whoAmI(cookieOf(signedIn))).status).toBe(200)
    // A plain connection or another host could have set the plain name.
    expect((await whoAmI(cookieOf(signedIn).replace('__Host-', ''))).status).toBe(401)
    await behind.close()
  })
})

describe('[SEC-2] what a browser reports', () => {
  const report = (body: unknown, contentType: string) =>
    send(server.url, 'POST', '/api/csp-report', body, { 'content-type': contentType })
  const violations = async () => /^samplan_policy_violations_total (\d+)/mu.exec(await server.metrics())?.[1]

  test('is counted and logged in either form, without what it was about', async () => {
    const old = {
      'csp-report': {
        'document-uri': 'https://plan.example/planer/hemmelig-plan',
        'violated-directive': 'script-src-elem',
        'blocked-uri': 'https://elsewhere.example/hemmelig.js?x=hemmelig',
        'script-sample': 'hemmelig',
      },
    }
    expect((await report(old, 'application/csp-report')).status).toBe(204)
    const body = { effectiveDirective: 'style-src-attr', blockedURL: 'inline', sample: 'hemmelig' }
    const more = [{ type: 'csp-violation', url: 'https://plan.example/hemmelig', body }, { body }]
    expect((await report(more, 'application/reports+json')).status).toBe(204)
    expect(await violations()).toBe('3')
    expect(logged()).toContain('"directive":"script-src-elem","blocked":"https://elsewhere.example"')
    expect(logged()).toContain('"directive":"style-src-attr","blocked":"inline"')
    expect(logged()).not.toContain('hemmelig')
  })

  test('cannot write lines into the log, nor fill it', async () => {
    const forged = 'script-src\r\n{"level":60,"msg":"forfalsket"}'
    const body = { effectiveDirective: forged, blockedURL: `eval\n${forged}` }
    expect((await report([{ body }], 'application/reports+json')).status).toBe(204)
    expect(logged()).not.toContain('forfalsket')
    expect((await report([{ body: {} }], 'application/reports+json')).status).toBe(400)
    expect((await report(Array(21).fill({ body }), 'application/reports+json')).status).toBe(400)
    const statuses = []
    for (let more = 0; more < 60; more++)
      statuses.push((await report([{ body }], 'application/reports+json')).status)
    expect(statuses.at(-1)).toBe(429)
  })
})
