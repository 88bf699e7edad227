/**
 * A disk as it could stand after a power loss. What was synced is there. Of what was written since, each sector may be
 * there or not, or be zeroes, or be damaged; and a name given or taken away may be so or not, until its folder is synced.
 */
import { dirname } from 'node:path'
import type { DiskEvent } from './disk-events.ts'

export const SECTOR_BYTES = 512

export interface PendingWrite {
  readonly at: number
  readonly bytes: Buffer
}
interface Resize {
  readonly size: number
}
type Pending = PendingWrite | Resize

interface File {
  synced: Buffer
  pending: Pending[]
}

type NameChange = { path: string; file: File | undefined; formerly?: string }

/** What becomes of what was not synced. */
export interface Fate {
  /** Whether this name change of a folder, the oldest first, reached the disk. */
  named(index: number, count: number): boolean
  resized(): boolean
  /** Puts of the write what reached the disk into `content`, which has room for it; answers how far the file now goes. */
  written(write: PendingWrite, content: Buffer): number
}

export class DiskModel {
  /** Which file has a name once all is lost that was not synced. */
  readonly #synced = new Map<string, File>()
  /** Which file has it while the power is on. */
  readonly #names = new Map<string, File>()
  readonly #changes: NameChange[] = []

  apply(event: DiskEvent): void {
    switch (event.kind) {
      case 'create':
        this.#name({ path: event.path, file: { synced: Buffer.alloc(0), pending: [] } })
        return
      case 'write':
        this.#at(event.path).pending.push({ at: event.at, bytes: event.bytes })
        return
      case 'truncate':
        this.#at(event.path).pending.push({ size: event.size })
        return
      case 'sync': {
        const file = this.#at(event.path)
        file.synced = contentOf(file, EVERYTHING)
        file.pending = []
        return
      }
      case 'sync-folder':
        for (const change of this.#changes.filter(({ path }) => dirname(path) === event.path)) {
          settle(this.#synced, change)
          this.#changes.splice(this.#changes.indexOf(change), 1)
        }
        return
      case 'rename':
        this.#name({ path: event.to, file: this.#at(event.from), formerly: event.from })
        return
      case 'unlink':
        this.#name({ path: event.path, file: undefined })
        return
      case 'mark':
        return
      default:
        event satisfies never
    }
  }

  /** The newest write to the file that is not synced, if there is one. */
  newestWrite(path: string): PendingWrite | undefined {
    const newest = this.#names.get(path)?.pending.at(-1)
    return newest && 'bytes' in newest ? newest : undefined
  }

  /** The files by path. */
  image(fate: Fate): Map<string, Buffer> {
    const names = new Map(this.#synced)
    this.#changes.forEach((change, index) => {
      if (fate.named(index, this.#changes.length)) settle(names, change)
    })
    return new Map([...names].map(([path, file]) => [path, contentOf(file, fate)]))
  }

  /** The same disk, to go on from separately. */
  copy(): DiskModel {
    const copies = new Map<File, File>()
    const copyOf = (file: File): File => {
      const copy = copies.get(file) ?? { synced: file.synced, pending: [...file.pending] }
      copies.set(file, copy)
      return copy
    }
    const disk = new DiskModel()
    for (const [path, file] of this.#synced) disk.#synced.set(path, copyOf(file))
    for (const [path, file] of this.#names) disk.#names.set(path, copyOf(file))
    for (const change of this.#changes)
      disk.#changes.push({ ...change, file: change.file && copyOf(change.file) })
    return disk
  }

  #at(path: string): File {
    const file = this.#names.get(path)
    if (!file) throw new Error(`The trace writes to ${path}, which it has not made.`)
    return file
  }

  #name(change: NameChange): void {
    settle(this.#names, change)
    this.#changes.push(change)
  }
}

/** All that was written has reached the disk, as when only the process dies. */
export const EVERYTHING: Fate = {
  named: () => true,
  resized: () => true,
  written: ({ at, bytes }, content) => {
    bytes.copy(content, at)
    return at + bytes.length
  },
}

function settle(names: Map<string, File>, { path, file, formerly }: NameChange): void {
  if (formerly !== undefined) names.delete(formerly)
  if (file) names.set(path, file)
  else names.delete(path)
}

function contentOf({ synced, pending }: File, fate: Fate): Buffer {
  if (pending.length === 0) return synced
  const room = pending.reduce(
    (end, change) => Math.max(end, 'bytes' in change ? change.at + change.bytes.length : 0),
    synced.length,
  )
  const content = Buffer.alloc(room)
  synced.copy(content)
  let end = synced.length
  for (const change of pending) {
    if ('bytes' in change) end = Math.max(end, fate.written(change, content))
    else if (fate.resized()) {
      content.fill(0, change.size)
      end = change.size
    }
  }
  return content.subarray(0, Math.min(end, room))
}
