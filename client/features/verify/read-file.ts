import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** No plan is so large; the page would stand still for it. */
const MOST_BYTES = 100_000_000

export type FileRead =
  | { kind: 'read'; sha256: string; text: string }
  | { kind: 'too-large' }
  /** A folder, or a file that has been moved away since it was chosen. */
  | { kind: 'unreadable' }

/** What is asked about a file; the file itself stays with the reader. */
export async function readFile(file: Blob): Promise<FileRead> {
  if (file.size > MOST_BYTES) return { kind: 'too-large' }
  const read = await file.arrayBuffer().catch(() => undefined)
  if (!read) return { kind: 'unreadable' }
  const bytes = new Uint8Array(read)
  return { kind: 'read', sha256: bytesToHex(await hashOf(bytes)), text: new TextDecoder().decode(bytes) }
}

/** By the browser, beside the page, where the page came by TLS: elsewhere browsers have no hashing of their own. */
async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const { subtle } = crypto as Partial<Crypto>
  return subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : sha256(bytes)
}
