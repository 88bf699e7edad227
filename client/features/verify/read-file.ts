import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** What is asked about a file; the file itself stays with the reader. */
export async function readFile(file: Blob): Promise<{ sha256: string; text: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  // The browser's own hashing is only there where the page came by TLS.
  return { sha256: bytesToHex(sha256(bytes)), text: new TextDecoder().decode(bytes) }
}
