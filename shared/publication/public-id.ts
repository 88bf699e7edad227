/** The names of a plan and its activities on the public page: always the same, and leading nowhere inside. */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/** Letters and digits that nobody takes for each other when the address is read aloud. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz123456789'
const PUBLIC_ID = /^\d{4}-[a-z1-9]{8}$/

/** `2027-k7fm3q9x`: the year, and eight letters that are made of the plan's id and tell nothing of it. */
export function publicIdOf({ id, year }: { id: string; year: number }): string {
  return `${year}-${lettersOf(`samplan public page ${id}`, 8)}`
}

/** Whether a plan's page could have this name. */
export function isPublicId(text: string): boolean {
  return PUBLIC_ID.test(text)
}

/** What an activity is called in the page's anchors and in feeds: 16 letters, the same as long as the plan has it. */
export function publicActivityId(planId: string, activityId: string): string {
  return lettersOf(`samplan public activity ${planId} ${activityId}`, 16)
}

/** `/offentlig/2027-k7fm3q9x`, of the page, or of one of its feeds with the ending. */
export function publicPath(publicId: string, ending: '' | '.ics' | '.atom' = ''): string {
  return `/offentlig/${publicId}${ending}`
}

function lettersOf(text: string, count: number): string {
  const bytes = sha256(utf8ToBytes(text)).slice(0, count)
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('')
}
