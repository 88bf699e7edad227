/** The checksums of records and of whose client ids are, the same in every store. */
import { crc32 } from 'node:zlib'

/** Covers whose record it is, where it stands and who wrote it, so that no record can pass for another. */
export function checksumOf(
  document: string,
  position: number,
  bytes: Uint8Array,
  author: string | null,
): number {
  const checksum = crc32(bytes, crc32(`${document}\n${position}\n`))
  // Records from before authors were kept have none, and the checksum they always had.
  return author === null ? checksum : crc32(`\n${author}`, checksum)
}

export function ownerChecksumOf(document: string, client: number, person: string): number {
  return crc32(`${document}\n${client}\n${person}`)
}
