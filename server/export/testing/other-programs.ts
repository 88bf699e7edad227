/** Opens exported files with programs that are not ours. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import type { TestContext } from 'vitest'

const run = promisify(execFile)
const TIME_LIMIT_MS = 100_000

/** What a test that starts such a program may take. */
export const PROGRAM_MS = 120_000

/** The program's path; skips the test where it is not installed. */
export function programOrSkip(name: string, skip: TestContext['skip']): string {
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))
  if (found) return found
  console.log(`${name} is not installed, so the exported file was not opened with it.`)
  return skip(`${name} is not installed`)
}

/** The words of the file as LibreOffice reads it. */
export async function textByLibreOffice(
  soffice: string,
  bytes: Uint8Array,
  extension: string,
): Promise<string> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, `plan.${extension}`), bytes)
    await run(
      soffice,
      [
        // A profile of its own: a LibreOffice that is already open would take the job over.
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'txt:Text (encoded):UTF8',
        '--outdir',
        folder,
        join(folder, `plan.${extension}`),
      ],
      { timeout: TIME_LIMIT_MS },
    )
    return withSingleSpaces(await readFile(join(folder, 'plan.txt'), 'utf8'))
  })
}

/** What a program of Poppler says of a PDF file: `options` come before the file, `more` after it. */
export async function askPoppler(
  program: string,
  bytes: Uint8Array,
  options: string[],
  more: string[] = [],
): Promise<string> {
  return inFolder(async (folder) => {
    const file = join(folder, 'plan.pdf')
    await writeFile(file, bytes)
    const { stdout } = await run(program, [...options, file, ...more], {
      timeout: TIME_LIMIT_MS,
      maxBuffer: 64_000_000,
    })
    return stdout
  })
}

/** The first page of a PDF file as pdftoppm draws it, in grey and coarse: the same for what looks the same. */
export async function firstPagePicture(pdftoppm: string, bytes: Uint8Array): Promise<Buffer> {
  return inFolder(async (folder) => {
    const [file, picture] = [join(folder, 'plan.pdf'), join(folder, 'plan')]
    await writeFile(file, bytes)
    await run(pdftoppm, ['-r', '40', '-gray', '-singlefile', file, picture], { timeout: TIME_LIMIT_MS })
    return readFile(`${picture}.pgm`)
  })
}

export function withSingleSpaces(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'samplan-export-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}
