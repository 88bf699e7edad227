/** What a trace says happened to the files of one folder. */
import { resolve } from 'node:path'
import { type Syscall, syscallsIn } from './syscalls.ts'

export type DiskEvent =
  | { kind: 'create'; path: string }
  | { kind: 'write'; path: string; at: number; bytes: Buffer }
  | { kind: 'truncate'; path: string; size: number }
  | { kind: 'sync'; path: string }
  | { kind: 'sync-folder'; path: string }
  | { kind: 'rename'; from: string; to: string }
  | { kind: 'unlink'; path: string }
  /** What the process said of itself, by writing it to /dev/null. */
  | { kind: 'mark'; text: string }

export const DISK_CALLS = [
  'openat',
  'write',
  'writev',
  'pwrite64',
  'pwritev',
  'fsync',
  'fdatasync',
  'ftruncate',
  'rename',
  'renameat',
  'renameat2',
  'unlink',
  'unlinkat',
]

/** The events of the folder and all below it; SQLite's shared memory is no file that outlives a power loss. */
export async function diskEventsIn(trace: string, folder: string): Promise<DiskEvent[]> {
  const files = new Map<string, number>()
  const ends = new Map<number, number>()
  const events: DiskEvent[] = []
  const isOurs = (path: string) => path.startsWith(folder) && !path.endsWith('-shm')

  function write(path: string, at: number, pieces: readonly Buffer[], count: number): void {
    const bytes = Buffer.concat(pieces).subarray(0, count)
    events.push({ kind: 'write', path, at, bytes })
    files.set(path, Math.max(files.get(path) ?? 0, at + bytes.length))
  }

  function take(call: Syscall): void {
    if (call.result < 0) return
    const { target: path } = call
    const names = call.strings.map((name) => resolve(name.toString('utf8')))
    switch (call.name) {
      case 'openat': {
        const opened = names[0] ?? ''
        ends.set(call.result, 0)
        if (!isOurs(opened) || call.text.includes('O_DIRECTORY')) return
        if (call.text.includes('O_CREAT') && !files.has(opened)) {
          files.set(opened, 0)
          events.push({ kind: 'create', path: opened })
        } else if (call.text.includes('O_TRUNC')) {
          files.set(opened, 0)
          events.push({ kind: 'truncate', path: opened, size: 0 })
        }
        return
      }
      case 'write':
      case 'writev': {
        if (path === '/dev/null') events.push({ kind: 'mark', text: Buffer.concat(call.strings).toString() })
        if (!isOurs(path)) return
        const at = ends.get(call.descriptor) ?? 0
        ends.set(call.descriptor, at + call.result)
        write(path, at, call.strings, call.result)
        return
      }
      case 'pwrite64':
      case 'pwritev':
        if (isOurs(path)) write(path, lastNumber(call.text), call.strings, call.result)
        return
      case 'fsync':
      case 'fdatasync':
        if (!isOurs(path)) return
        events.push(files.has(path) ? { kind: 'sync', path } : { kind: 'sync-folder', path })
        return
      case 'ftruncate':
        if (isOurs(path)) events.push({ kind: 'truncate', path, size: lastNumber(call.text) })
        return
      case 'rename':
      case 'renameat':
      case 'renameat2': {
        const [from = '', to = ''] = names
        if (!isOurs(from)) return
        files.set(to, files.get(from) ?? 0)
        files.delete(from)
        events.push({ kind: 'rename', from, to })
        return
      }
      case 'unlink':
      case 'unlinkat': {
        const gone = names[0] ?? ''
        if (files.delete(gone)) events.push({ kind: 'unlink', path: gone })
        return
      }
      default:
        throw new Error(`The trace has a call that nobody asked for: ${call.name}`)
    }
  }

  for await (const call of syscallsIn(trace)) take(call)
  return events
}

/** The last argument: an offset, a length. */
function lastNumber(text: string): number {
  const found = /(\d+)\s*\)\s+= /.exec(text)
  if (!found) throw new Error(`The trace has a call without a number: ${text}`)
  return Number(found[1])
}
