/** What is signed: a section as it reads, and the fingerprint of exactly that. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../basics/canonical-json.ts'
import type { Activity, Category, Section } from '../plan/plan.ts'
import type { RichText } from '../plan/rich-text.ts'

/** An activity's words and fields. Its rank is its place in the list, and its description is its body. */
export type ActivityWording = Omit<Activity, 'rank' | 'description' | 'category'>

/** Everything a section says, in reading order, and nothing of how it came to say so. */
export interface SectionWording {
  category: Category
  text: RichText
  activities: ActivityWording[]
}

export function wordingOf({ category, text, activities }: Section): SectionWording {
  return {
    category,
    text,
    activities: activities.map(({ rank: _r, description: _d, category: _c, ...wording }) => ({
      ...wording,
      // In an order that hangs on no machine's alphabet.
      audience: wording.audience.toSorted(),
      partners: wording.partners.toSorted(),
    })),
  }
}

/** The SHA-256 of the wording's canonical JSON in UTF-8, as 64 hex digits: the same for the same words on every machine. */
export function wordingHash(wording: SectionWording): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(wording))))
}
