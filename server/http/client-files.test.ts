import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RETIRED_WORKER, SERVICE_WORKER } from '#shared/protocol/service-worker.ts'
import { send, startTestServer } from '../testing/start-test-server.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

let clientFolder: string
let remove: () => Promise<void>

beforeAll(async () => {
  ;({ folder: clientFolder, remove } = await temporaryFolder())
  await mkdir(join(clientFolder, 'assets'))
  await writeFile(join(clientFolder, 'index.html'), '<html lang="da">siden')
  await writeFile(join(clientFolder, 'samplan.webmanifest'), '{}')
  await writeFile(join(clientFolder, SERVICE_WORKER), 'holder klienten')
  await writeFile(join(clientFolder, RETIRED_WORKER), 'rydder op')
})
afterAll(() => remove())

async function worker(worksOffline: boolean) {
  const server = await startTestServer({ clientFolder, worksOffline })
  const response = await send(server.url, 'GET', SERVICE_WORKER)
  const manifest = await send(server.url, 'GET', '/samplan.webmanifest')
  const text = await response.text()
  const page = await (await send(server.url, 'GET', '/planer')).text()
  await server.close()
  return { page, text, headers: response.headers, manifest: manifest.headers.get('content-type') }
}

describe('[OFFLINE-6] the worker that keeps the client', () => {
  it('is asked for anew each time, at the root, so that every page is its own', async () => {
    const { page, text, headers, manifest } = await worker(true)
    expect(page).toBe('<html lang="da">siden')
    expect(text).toBe('holder klienten')
    expect(headers.get('content-type')).toContain('javascript')
    expect(headers.get('cache-control')).toBe('no-cache')
    expect(headers.get('content-security-policy')).toContain("connect-src 'self'")
    expect(manifest).toContain('application/manifest+json')
  })

  it('has its place taken by the one that retires it, where Samplan is to work without', async () => {
    const { page, text, headers } = await worker(false)
    expect(page).toBe('<html data-offline="off" lang="da">siden')
    expect(text).toBe('rydder op')
    expect(headers.get('content-type')).toContain('javascript')
    expect(headers.get('cache-control')).toBe('no-cache')
  })
})
