import type { Word } from './words.ts'

/** Words of the sentences that every invitation ends with: registration, fee, food, where it is announced. */
const PRACTICAL = new Set(
  `tilmelding tilmeld tilmelder tilmeldingsfrist gebyr no-show show forplejning kaffe morgenbrød frokost sandwich
   annonceres hjemmesiden linkedin nyhedsbrev deltagelse deltagergebyr gratis pris kr parkering registration
   register sign-up fee free refreshments lunch coffee participation charge optagelsen optages recording slides`
    .split(/\s+/u)
    .filter(Boolean),
)
const TELLS = 2

/** True for a sentence about registration, price, food or announcements, which says nothing of the subject. */
export function isPractical(sentence: readonly Word[]): boolean {
  return sentence.filter((word) => PRACTICAL.has(word.lower)).length >= TELLS
}
