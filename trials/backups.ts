import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { sqliteJournalFiles } from '#server/adapters/sqlite-journal-files.ts'
import { backUp } from '#server/operations/backup.ts'
import { restore } from '#server/operations/restore.ts'
import { journalPath } from '#server/operations/tools.ts'
import { readDocument } from '#server/rooms/read-document.ts'
import { type SeededRandom, seededRandom } from '#server/testing/seeded-random.ts'
import { PLAN_ROOM } from '#server/testing/start-test-server.ts'
import { temporaryFolder } from '#server/testing/temporary-folder.ts'
import { toolsFor } from '#server/testing/tools-for.ts'
import { Typist, wordsIn } from '#server/testing/typist.ts'
import { type DemoServer, signIn, startDemoServer, WRITERS } from './people/demo-server.ts'
import { namingSeed, type Trial } from './trial.ts'

const TYPISTS = 20
const MOST_WORDS_UNDER_WAY = 12
/** So many backups of one workspace, so that its plan stays of a size that plans have. */
const BACKUPS_A_WORKSPACE = 25

/** Backups of a running server while twenty people type, each restored: what was saved before is in it, and nothing by halves. */
export const backups: Trial = {
  name: 'backups',
  rules: ['OPS-1', 'OPS-2'],
  roundsInCi: 3,
  rounds: 500,
  run: async (course) => {
    const { folder: root, remove } = await temporaryFolder()
    let workspace: Workspace | undefined
    const seen = { saved: 0, more: 0 }
    try {
      for (let seed = course.next(); seed !== undefined; seed = course.next()) {
        const random = seededRandom(seed)
        if (workspace && workspace.backups >= BACKUPS_A_WORKSPACE) {
          await workspace.close()
          workspace = undefined
        }
        workspace ??= await Workspace.open(await mkdtemp(join(root, 'workspace-')), random)
        const current = workspace
        await namingSeed(seed, () => current.backUpAndRestore(random, seen))
      }
    } finally {
      await workspace?.close()
      await remove()
    }
    return `${course.started} backups while ${TYPISTS} people typed, each restored and read: ${seen.saved} words saved before were in it, and ${seen.more} of those under way, of everyone the first ones.`
  },
}

class Workspace {
  readonly #root: string
  readonly #server: DemoServer
  readonly #typists: readonly Typist[]
  #backups = 0

  static async open(root: string, random: SeededRandom): Promise<Workspace> {
    const server = await startDemoServer(join(root, 'data'))
    const cookies = await Promise.all(WRITERS.map((email) => signIn(server.url, email)))
    const typists = Array.from({ length: TYPISTS }, (_, number) => new Typist(number, random))
    await Promise.all(
      typists.map((typist, index) => typist.connect(server.url, cookies[index % cookies.length] ?? '')),
    )
    return new Workspace(root, server, typists)
  }

  private constructor(root: string, server: DemoServer, typists: readonly Typist[]) {
    this.#root = root
    this.#server = server
    this.#typists = typists
  }

  get backups(): number {
    return this.#backups
  }

  async backUpAndRestore(random: SeededRandom, seen: { saved: number; more: number }): Promise<void> {
    const file = join(this.#root, `backup-${++this.#backups}.samplan`)
    const restored = join(this.#root, `restored-${this.#backups}`)
    // The server has all of these still to write when the backup begins.
    for (const typist of this.#typists)
      for (let word = random.below(MOST_WORDS_UNDER_WAY); word > 0; word--) typist.typeWord()
    for (let turns = random.below(20); turns > 0; turns--) await turn()
    const savedBefore = this.#typists.map((typist) => typist.saved.size)
    await backUp(toolsFor(join(this.#root, 'data')), file)
    await restore(toolsFor(restored), file)
    const words = wordsIn(planIn(restored))
    for (const [index, typist] of this.#typists.entries()) {
      const there = typist.typed.filter((word) => words.has(word))
      if (there.some((word) => words.get(word) !== 1)) throw new Error(`a word of ${index} is there twice`)
      if (there.at(-1) !== typist.typed[there.length - 1])
        throw new Error(`of what ${index} typed there is ${there.at(-1)}, but not all before it`)
      const saved = savedBefore[index] ?? 0
      if (there.length < saved)
        throw new Error(`of ${saved} words of ${index} that were saved there are ${there.length}`)
      seen.saved += saved
      seen.more += there.length - saved
    }
    await Promise.all(this.#typists.map((typist) => typist.allSaved()))
    await rm(file)
    await rm(restored, { recursive: true })
  }

  async close(): Promise<void> {
    for (const typist of this.#typists) typist.close()
    await this.#server.stop('SIGKILL')
  }
}

function planIn(dataFolder: string) {
  const journal = sqliteJournalFiles.open(journalPath(dataFolder))
  try {
    return readDocument(PLAN_ROOM, journal.read(PLAN_ROOM))
  } finally {
    journal.close()
  }
}
