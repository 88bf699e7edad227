import type { JudgedActivity } from '../overlap/reading.ts'
import type { Party } from '../plan/plan.ts'

/** How each party is named in a text. */
const NAMES: Record<Party, RegExp> = {
  censec: /\bcensecs?\b|\bklyngen?s?\b|\bthe cluster\b/iu,
  difos: /\bdi ?fos\b|\bdi forsvar(?: og| &) sikkerhed\b|\bbrancheforeningen\b/iu,
}
const FULL_NAMES: Record<Party, RegExp> = {
  censec: /\bcensecs?\b/iu,
  difos: /\bdi ?fos\b|\bdi forsvar\b/iu,
}

/** Phrases that say a party is informed, heard or along; a bare name does not. */
const CONSULTED =
  /\b(?:er|bliver|blev|har været|er blevet) (?:\p{L}+ )?(?:hørt|orienteret|inddraget|informeret|taget med|spurgt|involveret)|\b(?:høres|orienteres|inddrages|informeres|involveres|spørges|hører|orienterer|inddrager|informerer|underrettes|holdes løbende orienteret|holdes orienteret)\b|\b(?:hørt|orienteret|inddraget|informeret|konsulteret|rådført|adviseret)\b|\b(?:indhentet|afstemt|afstemmes|aftalt|aftales|koordineret|koordineres|drøftet|drøftes|koordinerer|afstemmer|samordnet|planlagt) (?:\p{L}+ ){0,3}(?:med|hos)\b|\b(?:i samarbejde|sammen|i fællesskab|efter aftale|i dialog|i samråd|i forståelse|i tæt samarbejde|hånd i hånd|fælles) med\b|\ber med (?:ved|i|om|på|til)\b|\b(?:rejser|sidder|tager|kører|deltager|går|følger) (?:\p{L}+ )?med\b|\bhar fået\b|\bfår (?:\p{L}+ ){0,3}(?:referat|besked|udkast|rapport|program|materiale|kopi|liste|notat|opsamling)|\b(?:medarrangør|medvært|medunderskriver|indbudt|inviteres|inviteret|observatør)\b|\bønsker er indhentet|\b(?:consulted|informed|involved|briefed|notified|kept in the loop|kept up to date|co-?host(?:s|ed)?|co-?organis(?:es|ed|er)|jointly with|together with|in cooperation with|in consultation with|agreed with|coordinated with|in collaboration with|takes part|joins|has approved|has commented|receives? (?:the|a|all))\b|\bsender? (?:\p{L}+ ){0,4}til\b|\bkommentere[rt]?\b|\bgennemsyn\b/iu
const NOT = /\b(?:uden|ikke|ingen|hverken|ej|without|not|no need|never|aldrig|endnu ikke)\b/iu

/** The sentences that tell that the other party is consulted, informed or takes part. */
export function toldWords(activity: JudgedActivity, planner: Party): string[] {
  const other: Party = planner === 'censec' ? 'difos' : 'censec'
  const partners = activity.partners.filter((partner) => FULL_NAMES[other].test(partner))
  const sentences = `${activity.title}. ${activity.description}`
    .split(/(?<=[.!?;])\s+|\n/u)
    .filter((sentence) => NAMES[other].test(sentence) && CONSULTED.test(sentence) && !NOT.test(sentence))
  return [...partners, ...sentences]
}
