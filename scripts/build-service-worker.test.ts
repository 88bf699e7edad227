import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../server/testing/temporary-folder.ts'
import { buildServiceWorker, editionOf } from './build-service-worker.ts'

let folder: string
let remove: () => Promise<void>
const write = (name: string, text: string) => writeFile(path.join(folder, name), text)

beforeAll(async () => {
  ;({ folder, remove } = await temporaryFolder())
  await mkdir(path.join(folder, 'assets'))
  await write('assets/index-abc.js', 'export {}')
  await write('samplan.svg', '<svg/>')
  await write('index.html', '<script src="/assets/index-abc.js"></script>')
  await buildServiceWorker(folder)
})
afterAll(() => remove())

/** Runs a built worker as a browser would; answers what it listens for. */
async function run(name: string, world: object = {}): Promise<Map<string, (event: unknown) => void>> {
  const listeners = new Map<string, (event: unknown) => void>()
  const self = {
    addEventListener: (type: string, listener: (event: unknown) => void) => listeners.set(type, listener),
    skipWaiting: async () => undefined,
    ...world,
  }
  const code = await readFile(path.join(folder, name), 'utf8')
  runInNewContext(code, {
    self,
    URL,
    Response,
    Headers,
    location: { origin: 'https://plan.example' },
    ...world,
  })
  return listeners
}

describe('[OFFLINE-4] the built worker', () => {
  it('is one file that knows every built file but the page and the workers', async () => {
    const code = await readFile(path.join(folder, 'service-worker.js'), 'utf8')
    expect(code).not.toMatch(/\bimport\b|\bexport\b/u)
    const { files, name } = await editionOf(folder)
    expect(files).toEqual(['/assets/index-abc.js', '/samplan.svg'])
    expect(code).toContain(name)
    const listeners = await run('service-worker.js', { caches: {} })
    expect([...listeners.keys()].sort()).toEqual(['activate', 'fetch', 'install'])
  })

  it('is another one as soon as a file or the page is', async () => {
    const before = await editionOf(folder)
    await write('index.html', '<script src="/assets/index-abc.js" async></script>')
    const after = await editionOf(folder)
    expect(after.files).toEqual(before.files)
    expect(after.name).not.toBe(before.name)
  })
})

describe('[OFFLINE-6] the worker that retires it', () => {
  it('takes away every edition and itself, and answers nothing', async () => {
    const names = new Set(['samplan-shell-a', 'samplan-shell-b', 'another'])
    const caches = { keys: async () => [...names], delete: async (name: string) => names.delete(name) }
    let isRegistered = true
    const registration = {
      unregister: async () => {
        isRegistered = false
        return true
      },
    }
    const listeners = await run('retired-worker.js', { caches, registration })
    expect(listeners.has('fetch')).toBe(false)
    const waited: Promise<unknown>[] = []
    listeners.get('activate')?.({ waitUntil: (work: Promise<unknown>) => waited.push(work) })
    await Promise.all(waited)
    expect([...names]).toEqual(['another'])
    expect(isRegistered).toBe(false)
  })
})
