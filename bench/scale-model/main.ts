/**
 * `npm run bench:scale`: what 1,000, 100,000 and 10 million people need, by the figures in measured.json. `-- --measure` measures
 * them first, and keeps them; `-- --page` puts the tables into docs/scale.md and docs/operations.md.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { describeMachine, putOnPage } from '../page.ts'
import { measuredFile, USUAL } from './figures.ts'
import { measureKept } from './measure-kept.ts'
import { measurePostgres } from './measure-postgres.ts'
import { measureRedis } from './measure-redis.ts'
import { measureServer } from './measure-server.ts'
import { reportOn, sizingOn } from './report.ts'

const MEASURED = new URL('measured.json', import.meta.url)

if (process.argv.includes('--measure')) {
  // One after the other: they would disturb each other.
  const figures = {
    server: await measureServer(),
    postgres: await measurePostgres(),
    redis: await measureRedis(),
    kept: await measureKept(),
  }
  const measured = measuredFile.parse({
    measuredOn: new Date().toISOString().slice(0, 10),
    machine: describeMachine(),
    figures,
  })
  await writeFile(MEASURED, `${JSON.stringify(measured, undefined, 2)}\n`)
}
const measured = measuredFile.parse(JSON.parse(await readFile(MEASURED, 'utf8')))
const tables = { scale: reportOn(measured, USUAL), operations: sizingOn(measured, USUAL) }
console.log(`${tables.scale}\n\n${tables.operations}`)
if (process.argv.includes('--page'))
  for (const [page, table] of Object.entries(tables)) await putOnPage(table, 'npm run bench:scale', page)
