import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { roomName } from '../answer-bench.ts'
import { BenchClient } from '../bench-client.ts'
import { type LongDocument, longDocument } from '../long-document.ts'
import type { Scenario } from '../scenario.ts'
import { newFolder, removeFolder, ServerProcess } from '../server-process.ts'
import { until } from '../until.ts'

const ROOM = roomName(0)
/** The writer waits for the server so often; its whole import would not fit into every server's queue. */
const UPDATES_BETWEEN_WAITS = 2_000
const WARM_JOINS = 5
const RESYNCS = 10
const JOINS_AT_ONCE = 50
/** For what a server sends after all is there. */
const AFTERMATH_MS = 500
/** The same document may be written a little shorter, but not without its text. */
const LEAST_SHARE_OF_BYTES = 0.9

/** A document with a long history, opened by the first person after a start, and by others while it is open. */
export const coldOpen: Scenario = {
  letter: 'C',
  title: 'Opening a document of 260,000 edits',
  figures: {
    coldTime: 'first to open after a start: ms until all is there',
    coldCpu: 'first to open: server CPU ms',
    coldBytes: 'first to open: bytes received, × the document',
    warmCpu: 'one more opens: server CPU ms',
    resyncCpu: 'one who has it all asks again: server CPU ms',
    herdTime: `${JOINS_AT_ONCE} open at once: ms until all have it`,
    herdCpu: `${JOINS_AT_ONCE} open at once: server CPU ms`,
    peakMemory: 'memory MB at most',
    importCpu: 'writing it: server CPU µs per update',
  },
  servers: ['hocuspocus', 'y-websocket', 'samplan'],
  run: async (name) => {
    const long = longDocument()
    const folder = await newFolder()
    try {
      const importCpu = await inServer(name, folder, (server) => write(server, long))
      return await inServer(name, folder, async (server) => {
        const cold = await openFirst(server, long)
        const warmCpu = await cpuOfEach(server, WARM_JOINS, async () => {
          const client = await openAll(server, long)
          await client.close()
        })
        const resyncCpu = await cpuOfEach(server, RESYNCS, async () => {
          await cold.client.ask(long.stateVector)
        })
        const herd = await openHerd(server, long)
        const { peakMemory } = await server.usage()
        await cold.client.close()
        return { ...cold.figures, warmCpu, resyncCpu, ...herd, peakMemory: peakMemory / 1e6, importCpu }
      })
    } finally {
      await removeFolder(folder)
    }
  },
}

async function inServer<T>(
  name: ServerProcess['name'],
  folder: string,
  work: (server: ServerProcess) => Promise<T>,
): Promise<T> {
  const server = await ServerProcess.start(name, { folder, rooms: 1 })
  try {
    return await work(server)
  } finally {
    await server.stop()
  }
}

/** Writes the document as its writer did; answers microseconds of server CPU per update. */
async function write(server: ServerProcess, { updates, stateVector }: LongDocument): Promise<number> {
  const writer = await BenchClient.join(server, ROOM)
  const before = await server.usage()
  for (const [index, update] of updates.entries()) {
    writer.sendUpdate(update)
    if (index % UPDATES_BETWEEN_WAITS === 0) await writer.ask(stateVector)
  }
  await writer.ask(stateVector)
  const after = await server.usage()
  await writer.close()
  return ((after.cpu - before.cpu) * 1000) / updates.length
}

async function openFirst(
  server: ServerProcess,
  long: LongDocument,
): Promise<{ client: BenchClient; figures: Record<'coldTime' | 'coldCpu' | 'coldBytes', number> }> {
  const before = await server.usage()
  const started = performance.now()
  const heard: Uint8Array[] = []
  let completeAt: number | undefined
  const note = (update: Uint8Array) => {
    const now = performance.now()
    heard.push(Uint8Array.from(update))
    if (Y.parseUpdateMeta(update).to.get(long.clientId) === long.clock) completeAt ??= now
  }
  const client = await BenchClient.open(server, ROOM, { update: note, difference: note })
  client.ask().catch(() => {})
  await until('the whole document has come', () => completeAt !== undefined)
  const coldTime = (completeAt ?? Number.NaN) - started
  await pause(AFTERMATH_MS)
  const after = await server.usage()
  confirm(heard, long)
  const coldBytes = client.bytesReceived / long.encoded.byteLength
  client.listener = {}
  return { client, figures: { coldTime, coldCpu: after.cpu - before.cpu, coldBytes } }
}

/** Throws unless what was heard holds the paragraph that was written; a new plan has an empty one beside it. */
function confirm(heard: readonly Uint8Array[], { encoded }: LongDocument): void {
  const [got, wanted] = [heard, [encoded]].map((updates) => {
    const document = new Y.Doc()
    for (const update of updates) Y.applyUpdate(document, update)
    return document.getXmlFragment('section-1').toString()
  })
  if (!got?.includes(wanted ?? 'no document'))
    throw new Error('The document that came back is not the one that was written.')
}

async function openAll(server: ServerProcess, { encoded }: LongDocument): Promise<BenchClient> {
  let bytes = 0
  const note = (update: Uint8Array) => {
    bytes += update.byteLength
  }
  const client = await BenchClient.open(server, ROOM, { update: note, difference: note })
  await client.ask()
  await until('the document has come', () => bytes >= encoded.byteLength * LEAST_SHARE_OF_BYTES)
  return client
}

async function cpuOfEach(server: ServerProcess, times: number, work: () => Promise<void>): Promise<number> {
  const before = await server.usage()
  for (let time = 0; time < times; time++) await work()
  const after = await server.usage()
  return (after.cpu - before.cpu) / times
}

async function openHerd(
  server: ServerProcess,
  long: LongDocument,
): Promise<Record<'herdTime' | 'herdCpu', number>> {
  const before = await server.usage()
  const started = performance.now()
  const clients = await Promise.all(Array.from({ length: JOINS_AT_ONCE }, () => openAll(server, long)))
  const herdTime = performance.now() - started
  const after = await server.usage()
  await Promise.all(clients.map((client) => client.close()))
  return { herdTime, herdCpu: after.cpu - before.cpu }
}
