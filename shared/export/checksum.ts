import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '#shared/basics/canonical-json.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { wordingOf } from '#shared/sign-off/section-wording.ts'

export const CHECKSUM_ALGORITHM = 'SHA-256'

/**
 * What a plan's checksum covers: its title, its year, and every section as it is signed (shared/sign-off), texts and
 * activities in reading order. Nothing of who decided, commented or signed, and not the day: the same plan has the same
 * checksum in every format. Of an edition that leaves something out, it is the checksum of what is left.
 */
function checksummedContent({ title, year, sections }: Plan) {
  return { title, year, sections: sections.map(wordingOf) }
}

/** The SHA-256 of what it covers as canonical JSON in UTF-8: 64 hex digits. */
export function planChecksum(plan: Plan): string {
  return checksumOf(checksummedContent(plan))
}

/** The SHA-256 of any plain value's canonical JSON in UTF-8: 64 hex digits. */
export function checksumOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))))
}

/** A checksum as people compare it with the eye, in groups of eight. */
export function formatChecksum(hash: string): string {
  return (hash.match(/.{1,8}/g) ?? []).join(' ')
}
