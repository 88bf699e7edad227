/**
 * What goes through or lies in a place that others may look into: sealed, it tells nothing there, and nobody without the key
 * can make up or change a message.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
export const SEAL_KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** `place` is where the message belongs: opened elsewhere, it is refused. */
export function seal(key: Uint8Array, place: Uint8Array, message: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(place)
  const sealed = [cipher.update(message), cipher.final()]
  return Buffer.concat([nonce, ...sealed, cipher.getAuthTag()])
}

/** Undefined where it was not sealed with this key for this place. */
export function unseal(key: Uint8Array, place: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.byteLength < NONCE_BYTES + TAG_BYTES) return undefined
  const opener = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  opener.setAAD(place)
  opener.setAuthTag(sealed.subarray(-TAG_BYTES))
  try {
    const message = [opener.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), opener.final()]
    return Uint8Array.from(Buffer.concat(message))
  } catch {
    return undefined
  }
}
