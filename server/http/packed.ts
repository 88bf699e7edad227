import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const packByGzip = promisify(gzip)
const packByBrotli = promisify(brotliCompress)

export const ENCODINGS = ['br', 'gzip', 'identity'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** So little is not worth unpacking. */
const SMALLEST_PACKED = 1_000
/** About half of what is won by the most takes a tenth of the time. */
const BROTLI_QUALITY = 5

/** What is sent to many, in each form that somebody has asked for; packed once, and not on the event loop. */
export class Packed {
  readonly bytes: Uint8Array
  /** Of these bytes and no others, on whichever server. */
  readonly #hash: string
  readonly #forms = new Map<Encoding, Promise<Uint8Array>>()

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.#hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
  }

  /** The form in which it is sent to who takes these: the small stay as they are. */
  formFor(accepted: Encoding | undefined): Encoding {
    return this.bytes.byteLength < SMALLEST_PACKED ? 'identity' : (accepted ?? 'identity')
  }

  /** What the form is known by: each has other bytes. */
  tagOf(form: Encoding): string {
    return form === 'identity' ? this.#hash : `${this.#hash}-${form}`
  }

  in(form: Encoding): Promise<Uint8Array> {
    const known = this.#forms.get(form)
    if (known) return known
    const made = this.#make(form)
    this.#forms.set(form, made)
    made.catch(() => this.#forms.delete(form))
    return made
  }

  async #make(form: Encoding): Promise<Uint8Array> {
    switch (form) {
      case 'br':
        return packByBrotli(this.bytes, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
            [constants.BROTLI_PARAM_SIZE_HINT]: this.bytes.byteLength,
          },
        })
      case 'gzip':
        return packByGzip(this.bytes)
      case 'identity':
        return this.bytes
      default:
        form satisfies never
        return this.bytes
    }
  }
}
