// Swedish dates and times are ISO's.
const IN_DENMARK = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Europe/Copenhagen',
})

/** What the clock shows in Denmark, as if it were UTC. */
export function danishWallClock(instant: number): number {
  return Date.parse(`${IN_DENMARK.format(instant).replace(' ', 'T')}Z`)
}

/** The instant at which the clock shows this in Denmark: it is one or two hours ahead. */
export function instantOfWallClock(wallClock: number): number {
  const [inSummer, inWinter] = [wallClock - 2 * 3_600_000, wallClock - 3_600_000]
  return danishWallClock(inSummer) === wallClock ? inSummer : inWinter
}
