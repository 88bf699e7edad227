import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../basics/canonical-json.ts'
import type { JudgedState } from '../findings/judged-state.ts'

/**
 * The SHA-256 of what an activity says in substance: title, section, period, place, counterpart, whom it is for and with, and
 * its text. Its status, its money and its place in the list are not of it.
 */
export function dutyWordingHash(wording: JudgedState): string {
  const { audience, partners } = wording
  const words = { ...wording, audience: audience.toSorted(), partners: partners.toSorted() }
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(words))))
}
