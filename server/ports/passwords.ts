/** Slow on purpose, and never more than two at once, so that many sign-ins cannot take the machine from those who write. */
export interface Passwords {
  /** A PHC string with its own salt. */
  hash(password: string): Promise<string>
  /** False also for a hash that is none. */
  verify(password: string, hash: string): Promise<boolean>
}
