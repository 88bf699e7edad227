import { stat } from 'node:fs/promises'
import { getuid } from 'node:process'
import { OperationRefused } from './operation-refused.ts'

/** Refuses a folder that is not there, or whose files would be somebody else's than the server's afterwards. */
export async function mustOwnFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined)
  if (!found?.isDirectory())
    throw new OperationRefused(`There is no folder ${folder}: set DATA_DIR to the data folder.`)
  const me = getuid?.()
  if (me !== undefined && found.uid !== me) {
    throw new OperationRefused(
      `${folder} belongs to user ${found.uid} and you are user ${me}: run this as the user who runs the server.`,
    )
  }
}
