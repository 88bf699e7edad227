/** A file of tests, and the seconds from its first test to its last, or of all its tests where they run side by side. */
export interface Lasting {
  file: string
  seconds: number
}

const TOLD = 10

/** The files that took longest, longest first, a line each. */
export function slowest(files: readonly Lasting[]): string[] {
  return files
    .toSorted((one, other) => other.seconds - one.seconds)
    .slice(0, TOLD)
    .map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file}`)
}
