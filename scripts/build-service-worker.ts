/** Builds the service worker of a built client, and the one that retires it: each one file that names or imports no other. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'vite'
import { RETIRED_WORKER, SERVICE_WORKER } from '../shared/protocol/service-worker.ts'

const sources = path.resolve(import.meta.dirname, '..', 'client', 'features', 'offline')
/** What a browser is to ask the server for each time. */
const NEVER_KEPT = ['/index.html', SERVICE_WORKER, RETIRED_WORKER]

export async function buildServiceWorker(folder: string): Promise<void> {
  const edition = JSON.stringify(await editionOf(folder))
  await buildWorker(folder, 'service-worker.ts', SERVICE_WORKER, { EDITION: edition })
  await buildWorker(folder, 'retired-worker.ts', RETIRED_WORKER, {})
}

/** Every file of the client, and a name that another page or file would change. */
export async function editionOf(folder: string): Promise<{ name: string; files: string[] }> {
  const all = await pathsIn(folder)
  const files = all.filter((file) => !NEVER_KEPT.includes(file))
  const hash = createHash('sha256')
  for (const file of ['/index.html', ...files]) {
    hash.update(file).update('\0')
    hash.update(await readFile(path.join(folder, file))).update('\0')
  }
  return { name: hash.digest('hex').slice(0, 16), files }
}

async function pathsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(
      (entry) => `/${path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/')}`,
    )
    .sort()
}

async function buildWorker(
  folder: string,
  source: string,
  name: string,
  define: Record<string, string>,
): Promise<void> {
  await build({
    configFile: false,
    root: sources,
    publicDir: false,
    logLevel: 'error',
    define,
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2023',
      rolldownOptions: {
        input: path.join(sources, source),
        output: { format: 'iife', entryFileNames: name.slice(1) },
      },
    },
  })
}
