import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { delimiter, extname, join } from 'node:path'
import { promisify } from 'node:util'
import { temporaryFolder } from './temporary-folder.ts'

const run = promisify(execFile)

/** LibreOffice's program; undefined where it is not installed. */
export const SOFFICE = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'soffice'))
  .find((path) => existsSync(path))

/** Converting takes seconds, the first time more. */
export const CONVERSION_MS = 60_000

/**
 * Opens a file in LibreOffice and saves it in another format, given as LibreOffice names it: every file that comes of it, by
 * name. `options` go before the file.
 */
export async function convertInLibreOffice(
  name: string,
  bytes: Uint8Array,
  to: string,
  options: readonly string[] = [],
): Promise<Map<string, Buffer>> {
  const { folder, remove } = await temporaryFolder()
  try {
    const file = join(folder, name)
    await writeFile(file, bytes)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const words = [
      profile,
      '--headless',
      ...options,
      '--convert-to',
      to,
      '--outdir',
      join(folder, 'out'),
      file,
    ]
    await run(SOFFICE ?? 'soffice', words, { timeout: CONVERSION_MS })
    const made = await readdir(join(folder, 'out'))
    return new Map(
      await Promise.all(
        made
          .filter((one) => extname(one) !== '')
          .map(async (one): Promise<[string, Buffer]> => [one, await readFile(join(folder, 'out', one))]),
      ),
    )
  } finally {
    await remove()
  }
}
