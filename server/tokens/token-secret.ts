import { crc32 } from 'node:zlib'
import type { Ids } from '../ports/ids.ts'

/** By which those who look for secrets that have got out know ours. */
const PREFIX = 'samplan_'
const FORM = /^samplan_[A-Za-z0-9_-]{43}[0-9a-f]{8}$/u
const CHECKSUM_LENGTH = 8

/** 256 random bits between a prefix and a checksum: `samplan_…`. */
export function newTokenSecret(ids: Ids): string {
  const secret = `${PREFIX}${ids.newSecret()}`
  return `${secret}${checksumOf(secret)}`
}

/** Answers whether it can be a token's secret; whether it is one, only the directory knows. */
export function isTokenSecret(text: string): boolean {
  return FORM.test(text) && checksumOf(text.slice(0, -CHECKSUM_LENGTH)) === text.slice(-CHECKSUM_LENGTH)
}

/** Against slips and for scanners, not against anybody: CRC-32 in eight hexadecimal digits. */
function checksumOf(text: string): string {
  return crc32(text).toString(16).padStart(CHECKSUM_LENGTH, '0')
}
