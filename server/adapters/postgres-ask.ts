import { reasonOf } from '#shared/basics/reason-of.ts'
import { StoreAway } from '../ports/store-away.ts'
import { isConnectionLost, isTimedOut } from './postgres-mistakes.ts'

/** Asks the database something; rejects with StoreAway where it does not answer. */
export async function ask<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question()
  } catch (error) {
    if (!isConnectionLost(error) && !isTimedOut(error)) throw error
    throw new StoreAway(`The database does not answer: ${reasonOf(error)}`, { cause: error })
  }
}
