/** Hocuspocus with its SQLite extension, and with its Redis extension where it is one of several, all as they come. */
import { join } from 'node:path'
import { answerBench, readAssignment } from '../answer-bench.ts'

/** What is used of the packages, which are installed only beside this file. */
interface ServerPackage {
  Server: new (options: {
    address: string
    port: number
    quiet: boolean
    stopOnSignals: boolean
    extensions: object[]
  }) => { listen(): Promise<unknown>; destroy(): Promise<void>; readonly address: { port: number } }
}
interface SqlitePackage {
  SQLite: new (options: { database: string }) => object
}
interface RedisPackage {
  Redis: new (options: { host: string; port: number }) => object
}

const packages: readonly string[] = ['@hocuspocus/server', '@hocuspocus/extension-sqlite']
const [{ Server }, { SQLite }]: [ServerPackage, SqlitePackage] = [
  await import(packages[0] ?? ''),
  await import(packages[1] ?? ''),
]

const { folder, redisUrl } = readAssignment(process.argv.slice(2))
const extensions = [new SQLite({ database: join(folder, 'documents.sqlite') })]
if (redisUrl !== undefined) {
  // Said whenever another server stores the document already, hundreds of times a run: how they agree, and no fault.
  const tell = console.error
  console.error = (...words: unknown[]) => {
    if (!words.includes('Another instance is already storing this document')) tell(...words)
  }
  const name = '@hocuspocus/extension-redis'
  const { Redis }: RedisPackage = await import(name)
  const { hostname, port } = new URL(redisUrl)
  extensions.push(new Redis({ host: hostname, port: Number(port) }))
}
const server = new Server({
  address: '127.0.0.1',
  port: 0,
  quiet: true,
  stopOnSignals: false,
  extensions,
})
await server.listen()
answerBench({ url: `ws://127.0.0.1:${server.address.port}/`, cookie: '', close: () => server.destroy() })
