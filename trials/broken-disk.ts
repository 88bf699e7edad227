import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import * as decoding from 'lib0/decoding'
import { seededRandom } from '#server/testing/seeded-random.ts'
import { temporaryFolder } from '#server/testing/temporary-folder.ts'
import { mustBeOnce, Typist, wordsOnNewPage } from '#server/testing/typist.ts'
import { FRAMES } from '#shared/protocol/frames.ts'
import { SentFrames } from './disk/sent-frames.ts'
import { syscallsIn, tracing, whyNoTrace } from './disk/syscalls.ts'
import { type DemoServer, signIn, startDemoServer, WRITERS } from './people/demo-server.ts'
import { notRun, type Trial } from './trial.ts'

const TYPISTS = 4
const CALLS = ['fsync', 'fdatasync', 'write', 'writev']
/** Far longer than it takes to come to the sync that fails. */
const ENDS_WITHIN_MS = 60_000
/**
 * Before it the server syncs the folder, in which the log is new, and the log; then SQLite asks for the folder's sync once
 * more and does not mind when that fails.
 */
const FIRST_FAILURE = 4
/** So many syncs of a journal there are at most before one fails. */
const LATEST_FAILURE = 40

/** One sync of the disk fails: nothing is called saved from then on, the server ends, and the next finds all that was. */
export const brokenDisk: Trial = {
  name: 'broken-disk',
  rules: ['KEPT-9'],
  roundsInCi: 1,
  rounds: 200,
  run: async (course) => {
    const reason = await whyNoTrace()
    if (reason !== undefined) return notRun(course, reason)
    const { folder, remove } = await temporaryFolder()
    const data = join(folder, 'data')
    const trace = join(folder, 'trace')
    let savedInAll = 0
    let server: DemoServer | undefined
    try {
      server = await startDemoServer(data)
      const { url } = server
      const cookies = await Promise.all(WRITERS.map((email) => signIn(url, email)))
      const random = seededRandom(course.firstSeed)
      const typists = Array.from({ length: TYPISTS }, (_, number) => new Typist(number, random))
      const connectAll = ({ url }: DemoServer) =>
        Promise.all(typists.map((typist, index) => typist.connect(url, cookies[index] ?? '')))
      await server.stop('SIGTERM')
      await mustNotStart(data, trace)
      server = await startDemoServer(data, { again: true })
      for (let seed = course.next(); seed !== undefined; seed = course.next()) {
        await server.stop('SIGTERM')
        const failing = FIRST_FAILURE + random.below(LATEST_FAILURE)
        server = await startDemoServer(data, { under: withFailing(failing, trace), again: true })
        let isOver = false
        const typing = connectAll(server)
          .then(() => Promise.all(typists.map((typist) => typist.typeUntil(() => isOver))))
          // The sync may fail before everybody is back.
          .catch(() => {})
        const code = await Promise.race([
          server.ended,
          after(ENDS_WITHIN_MS, 'goes on' as const, { ref: false }),
        ])
        isOver = true
        await typing
        if (code === 'goes on') throw new Error(`sync ${failing} failed, and the server goes on`)
        if (code === 0) throw new Error(`sync ${failing} failed, and the server ended with code 0`)
        await Promise.all(typists.map((typist) => typist.disconnected()))
        await mustSayNothingSavedAfter(trace)
        const saved = typists.flatMap((typist) => [...typist.saved])
        server = await startDemoServer(data, { again: true })
        mustBeOnce(
          await wordsOnNewPage(server.url, cookies[0] ?? ''),
          saved,
          `sync ${failing} failed: called saved`,
        )
        await connectAll(server)
        const typed = typists.flatMap((typist) => typist.typed)
        mustBeOnce(await wordsOnNewPage(server.url, cookies[0] ?? ''), typed, `sync ${failing} failed: typed`)
        for (const typist of typists) typist.close()
        await Promise.all(typists.map((typist) => typist.disconnected()))
        savedInAll = saved.length
        await rm(trace)
      }
      return `${course.started} syncs failed under ${TYPISTS} people: no acknowledgement after any, the server ended each time with an error, and the next had the ${savedInAll} words saved before.`
    } finally {
      await server?.stop('SIGKILL')
      await remove()
    }
  },
}

/** Words that run a command whose sync number `failing` of the disk fails. */
function withFailing(failing: number, trace: string): string[] {
  return [...tracing(CALLS, trace), '-e', `inject=fsync,fdatasync:error=EIO:when=${failing}`]
}

/** The first sync is of the folder: where it fails, a log that is acknowledged from might be gone after a power loss. */
async function mustNotStart(data: string, trace: string): Promise<void> {
  const started = await startDemoServer(data, { under: withFailing(1, trace), again: true }).catch(
    () => undefined,
  )
  await started?.stop('SIGKILL')
  if (started) throw new Error('The sync of the folder failed, and the server started.')
  await rm(trace)
}

async function mustSayNothingSavedAfter(trace: string): Promise<void> {
  const sent = new SentFrames()
  let failed: number | undefined
  for await (const call of syscallsIn(trace)) {
    sent.take(call)
    if (call.name.endsWith('sync') && call.result < 0) failed ??= call.ended
  }
  if (failed === undefined) throw new Error('no sync failed')
  for (const { begun, payload } of sent.frames) {
    const isSaved = decoding.readVarUint(decoding.createDecoder(payload)) === FRAMES.saved.type
    if (isSaved && begun > failed) throw new Error('something was called saved after a sync had failed')
  }
}
