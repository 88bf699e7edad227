import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'

const run = promisify(execFile)
const SOFFICE = '/usr/bin/soffice'

/** The words of a .docx as LibreOffice reads it; where LibreOffice is missing, says so and reads the file's own XML. */
export async function readDocx(file: string): Promise<string> {
  if (!existsSync(SOFFICE)) {
    console.log(
      'LibreOffice is not installed: reading the exported document without it (apt-get install libreoffice-writer).',
    )
    const { 'word/document.xml': xml } = unzipSync(await readFile(file))
    return strFromU8(xml ?? new Uint8Array()).replace(/<[^>]+>/g, '')
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'samplan-office-'))
  try {
    const profile = `-env:UserInstallation=file://${folder}/profile`
    await run(SOFFICE, [
      profile,
      '--headless',
      '--convert-to',
      'txt:Text (encoded):UTF8',
      '--outdir',
      folder,
      file,
    ])
    const words = await readFile(path.join(folder, `${path.parse(file).name}.txt`), 'utf8')
    // A title keeps its year on the line by a space that does not break.
    return words.replaceAll('\u00a0', ' ')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
