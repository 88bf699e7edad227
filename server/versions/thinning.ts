/** Which versions are let go as time passes, so that those that tell something are found. */
import type { Version } from '#shared/versions/version.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
/** So long every spell of work of an hour stays, then the last of a day, then the last of a week. */
const HOURLY = 2 * DAY
const DAILY = 60 * DAY

/**
 * The ids of those to drop: of the spells of work that were kept by themselves, all but the last of each hour for two days,
 * of each day for sixty, and of each week after that. What was handed over, named or restored stays, and so does what
 * somebody has seen last. `versions` in the order they were kept.
 */
export function versionsToDrop(
  versions: readonly Version[],
  now: number,
  isSeen: (versionId: string) => boolean,
): string[] {
  const last = new Map<string, string>()
  const spells = versions.filter(({ reason }) => reason === 'spell')
  for (const { id, at } of spells) last.set(stretchOf(Date.parse(at), now), id)
  const staying = new Set(last.values())
  return spells.map(({ id }) => id).filter((id) => !staying.has(id) && !isSeen(id))
}

function stretchOf(at: number, now: number): string {
  const age = now - at
  const [name, length] = age < HOURLY ? ['hour', HOUR] : age < DAILY ? ['day', DAY] : ['week', 7 * DAY]
  return `${name} ${Math.floor(at / Number(length))}`
}
