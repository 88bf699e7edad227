import { readFileSync } from 'node:fs'

/** Of a second, as Linux counts processes' time. */
const TICKS = 100

/** Seconds of CPU that the processes have used since they began, user and system; those that are gone count for nothing. */
export function cpuOf(processes: readonly number[]): number {
  return processes.reduce((seconds, id) => seconds + cpuOfOne(id), 0)
}

function cpuOfOne(id: number): number {
  let stat: string
  try {
    stat = readFileSync(`/proc/${id}/stat`, 'utf8')
  } catch {
    return 0
  }
  // The program's name stands in brackets and may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS
}
