/**
 * Slow on purpose, and never more than two at once, so that many sign-ins cannot take the machine from those who write.
 * Both reject with PasswordsBusy when too many are waiting already.
 */
export interface Passwords {
  /** A PHC string with its own salt. */
  hash(password: string): Promise<string>
  /** False also for a hash that is none. */
  verify(password: string, hash: string): Promise<boolean>
}

export class PasswordsBusy extends Error {
  override name = 'PasswordsBusy'
}
