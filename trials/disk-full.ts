import { execFile } from 'node:child_process'
import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { seededRandom } from '#server/testing/seeded-random.ts'
import { mustBeOnce, Typist, wordsOnNewPage } from '#server/testing/typist.ts'
import { signIn, startDemoServer, WRITERS } from './people/demo-server.ts'
import { notRun, type Trial } from './trial.ts'

const run = promisify(execFile)

const TYPISTS = 4
const DISK_BYTES = 16 * 1024 * 1024
const READER = 'rikke@difos.example'

/** A disk that fills while people type and has room again later, with one server all the while. */
export const diskFull: Trial = {
  name: 'disk-full',
  rules: ['KEPT-8'],
  roundsInCi: 2,
  rounds: 100,
  run: async (course) => {
    const disk = await mkdtemp(join(tmpdir(), 'samplan-disk-'))
    const mounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'samplan', disk]).then(
      () => true,
      () => false,
    )
    if (!mounted) {
      await rm(disk, { recursive: true })
      return notRun(course, 'only who may mount a small disk can fill one')
    }
    const server = await startDemoServer(join(disk, 'data'))
    let refused = 0
    let words = 0
    try {
      const cookies = await Promise.all(WRITERS.map((email) => signIn(server.url, email)))
      const reader = await signIn(server.url, READER)
      const random = seededRandom(course.firstSeed)
      const typists = Array.from({ length: TYPISTS }, (_, number) => new Typist(number, random))
      const connectAll = () =>
        Promise.all(typists.map((typist, index) => typist.connect(server.url, cookies[index] ?? '')))
      await connectAll()
      for (let seed = course.next(); seed !== undefined; seed = course.next()) {
        for (const typist of typists) for (let word = random.below(5); word >= 0; word--) typist.typeWord()
        await Promise.all(typists.map((typist) => typist.allSaved()))
        const filler = join(disk, 'filler')
        await fill(filler)
        // Until the disk has said no to each.
        await Promise.all(typists.map((typist) => typist.typeUntil(() => false)))
        await Promise.all(typists.map((typist) => typist.disconnected()))
        const saved = typists.flatMap((typist) => [...typist.saved])
        const onFullDisk = await wordsOnNewPage(server.url, reader)
        mustBeOnce(onFullDisk, saved, `round ${course.started}: called saved`)
        await rm(filler)
        await connectAll()
        const typed = typists.flatMap((typist) => typist.typed)
        mustBeOnce(await wordsOnNewPage(server.url, reader), typed, `round ${course.started}: typed`)
        if (server.child.exitCode !== null) throw new Error('the server ended')
        refused += typed.length - saved.length
        words = typed.length
      }
      return `The disk was full ${course.started} times while ${TYPISTS} people typed ${words} words: ${refused} were not called saved, and were once there was room; read all the while, by the same server.`
    } finally {
      await server.stop('SIGKILL')
      await run('umount', [disk])
      await rm(disk, { recursive: true })
    }
  },
}

/** Writes until there is no room for another byte. */
async function fill(path: string): Promise<void> {
  for (const piece of [1024 * 1024, 4096]) {
    const full = await (async () => {
      for (;;) await appendFile(path, Buffer.alloc(piece))
    })().catch((error: unknown) => error)
    if (!(full instanceof Error && 'code' in full && full.code === 'ENOSPC')) throw full
  }
}
