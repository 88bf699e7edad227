import { readdirSync, readFileSync } from 'node:fs'

/** Of a second, as Linux counts processes' time. */
const TICKS = 100

/** Seconds of CPU that the processes have used since they began, user and system; those that are gone count for nothing. */
export function cpuOf(processes: readonly number[]): number {
  return processes.reduce((seconds, id) => seconds + (readTimes(id)?.own ?? 0), 0)
}

/** Seconds of CPU of a process and of all that it has started itself, those that have ended since included. */
export function cpuOfFamily(id: number): number {
  const times = readTimes(id)
  if (!times) return 0
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readTimes(Number(name)))
  return children.reduce(
    (seconds, child) => seconds + (child?.parent === id ? child.own : 0),
    times.own + times.ofEnded,
  )
}

export interface ProcessTimes {
  parent: number
  /** Seconds, as are those of its children that have ended. */
  own: number
  ofEnded: number
}

function readTimes(id: number): ProcessTimes | undefined {
  try {
    return timesIn(readFileSync(`/proc/${id}/stat`, 'utf8'))
  } catch {
    return undefined
  }
}

/** What the line says that Linux has of each process. */
export function timesIn(stat: string): ProcessTimes {
  // The program's name stands in brackets and may hold spaces, and brackets.
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const seconds = (user: number, system: number) =>
    ((fields[user] ?? Number.NaN) + (fields[system] ?? Number.NaN)) / TICKS
  return { parent: fields[1] ?? Number.NaN, own: seconds(11, 12), ofEnded: seconds(13, 14) }
}
