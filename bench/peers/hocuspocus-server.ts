/** Hocuspocus with its SQLite extension, both as they come. */
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

const packages: readonly string[] = ['@hocuspocus/server', '@hocuspocus/extension-sqlite']
const [{ Server }, { SQLite }]: [ServerPackage, SqlitePackage] = [
  await import(packages[0] ?? ''),
  await import(packages[1] ?? ''),
]

const { folder } = readAssignment(process.argv.slice(2))
const server = new Server({
  address: '127.0.0.1',
  port: 0,
  quiet: true,
  stopOnSignals: false,
  extensions: [new SQLite({ database: join(folder, 'documents.sqlite') })],
})
await server.listen()
answerBench({ url: `ws://127.0.0.1:${server.address.port}/`, cookie: '', close: () => server.destroy() })
