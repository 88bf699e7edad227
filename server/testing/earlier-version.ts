/** An earlier version of this program, out of its history. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { SCHEMA_VERSION } from '#shared/plan/plan-document.ts'

const run = promisify(execFile)
const ROOT = join(import.meta.dirname, '..', '..')
const FORM_FILE = 'shared/plan/plan-document.ts'
/** What the server is made of. */
const PARTS = ['package.json', 'server', 'shared']

export interface EarlierVersion {
  commit: string
  /** SCHEMA_VERSION, as it was. */
  form: number
}

/** The newest whose documents have another form, and whose servers share a database; or why there is none here. */
export async function findEarlierVersion(): Promise<EarlierVersion | string> {
  try {
    const changes = await git(
      'log',
      '--first-parent',
      '--format=%H',
      '-G^export const SCHEMA_VERSION',
      '--',
      FORM_FILE,
    )
    for (const change of changes.split('\n')) {
      const commit = (await git('rev-parse', `${change}^1`)).trim()
      const form = Number(/SCHEMA_VERSION = (\d+)/.exec(await git('show', `${commit}:${FORM_FILE}`))?.[1])
      if (form === SCHEMA_VERSION) continue
      if (!(await git('show', `${commit}:server/config.ts`)).includes('REDIS_URL'))
        return 'the version before has no servers that share a database'
      return { commit, form }
    }
    return 'there is no version before in the history'
  } catch {
    return 'the history is not here: it takes a clone with git that is not shallow'
  }
}

/** Puts it into a folder of its own, with the libraries of this checkout; answers its server and what takes it away again. */
export async function unpackVersion({ commit }: EarlierVersion): Promise<{
  program: string
  remove(): Promise<void>
}> {
  const folder = await mkdtemp(join(tmpdir(), 'samplan-earlier-'))
  const archive = join(folder, 'archive.tar')
  await git('archive', `--output=${archive}`, commit, ...PARTS)
  await run('tar', ['-xf', archive, '-C', folder])
  await rm(archive)
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  return {
    program: join(folder, 'server', 'main.ts'),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

async function git(...words: string[]): Promise<string> {
  return (await run('git', words, { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 })).stdout
}
