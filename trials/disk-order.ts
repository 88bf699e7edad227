import { join } from 'node:path'
import * as decoding from 'lib0/decoding'
import { seededRandom } from '#server/testing/seeded-random.ts'
import { temporaryFolder } from '#server/testing/temporary-folder.ts'
import { Typist, WORD } from '#server/testing/typist.ts'
import { FRAMES } from '#shared/protocol/frames.ts'
import { SentFrames } from './disk/sent-frames.ts'
import { type Syscall, syscallsIn, tracing, whyNoTrace } from './disk/syscalls.ts'
import { signIn, startDemoServer, WRITERS } from './people/demo-server.ts'
import { notRun, type Trial } from './trial.ts'

const WORDS_A_ROUND = 50
const CALLS = ['openat', 'pwrite64', 'write', 'writev', 'fsync', 'fdatasync', 'rename']

/** What the kernel saw of a real server: nothing is sent, to anyone, of a word that is not on disk. */
export const diskOrder: Trial = {
  name: 'disk-order',
  rules: ['SYNC-1', 'KEPT-5'],
  roundsInCi: 1,
  rounds: 200,
  run: async (course) => {
    const reason = await whyNoTrace()
    if (reason !== undefined) return notRun(course, reason)
    const { folder, remove } = await temporaryFolder()
    try {
      const trace = join(folder, 'trace')
      const data = join(folder, 'data')
      const server = await startDemoServer(data, { under: tracing(CALLS, trace) })
      const random = seededRandom(course.firstSeed)
      // One after another: the trace tells them apart by the order in which they came.
      const typists: Typist[] = []
      for (const [number, email] of WRITERS.entries()) {
        const typist = new Typist(number, random)
        await typist.connect(server.url, await signIn(server.url, email))
        typists.push(typist)
      }
      for (let seed = course.next(); seed !== undefined; seed = course.next()) {
        for (let word = 0; word < WORDS_A_ROUND; word++) {
          typists[word % typists.length]?.typeWord()
          if (random.below(4) === 0) await Promise.all(typists.map((typist) => typist.allSaved()))
        }
        await Promise.all(typists.map((typist) => typist.allSaved()))
      }
      await server.stop('SIGTERM')
      return await judge(trace, data, typists)
    } finally {
      await remove()
    }
  },
}

async function judge(trace: string, data: string, typists: readonly Typist[]): Promise<string> {
  const disk = new DiskOrder(data)
  const sent = new SentFrames()
  for await (const call of syscallsIn(trace)) {
    disk.take(call)
    sent.take(call)
  }
  const mustBeOnDisk = (word: string, begun: number, what: string) => {
    const since = disk.onDiskSince.get(word)
    if (since === undefined) throw new Error(`${word} was ${what} and never written and synced`)
    if (since > begun)
      throw new Error(`${word} was ${what} in line ${begun}, and is on disk since line ${since}`)
  }
  let acknowledged = 0
  let shown = 0
  for (const { socket, begun, payload } of sent.frames) {
    const decoder = decoding.createDecoder(payload)
    const type = decoding.readVarUint(decoder)
    if (type === FRAMES.saved.type) {
      const count = decoding.readVarUint(decoder)
      for (const word of typists[socket]?.typed.slice(0, count) ?? [])
        mustBeOnDisk(word, begun, 'called saved')
      acknowledged++
    } else if (type === FRAMES.sync.type) {
      for (const [word] of payload.toString('latin1').matchAll(WORD)) {
        mustBeOnDisk(word, begun, 'shown')
        shown++
      }
    }
  }
  const words = typists.flatMap(({ typed }) => typed)
  for (const word of words)
    if (!disk.onDiskSince.has(word)) throw new Error(`${word} was never written and synced`)
  const signedIn = sent.answers.filter(({ head }) => /set-cookie/i.test(head))
  for (const [index, { begun }] of signedIn.entries()) {
    if (disk.replacements.filter((durable) => durable < begun).length <= index)
      throw new Error(`somebody was signed in, in line ${begun}, before the directory was on disk`)
  }
  return `${words.length} words, ${acknowledged} acknowledgements and ${shown} words shown to others, each after the sync of its record; ${signedIn.length} sign-ins, each after file, name and folder were synced.`
}

/** Since which line of the trace things are on disk. */
class DiskOrder {
  readonly onDiskSince = new Map<string, number>()
  /** The lines at which a file's new name was on disk, the file having been before. */
  readonly replacements: number[] = []
  readonly #folder: string
  readonly #log: string
  readonly #written = new Map<string, number>()
  readonly #synced = new Set<string>()
  #renamed = 0

  constructor(folder: string) {
    this.#folder = folder
    this.#log = join(folder, 'journal.sqlite-wal')
  }

  take(call: Syscall): void {
    const { name, target, strings, begun, ended, result } = call
    if (result < 0) return
    switch (name) {
      case 'pwrite64':
      case 'write':
      case 'writev':
        this.#synced.delete(target)
        if (target !== this.#log) return
        for (const [word] of Buffer.concat(strings).toString('latin1').matchAll(WORD))
          if (!this.onDiskSince.has(word) && !this.#written.has(word)) this.#written.set(word, ended)
        return
      case 'fsync':
      case 'fdatasync':
        this.#synced.add(target)
        if (target === this.#log) this.#syncedLog(begun, ended)
        if (target === this.#folder) for (; this.#renamed > 0; this.#renamed--) this.replacements.push(ended)
        return
      case 'rename': {
        const from = String(strings[0])
        if (!from.startsWith(this.#folder)) return
        if (!this.#synced.has(from)) throw new Error(`${from} was renamed before it was synced`)
        this.#renamed++
        return
      }
      default:
        return
    }
  }

  /** A sync covers what was written before it began. */
  #syncedLog(begun: number, ended: number): void {
    for (const [word, written] of this.#written) {
      if (written >= begun) continue
      this.onDiskSince.set(word, ended)
      this.#written.delete(word)
    }
  }
}
