import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'

const CIPHER = 'aes-256-ecb'
const PLACE_BYTES = 8
const BLOCK_BYTES = 16

/**
 * Names an entry of the trail to who does not see all of them: its position would tell how many are between two. A name is
 * one encrypted block, so the same as long as the secret is, and only this server can make one.
 */
export class SealedPlaces {
  readonly #key: Buffer

  constructor(secret: string) {
    this.#key = createHash('sha256').update(secret).digest()
  }

  seal(position: number): string {
    const block = Buffer.alloc(BLOCK_BYTES)
    block.writeBigUInt64BE(BigInt(position))
    const cipher = createCipheriv(CIPHER, this.#key, null).setAutoPadding(false)
    return Buffer.concat([cipher.update(block), cipher.final()]).toString('base64url')
  }

  /** The position; undefined for what this server has not sealed since it started. */
  open(sealed: string): number | undefined {
    const bytes = Buffer.from(sealed, 'base64url')
    if (bytes.length !== BLOCK_BYTES) return undefined
    const decipher = createDecipheriv(CIPHER, this.#key, null).setAutoPadding(false)
    const block = Buffer.concat([decipher.update(bytes), decipher.final()])
    if (block.subarray(PLACE_BYTES).some((byte) => byte !== 0)) return undefined
    return Number(block.readBigUInt64BE())
  }
}
