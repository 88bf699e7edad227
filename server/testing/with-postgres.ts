import { describe, inject } from 'vitest'
import { findPostgres, POSTGRES_MISSING } from './private-postgres.ts'

const isThere = findPostgres() !== undefined
if (!isThere) console.warn(POSTGRES_MISSING)

/** Tests that need PostgreSQL; left out, and that is said, where it is not installed. */
export const describeWithPostgres = describe.skipIf(!isThere)

/** The address of a new, empty database in the PostgreSQL of this run. */
export async function newDatabase(): Promise<string> {
  const response = await fetch(inject('postgresDoor'))
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text
}
