import type { JournalAnswer } from '#server/adapters/journal-store.ts'
import { seededRandom } from '#server/testing/seeded-random.ts'
import type { Fate, PendingWrite } from './disk/disk-model.ts'
import { DAMAGES, damagedAt, STRIDE, scattered } from './disk/fates.ts'
import { ImageFolder } from './disk/image-folder.ts'
import {
  countBackups,
  countPeople,
  type JournalReading,
  journalFault,
  readJournal,
} from './disk/read-workspace.ts'
import { type Moment, type RecordedWorkspace, recordWorkspace } from './disk/recorded-workspace.ts'
import { whyNoTrace } from './disk/syscalls.ts'
import { notRun, type Trial } from './trial.ts'

const IMAGES_A_ROUND = 500
/** Of four images: so many damage one byte, each byte ever written in its turn; the others scatter the sectors. */
const ONE_BYTE_OF_FOUR = 3
/** Of so many images one is written to, closed and opened again. */
const TOUCHED_ONE_OF = 20

export const powerLoss: Trial = {
  name: 'power-loss',
  rules: ['KEPT-1', 'KEPT-5', 'OPS-1'],
  roundsInCi: 1,
  rounds: 2_000,
  run: async (course) => {
    const reason = await whyNoTrace()
    if (reason !== undefined) return notRun(course, reason)
    const workspace = await recordWorkspace()
    const writes = writesOf(workspace)
    const images = new ImageFolder(workspace)
    const started = process.cpuUsage()
    let count = 0
    try {
      for (let seed = course.next(); seed !== undefined; seed = course.next()) {
        for (let index = 0; index < IMAGES_A_ROUND; index++) {
          const image = imageOf(seed, index, workspace, writes)
          const fault = await faultOf(image, images, count % TOUCHED_ONE_OF === 0).catch(String)
          if (fault !== undefined) throw new Error(`seed ${seed}, image ${index} (${image.what}): ${fault}`)
          count++
        }
      }
    } finally {
      images.remove()
    }
    const { user, system } = process.cpuUsage(started)
    const bytes = writes.at(-1)?.upTo ?? 0
    return `${count} images of a disk after a power loss, of ${workspace.moments.length} events and ${bytes} bytes written: nothing lost, doubled or changed. ${Math.round(count / ((user + system) / 1e6))} images a second of one core.`
  },
}

interface Image {
  what: string
  moment: Moment
  fate: Fate
}

interface RecordedWrite {
  write: PendingWrite
  path: string
  /** The moments at which it is written and not synced. */
  moments: readonly Moment[]
  /** How many bytes were written up to and with it. */
  upTo: number
}

function writesOf({ moments }: RecordedWorkspace): RecordedWrite[] {
  let upTo = 0
  return moments.flatMap(({ event, disk }, index) => {
    // A backup has no name until it is whole; what is in it before, the scattered images look at.
    if (event.kind !== 'write' || event.path.includes('backup')) return []
    const write = disk.newestWrite(event.path)
    if (!write) throw new Error('A write was not kept by the model of the disk.')
    upTo += write.bytes.length
    const sync = moments.findIndex(
      ({ event: later }, after) => after > index && later.kind === 'sync' && later.path === event.path,
    )
    return [{ write, path: event.path, moments: moments.slice(index, sync < 0 ? undefined : sync), upTo }]
  })
}

function imageOf(
  seed: number,
  index: number,
  { moments, nameOf }: RecordedWorkspace,
  writes: readonly RecordedWrite[],
): Image {
  const random = seededRandom(seed * IMAGES_A_ROUND + index)
  if (index % 4 >= ONE_BYTE_OF_FOUR) {
    const at = random.below(moments.length)
    return { what: `sectors scattered after event ${at}`, moment: pick(moments, at), fate: scattered(random) }
  }
  const before = (seed * IMAGES_A_ROUND + index - (index % 4)) / 4
  const turn = before * ONE_BYTE_OF_FOUR + (index % 4)
  const all = pick(writes, writes.length - 1).upTo
  const byte = ((turn % all) * STRIDE) % all
  const { write, path, moments: whileNotSynced, upTo } = pick(writes, firstBeyond(writes, byte))
  const offset = byte - (upTo - write.bytes.length)
  const damage = pick(DAMAGES, random.below(DAMAGES.length))
  const moment = pick(whileNotSynced, random.below(whileNotSynced.length))
  const others = random.below(2) === 0
  return {
    what: `${damage} at byte ${offset} of ${write.bytes.length} written to ${nameOf(path)}, ${others ? 'all' : 'none'} of the others there, after event ${moments.indexOf(moment)}`,
    moment,
    fate: damagedAt(write, offset, damage, others),
  }
}

/** The write that has this byte of all that were ever written. */
function firstBeyond(writes: readonly RecordedWrite[], byte: number): number {
  let low = 0
  let high = writes.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (pick(writes, middle).upTo > byte) high = middle
    else low = middle + 1
  }
  return low
}

function pick<T>(list: readonly T[], index: number): T {
  const item = list[index]
  if (item === undefined) throw new Error(`There is no ${index} of ${list.length}.`)
  return item
}

async function faultOf(
  { moment, fate }: Image,
  images: ImageFolder,
  touch: boolean,
): Promise<string | undefined> {
  const { held, underWay } = moment
  images.write(moment.disk.image(fate))
  const documents = [...underWay.documents.keys()]
  const touched = touch ? documents[0] : undefined
  const reading = readJournal(images.workspace, documents, touched)
  const whole = wholeFault(reading, moment)
  if (whole !== undefined) return whole
  if (touched !== undefined && reading.kind === 'open') {
    const before = reading.answers.get(touched)
    const after = readJournal(images.workspace, [touched])
    if (after.kind === 'refused') return `after one more record: ${after.reason}`
    const grown = recordsIn(after.answers.get(touched)?.updates) - recordsIn(before?.updates)
    if (grown !== 1) return `after one more record there are ${grown} more`
  }
  if (underWay.people > 0) {
    const people = await countPeople(images.workspace)
    if (people !== held.people && people !== underWay.people)
      return `${people} people instead of ${held.people}`
  }
  if (underWay.backups > 0) {
    const backups = await countBackups(images.backups)
    if (backups !== held.backups && backups !== underWay.backups) return 'the backup is gone'
  }
  return undefined
}

function recordsIn(answer: JournalAnswer | undefined): number {
  return answer?.kind === 'updates' ? answer.updates.length : Number.NaN
}

/** What was held is there; what was under way is there whole or not at all. */
function wholeFault(reading: JournalReading, { held, underWay }: Moment): string | undefined {
  const withoutIt = journalFault(reading, held)
  if (withoutIt === undefined || underWay === held) return withoutIt
  const withIt = journalFault(reading, underWay)
  return withIt === undefined ? undefined : `${withoutIt}; with what was under way: ${withIt}`
}
