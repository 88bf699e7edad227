import pg from 'pg'
import { reasonOf } from '#shared/basics/reason-of.ts'
import { DatabaseUnusable } from './database-unusable.ts'
import { NotPrimary, Unconfirmed } from './postgres-primary.ts'

/** Where the database is and as whom it is asked, without the password. */
export interface Place {
  /** Host and port, or those of each of several. */
  at: string
  database: string
  user: string
}

const READ_ONLY = '25006'

const UNREACHABLE = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'EACCES',
]

/** What went wrong with the database as a sentence, where it is of a kind that whoever sets it up can mend. */
export function explained(error: unknown, place: Place): Error {
  const { at: where, database, user } = place
  const say = (sentence: string) => new DatabaseUnusable(sentence, { cause: error })
  if (error instanceof Unconfirmed || /read timeout/.test(reasonOf(error)))
    return say(
      `PostgreSQL at ${where} takes too long, or does not hear from the standby that must have what is written: start the standby, or take it out of synchronous_standby_names.`,
    )
  if (error instanceof NotPrimary) return say(sentenceForReadOnly(where))
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  switch (code) {
    case '28P01':
    case '28000':
      return say(
        `PostgreSQL at ${where} does not let ${user} in: the password in DATABASE_URL is wrong, or pg_hba.conf does not allow it.`,
      )
    case '3D000':
      return say(
        `There is no database ${database} at ${where}: make it with createdb -O ${user} -E UTF8 -T template0 ${database}.`,
      )
    case '42501':
      return say(
        `${user} may not make tables in the database ${database}: give it to them with ALTER DATABASE ${database} OWNER TO ${user}.`,
      )
    case '53300':
      return say(
        `PostgreSQL at ${where} takes no more connections: raise its max_connections, or lower DATABASE_POOL.`,
      )
    case '57P03':
      return say(`PostgreSQL at ${where} is starting or stopping: try again in a moment.`)
    case READ_ONLY:
      return say(sentenceForReadOnly(where))
  }
  if (UNREACHABLE.includes(code) || /timeout expired/.test(reasonOf(error)))
    return say(`No PostgreSQL answers at ${where}: start it, or correct DATABASE_URL.`)
  if (/certificate|SSL/i.test(reasonOf(error)) && !(error instanceof pg.DatabaseError))
    return say(
      `PostgreSQL at ${where} could not be reached over TLS (${reasonOf(error)}): see sslmode and sslrootcert of DATABASE_URL.`,
    )
  return error instanceof Error ? error : new Error(String(error))
}

const sentenceForReadOnly = (where: string) =>
  `PostgreSQL at ${where} only lets itself be read: DATABASE_URL must name the primary.`

/** Whether the connection is gone, or leads to where nothing can be kept, rather than a statement refused. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof NotPrimary || error instanceof Unconfirmed) return true
  if (!(error instanceof pg.DatabaseError))
    return (
      ('code' in error && UNREACHABLE.concat('EPIPE').includes(String(error.code))) ||
      /Connection terminated|not queryable|timeout|connection error/i.test(error.message)
    )
  // Connection exceptions, the server going down or being told to let go, and a transaction that stood still for too long.
  return /^08|^57P|^25P03/.test(error.code ?? '') || error.code === READ_ONLY
}

/** Whether it took longer than a statement may, as behind a table that is just written anew: it is to be done again. */
export function isTimedOut(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '57014'
}

/** Whether somebody else keeps what was asked for, for longer than the asker would wait. */
export function isLockNotAvailable(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '55P03'
}

/** Whether two waited for each other, and this one gave way: somebody else goes on, and it is to be done again. */
export function isDeadlock(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '40P01'
}
