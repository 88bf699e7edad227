import { type PrivatePostgres, startPrivatePostgres } from '#server/testing/private-postgres.ts'

/** One that brings everything to its disk, as it is in earnest; its tests have no need of that. */
export async function startDurablePostgres(): Promise<PrivatePostgres> {
  const postgres = await startPrivatePostgres()
  for (const setting of ['fsync', 'full_page_writes'])
    await postgres.asAdmin(`ALTER SYSTEM SET ${setting} = on`)
  await postgres.asAdmin('SELECT pg_reload_conf()')
  return postgres
}
