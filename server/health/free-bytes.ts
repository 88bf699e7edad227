import { statfs } from 'node:fs/promises'

/** How much the disk that the folder is on still takes of this user. */
export async function freeBytesIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
