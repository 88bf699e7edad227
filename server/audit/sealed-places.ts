import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const PLACE_BYTES = 8
const TAG_BYTES = 16
const SEALED_BYTES = NONCE_BYTES + PLACE_BYTES + TAG_BYTES

/**
 * Names an entry of the trail to who does not see all of them: its position would tell how many are between two. A name is
 * the same as long as the secret is, and only who has the secret can make one.
 */
export class SealedPlaces {
  readonly #key: Buffer

  constructor(secret: string) {
    this.#key = createHash('sha256').update(secret).digest()
  }

  seal(position: number): string {
    const place = Buffer.alloc(PLACE_BYTES)
    place.writeBigUInt64BE(BigInt(position))
    // Of the place itself, so that a place has one name and no nonce serves two.
    const nonce = createHmac('sha256', this.#key).update(place).digest().subarray(0, NONCE_BYTES)
    const cipher = createCipheriv(CIPHER, this.#key, nonce)
    const sealed = Buffer.concat([nonce, cipher.update(place), cipher.final(), cipher.getAuthTag()])
    return sealed.toString('base64url')
  }

  /** The position; undefined for what was not sealed with this secret. */
  open(sealed: string): number | undefined {
    const bytes = Buffer.from(sealed, 'base64url')
    // The decoder skips what it does not know: one place would have many names.
    if (bytes.toString('base64url') !== sealed || bytes.length !== SEALED_BYTES) return undefined
    const decipher = createDecipheriv(CIPHER, this.#key, bytes.subarray(0, NONCE_BYTES))
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    const place = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES))
    try {
      decipher.final()
    } catch {
      return undefined
    }
    return Number(place.readBigUInt64BE())
  }
}
