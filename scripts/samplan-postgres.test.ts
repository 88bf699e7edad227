/** `npm run samplan` where everything is in PostgreSQL, as people run it. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findPostgres, OWNER } from '#server/testing/private-postgres.ts'
import { openPlan, ServerProcesses, signIn, stop } from '#server/testing/server-process.ts'
import { PASSWORD } from '#server/testing/start-test-server.ts'
import { temporaryFolder } from '#server/testing/temporary-folder.ts'
import { describeWithPostgres, newDatabase } from '#server/testing/with-postgres.ts'
import { BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import { planProperties } from '#shared/plan/plan-document.ts'
import { readPlan } from '#shared/plan/read-plan.ts'

describeWithPostgres('samplan with a database', () => {
  let root: string
  let remove: () => Promise<void>
  let url: string
  let processes: ServerProcesses

  beforeEach(async () => {
    ;({ folder: root, remove } = await temporaryFolder())
    url = await newDatabase()
    processes = new ServerProcesses({ DATA_DIR: join(root, 'data') })
  })
  afterEach(async () => {
    await processes.killAll()
    await remove()
  })

  async function samplan(environment: Record<string, string>, ...words: string[]) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'samplan.ts'), ...words], {
      env: { DATA_DIR: join(root, 'data'), LANG: 'en_GB.UTF-8', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const [out, errors, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ])
    expect(out + errors).not.toContain(OWNER.password)
    return { code, out: out.trim(), errors: errors.trim() }
  }

  test('[STORE-7] a workspace is moved into a database and goes on there, under the same sessions', async () => {
    const first = await processes.start()
    const cookie = await signIn(first.url)
    const page = await openPlan(first.url, cookie)
    await page.sync()
    page.edit((document) => planProperties(document).set('title', 'Før flytningen'))
    await page.hears('saved')
    const folder = join(root, 'data')
    expect((await samplan({}, 'move', '--from', folder, '--to', url)).errors).toContain(
      'already uses the data folder',
    )
    await stop(first.child, 'SIGTERM')
    expect((await samplan({}, 'move', '--from', folder)).errors).toMatch(/^Usage: move --from/)
    const moved = await samplan({}, 'move', '--from', folder, '--to', url)
    expect(moved).toMatchObject({ code: 0, errors: '' })
    expect(moved.out).toMatch(
      /holds \d+ documents, \d+ records, .* all of it was read back and is the same\./,
    )

    const second = await processes.start(['--demo'], { DATABASE_URL: url })
    const again = await openPlan(second.url, cookie)
    await again.sync()
    expect(readPlan(again.document, 2027, BUILT_IN_CATEGORIES).title).toBe('Før flytningen')
    const verified = await samplan({ DATABASE_URL: url }, 'verify')
    expect(verified.out).toMatch(
      /^All of the database workspace_\d+ at 127\.0\.0\.1 is as it was written: \d+ documents/,
    )
    expect((await samplan({ DATABASE_URL: url }, 'user', 'list')).out).toContain('anna@censec.example  ')
    const people = ['user', 'password', 'anna@censec.example']
    expect((await samplan({ DATABASE_URL: url }, ...people)).errors).toContain('already uses the database')
    await stop(second.child, 'SIGTERM')

    const another = 'et helt andet kodeord 27'
    const changed = await samplan({ DATABASE_URL: url, SAMPLAN_PASSWORD: another }, ...people)
    expect(changed.out).toContain('anna@censec.example is signed out and has the new password.')
    // The demo would give everybody their password anew.
    const third = await processes.start([], { DATABASE_URL: url })
    await expect(signIn(third.url)).rejects.toThrow('401')
    expect((await samplan({ DATABASE_URL: url }, 'audit', 'verify')).out).toMatch(
      /^The audit trail is whole: \d+ entries/,
    )
  }, 120_000)

  test('[OPS-1] what is for data folders says what to use in its place', async () => {
    const sentences = {
      backup:
        'backup is for data folders, and DATABASE_URL is set: use pg_dump --format=custom, also while the server runs.',
      restore:
        'restore is for data folders, and DATABASE_URL is set: use pg_restore into an empty database, and then restore without a file.',
      salvage:
        'salvage is for data folders, and DATABASE_URL is set: use pg_restore of the newest backup, or the means of PostgreSQL itself.',
    }
    for (const [command, sentence] of Object.entries(sentences))
      expect(await samplan({ DATABASE_URL: url }, command, 'file')).toEqual({
        code: 1,
        out: '',
        errors: sentence,
      })
    expect(await samplan({ DATABASE_URL: url }, 'doctor')).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^!! {2}The database cannot be used as it is\. \(There is no workspace in/m),
    })
    const wrong = url.replace(OWNER.password, 'wrong')
    expect((await samplan({ DATABASE_URL: wrong }, 'verify')).errors).toContain('does not let samplan in')
    expect((await samplan({}, 'move', '--from', join(root, 'none'), '--to', wrong)).errors).toContain(
      'does not let samplan in',
    )
    expect(
      (await samplan({ SAMPLAN_PASSWORD: PASSWORD }, 'move', '--from', join(root, 'none'), '--to', url))
        .errors,
    ).toMatch(/^There is no workspace in .*: it has no journal\.sqlite\.$/)
  }, 120_000)

  test('[OPS-2] [SYNC-10] what pg_dump has kept is put back into another database, and pages from before stay out', async () => {
    const first = await processes.start(['--demo'], { DATABASE_URL: url })
    const cookie = await signIn(first.url)
    const page = await openPlan(first.url, cookie)
    await page.sync()
    page.edit((document) => planProperties(document).set('title', 'Sikret'))
    await page.hears('saved')
    const programs = findPostgres() ?? ''
    const dump = join(root, 'samplan.dump')
    execFileSync(join(programs, 'pg_dump'), ['--format=custom', `--file=${dump}`, url])
    page.edit((document) => planProperties(document).set('title', 'Efter sikkerhedskopien'))
    await page.hears('saved', ({ count }) => count === 2)
    const looked = await samplan({ DATABASE_URL: url }, 'doctor')
    expect(looked.out).toContain(`:${first.child.pid} is running on it.`)
    // The tests' own PostgreSQL does not sync, and that is told.
    expect(looked.out).toMatch(/^!! {2}PostgreSQL’s setting fsync is off/m)
    expect(looked.out).toMatch(/^ok {2}All reads back whole: \d+ documents/m)
    await stop(first.child, 'SIGTERM')

    const other = await newDatabase()
    execFileSync(join(programs, 'pg_restore'), ['--no-owner', `--dbname=${other}`, dump])
    expect(await samplan({ DATABASE_URL: other }, 'restore')).toMatchObject({ code: 0, errors: '' })
    expect((await samplan({ DATABASE_URL: other }, 'verify')).code).toBe(0)
    const second = await processes.start(['--demo'], { DATABASE_URL: other })
    const before = await openPlan(second.url, cookie)
    expect((await before.hears('closed')).code).toBe(4401)
    const again = await openPlan(second.url, await signIn(second.url))
    await again.sync()
    expect(readPlan(again.document, 2027, BUILT_IN_CATEGORIES).title).toBe('Sikret')
  }, 120_000)
})
