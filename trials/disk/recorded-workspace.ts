/** A workspace being written, as its disk saw it: every event, and what must be found after a power loss at each of them. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DISK_CALLS, type DiskEvent, diskEventsIn } from './disk-events.ts'
import { DiskModel } from './disk-model.ts'
import { tracing } from './syscalls.ts'
import { type Expected, type Mark, NOTHING, whenDone } from './workspace-marks.ts'

export interface Moment {
  /** What happened last. */
  event: DiskEvent
  disk: DiskModel
  /** All that was held for written. */
  held: Expected
  /** With what was under way; it may be there, whole. */
  underWay: Expected
}

export interface RecordedWorkspace {
  moments: readonly Moment[]
  /** The path of a file, as the workspace's folder has it. */
  nameOf(path: string): string
}

/** Runs the writer once under strace. */
export async function recordWorkspace(): Promise<RecordedWorkspace> {
  const root = await mkdtemp(join(tmpdir(), 'samplan-record-'))
  try {
    const trace = join(root, 'trace')
    const folder = join(root, 'workspace')
    const writer = join(import.meta.dirname, 'workspace-writer.ts')
    const [command = '', ...words] = [...tracing(DISK_CALLS, trace), process.execPath, writer, folder]
    const child = spawn(command, words, { stdio: ['ignore', 'inherit', 'inherit'] })
    const [code] = await once(child, 'close')
    if (code !== 0) throw new Error(`The writer of the workspace ended with code ${code}.`)
    const events = await diskEventsIn(trace, root)
    return { moments: momentsOf(events), nameOf: (path) => path.slice(root.length + 1) }
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

function momentsOf(events: readonly DiskEvent[]): Moment[] {
  const disk = new DiskModel()
  let held = NOTHING
  let underWay = NOTHING
  return events.map((event) => {
    disk.apply(event)
    if (event.kind === 'mark') {
      const mark: Mark = JSON.parse(event.text)
      // A journal that says it is open, is.
      if (mark.kind === 'held') held = underWay
      else underWay = whenDone(held, mark)
      if (mark.kind === 'opened') held = underWay
    }
    return { event, disk: disk.copy(), held, underWay }
  })
}
