/** The only source of time in the server. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
}

export function instantOf(clock: Clock): string {
  return new Date(clock.now()).toISOString()
}
