import { DirectoryDamaged } from '#server/ports/directory.ts'
import { seededRandom } from '#server/testing/seeded-random.ts'
import { EVERYTHING, SECTOR_BYTES } from './disk/disk-model.ts'
import { flipBit, STRIDE } from './disk/fates.ts'
import { ImageFolder } from './disk/image-folder.ts'
import { countPeople, documentFault, type JournalReading, readJournal } from './disk/read-workspace.ts'
import { type RecordedWorkspace, recordWorkspace } from './disk/recorded-workspace.ts'
import { whyNoTrace } from './disk/syscalls.ts'
import type { Expected } from './disk/workspace-marks.ts'
import { notRun, type Trial } from './trial.ts'

const IMAGES_A_ROUND = 500
/** So many states of the workspace, of all that it had, are damaged at every byte. */
const STATES = 6
/** Of so many images one loses more than a bit. */
const COARSE_ONE_OF = 4

/** What had been synced and is no more what it was: nothing of it may pass for the truth, and nothing may pass for empty. */
export const rot: Trial = {
  name: 'rot',
  rules: ['KEPT-2', 'KEPT-4', 'KEPT-7'],
  roundsInCi: 1,
  rounds: 2_000,
  run: async (course) => {
    const reason = await whyNoTrace()
    if (reason !== undefined) return notRun(course, reason)
    const workspace = await recordWorkspace()
    const files = filesOf(workspace)
    const images = new ImageFolder(workspace)
    const seen: Record<Outcome, number> = { unharmed: 0, closed: 0, refused: 0 }
    try {
      for (let seed = course.next(); seed !== undefined; seed = course.next()) {
        for (let index = 0; index < IMAGES_A_ROUND; index++) {
          const image = imageOf(seed * IMAGES_A_ROUND + index, files)
          images.write(image.files)
          const found = await outcomeOf(images.workspace, image.expected).catch((error: unknown) => ({
            fault: String(error),
          }))
          if ('fault' in found)
            throw new Error(`seed ${seed}, image ${index} (${image.what}): ${found.fault}`)
          seen[found.outcome]++
        }
      }
    } finally {
      images.remove()
    }
    return `Nothing damaged was taken for true: ${seen.unharmed} images read as they were, ${seen.closed} kept a document closed, ${seen.refused} were not started on.`
  },
}

type Outcome = 'unharmed' | 'closed' | 'refused'

interface StoredFile {
  path: string
  name: string
  /** The whole state that the file is part of. */
  state: ReadonlyMap<string, Buffer>
  expected: Expected
  /** How many bytes there are in all files up to and with this one. */
  upTo: number
}

/** Every file of some states in which nothing was under way. */
function filesOf({ moments, nameOf }: RecordedWorkspace): StoredFile[] {
  const quiet = moments.filter(({ event }) => event.kind === 'mark' && event.text.includes('"held"'))
  let upTo = 0
  return Array.from(
    { length: STATES },
    (_, index) => quiet[Math.floor(((index + 1) * quiet.length) / STATES) - 1],
  )
    .filter((moment) => moment !== undefined)
    .flatMap(({ disk, held: expected }) => {
      const state = disk.image(EVERYTHING)
      return [...state]
        .map(([path, bytes]) => ({ path, name: nameOf(path), bytes }))
        .filter(({ name, bytes }) => name.startsWith('workspace/') && bytes.length > 0)
        .map(({ path, name, bytes }) => {
          upTo += bytes.length
          return { path, name, state, expected, upTo }
        })
    })
}

function imageOf(turn: number, files: readonly StoredFile[]) {
  const random = seededRandom(turn)
  const all = files.at(-1)?.upTo ?? 0
  const place = ((turn % all) * STRIDE) % all
  const file = files.find(({ upTo }) => upTo > place)
  const whole = file?.state.get(file.path)
  if (!file || !whole) throw new Error(`There is no byte ${place} of ${all}.`)
  const at = place - (file.upTo - whole.length)
  const isCoarse = random.below(COARSE_ONE_OF) === 0
  const { what, bytes } = isCoarse
    ? coarselyDamaged(whole, at, random.below(3))
    : bitFlipped(whole, at, random.below(8))
  return {
    what: `${what} of ${whole.length} in ${file.name}`,
    files: new Map(file.state).set(file.path, bytes),
    expected: file.expected,
  }
}

function bitFlipped(whole: Buffer, at: number, bit: number) {
  const bytes = Buffer.from(whole)
  flipBit(bytes, at, bit)
  return { what: `bit ${bit} of byte ${at}`, bytes }
}

function coarselyDamaged(whole: Buffer, at: number, kind: number) {
  if (kind === 0) return { what: `all from byte ${at} on gone`, bytes: whole.subarray(0, at) }
  const bytes = Buffer.from(whole)
  const sector = at - (at % SECTOR_BYTES)
  const end = kind === 1 ? sector + SECTOR_BYTES : bytes.length
  bytes.fill(0, sector, Math.min(end, bytes.length))
  return { what: `zeroes from byte ${sector} to ${end}`, bytes }
}

async function outcomeOf(
  folder: string,
  expected: Expected,
): Promise<{ outcome: Outcome } | { fault: string }> {
  const people = await countPeople(folder).catch((error: unknown) => {
    if (error instanceof DirectoryDamaged) return undefined
    throw error
  })
  if (people !== undefined && people !== expected.people)
    return { fault: `${people} people instead of ${expected.people}` }
  const reading = readJournal(folder, [...expected.documents.keys()])
  if (reading.kind === 'refused' || people === undefined) return { outcome: 'refused' }
  return openedOutcome(reading, expected)
}

function openedOutcome(
  reading: Extract<JournalReading, { kind: 'open' }>,
  expected: Expected,
): { outcome: Outcome } | { fault: string } {
  if (reading.epoch !== expected.epoch) return { fault: 'the journal has another epoch' }
  let outcome: Outcome = 'unharmed'
  for (const [document, answer] of reading.answers) {
    if (answer.updates.kind === 'damaged' || answer.owners.kind === 'damaged') {
      outcome = 'closed'
      continue
    }
    const fault = documentFault(answer, document, expected)
    if (fault !== undefined) return { fault }
  }
  return { outcome }
}
