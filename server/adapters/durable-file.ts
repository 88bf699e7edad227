import { open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Adapter } from 'lowdb'
import { DirectoryDamaged } from '../ports/directory.ts'

const CHECKSUM_LINE = /^\{"checksum":"([0-9a-f]{8})",\n/

/**
 * A lowdb adapter that never shows half a file: writes beside, syncs, renames over, syncs the folder.
 * A file that cannot be read as what it should be, or is not what was written, stops the start, and is left as it is.
 * Who mends it by hand takes the line with the checksum out.
 */
export function durableJsonFile<T>(path: string, parse: (json: unknown) => T): Adapter<T> {
  return {
    read: async () => {
      let text: string
      try {
        text = await readFile(path, 'utf8')
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
        throw new DirectoryDamaged(`${path} cannot be read, so nothing was started.`, { cause: error })
      }
      try {
        return parse(JSON.parse(withoutChecksum(text)))
      } catch (error) {
        const remedy =
          'It was left untouched; put back a backup, or repair it by hand and take its checksum out.'
        throw new DirectoryDamaged(
          `${path} is broken (${text.length} characters), so nothing was started. ${remedy}`,
          { cause: error },
        )
      }
    },
    write: async (data) => {
      const beside = `${path}.new`
      const file = await open(beside, 'w', 0o600)
      try {
        await file.writeFile(withChecksum(JSON.stringify(data, undefined, 1)))
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(beside, path)
      await syncFolder(dirname(path))
    },
  }
}

function withChecksum(json: string): string {
  return `{"checksum":"${checksumOf(json)}",${json.slice(1)}`
}

/** Throws where the text is not what was written. */
function withoutChecksum(text: string): string {
  const line = CHECKSUM_LINE.exec(text)
  if (!line) return text
  const json = `{\n${text.slice(line[0].length)}`
  if (checksumOf(json) !== line[1]) throw new Error('its checksum is another')
  return json
}

function checksumOf(json: string): string {
  return crc32(json).toString(16).padStart(8, '0')
}

/** A rename is only on disk once the folder is. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
