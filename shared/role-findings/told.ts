import type { CalledParties } from '../overlap/called-parties.ts'
import { hasOtherAsPartner, sentencesOnOther } from '../overlap/other-party.ts'
import type { JudgedActivity } from '../overlap/reading.ts'
import type { Party } from '../plan/plan.ts'

/** Phrases that say a party is heard, informed or along; a bare name does not. */
const CONSULTED = phrases(`
  hørt; høres; hører; orienteret; orienteres; orienterer; inddraget; inddrages; inddrager; informeret; informeres; informerer
  involveret; involveres; konsulteret; rådført; rådfører; adviseret; spurgt; underrettet; underrettes; taget med på råd
  afstemt; afstemmes; afstemmer; koordineret; koordineres; koordinerer; aftalt med; aftales med; drøftet med; drøftes med
  indhentet; indhentes; efter indstilling fra; som aftalt; efter aftale; i samråd; i forståelse; i dialog med
  i samarbejde; sammen med; i fællesskab; hånd i hånd; er med; rejser med; sidder med; tager med; kører med; deltager
  har fået; får referat; får alle; får kopi; får udkast; får besked; får tilsendt; modtager; gennemsyn; kommentarer; kommenterer; kommenteret
  medarrangør; medvært; medindbydende; medunderskriver; inviteret; inviteres; indstillet; indstiller; udpeget; udpeger; observatør; bidrager; har udpeget; har skrevet
  consulted; informed; involved; briefed; notified; in the loop; up to date; co-host; co-hosts; co-hosted; co-organised; co-organises
  jointly with; together with; in cooperation with; in consultation with; in collaboration with; agreed with; coordinated with
  takes part; takes a seat; joins; has approved; has commented; receives; gets a copy; gets the; contributes; has been heard; has been asked
`)
const TOGETHER = phrases(`
  i samarbejde; sammen med; i fællesskab; medarrangør; medvært; medindbydende; efter aftale; som aftalt; efter indstilling fra; på vegne af
  jointly with; together with; in cooperation with; co-host; co-hosts; co-organised; agreed with; on behalf of
`)

function phrases(list: string): RegExp {
  const words = list
    .split(/[;\n]/u)
    .map((phrase) => phrase.trim().replaceAll(' ', '\\s+'))
    .filter(Boolean)
  return new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'iu')
}

/** True when the activity says that the other party is consulted, informed or takes part. */
export function isTold(activity: JudgedActivity, planner: Party, parties: CalledParties): boolean {
  return (
    hasOtherAsPartner(activity, planner, parties) ||
    sentencesOnOther(activity, planner, parties).some((sentence) => CONSULTED.test(sentence))
  )
}

/** True when the other party does it together with the planner. */
export function isJoined(activity: JudgedActivity, planner: Party, parties: CalledParties): boolean {
  return (
    hasOtherAsPartner(activity, planner, parties) ||
    sentencesOnOther(activity, planner, parties).some((sentence) => TOGETHER.test(sentence))
  )
}
