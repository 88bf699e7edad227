/** Builds the browser client into dist/client, only when its sources have changed since the last build. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const stampFile = path.join(root, 'dist', 'client.stamp')
const SOURCES = [
  'client',
  'shared',
  'package-lock.json',
  'vite.config.ts',
  'scripts/build-service-worker.ts',
  'scripts/compiled-texts.ts',
  'scripts/guide-plugin.ts',
  'scripts/preload-texts.ts',
  'scripts/read-guide.ts',
  'scripts/route-groups.ts',
  'scripts/picture-size.ts',
  'docs/brugervejledning.md',
  'docs/pictures',
]

export async function buildClientWhenStale(): Promise<'built' | 'fresh'> {
  const stamp = await sourceStamp()
  const builtFrom = await readFile(stampFile, 'utf8').catch(() => undefined)
  if (builtFrom === stamp) return 'fresh'
  const [{ build }, { buildServiceWorker }] = await Promise.all([
    import('vite'),
    import('./build-service-worker.ts'),
  ])
  const { NODE_ENV } = process.env
  await build({
    root: path.join(root, 'client'),
    configFile: path.join(root, 'vite.config.ts'),
    logLevel: 'error',
  })
  await buildServiceWorker(path.join(root, 'dist', 'client'))
  // Vite leaves `production` behind, and React in tests that this process starts would be the one of the built client.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV
  else process.env.NODE_ENV = NODE_ENV
  await mkdir(path.dirname(stampFile), { recursive: true })
  await writeFile(stampFile, stamp)
  return 'built'
}

async function sourceStamp(): Promise<string> {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    for (const file of await filesIn(path.join(root, source))) {
      hash.update(path.relative(root, file)).update('\0')
      hash.update(await readFile(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

async function filesIn(place: string): Promise<string[]> {
  const entries = await readdir(place, { withFileTypes: true, recursive: true }).catch(() => undefined)
  if (!entries) return [place]
  return entries
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

if (import.meta.main) console.log(`The browser client is ${await buildClientWhenStale()}.`)
