import type { Evidence, Explanation, OverlapLabel } from '../findings/findings.ts'

/** The evidence as sentences: what both are, about what and for whom, when; then whom both have to do with. */
export function explain(label: OverlapLabel, evidence: readonly Evidence[]): Explanation[] {
  const of = (aspect: Evidence['aspect']): Explanation[] =>
    evidence.filter((piece) => piece.aspect === aspect).map((piece) => piece.concept)
  const [offerings, topics, audiences, counterparts] = [
    of('offering'),
    of('topic'),
    of('audience'),
    of('counterpart'),
  ]
  const time = of('time')[0]
  const place = of('place')[0]
  const reasons: Explanation[] = []
  const what = sayWhat(label, offerings, topics)
  const who = audiences.length > 0 && say(audiences, ' for ', ' for ')
  const when = time && { da: `, ${time.da}`, en: `, ${time.en}` }
  if (what) reasons.push(end(join(what, who, when)))
  if (counterparts.length > 0) {
    const together = say(counterparts, 'Begge har at gøre med ', 'Both have to do with ')
    reasons.push(end(join(together, !what && who, !what && when)))
  } else if (!what && who) reasons.push(end(join({ da: 'Begge er', en: 'Both are' }, who, when)))
  if (place && time) reasons.push({ da: `Begge holdes i ${place.da}.`, en: `Both are held in ${place.en}.` })
  return reasons
}

/** Only a duplicate is said to be the same thing; related activities share a subject. */
function sayWhat(
  label: OverlapLabel,
  offerings: Explanation[],
  topics: Explanation[],
): Explanation | undefined {
  if (offerings.length > 0 && (label === 'overlap' || topics.length === 0)) {
    return join(say(offerings, 'Begge er ', 'Both are '), topics.length > 0 && say(topics, ' om ', ' on '))
  }
  return topics.length > 0 ? say(topics, 'Begge handler om ', 'Both are about ') : undefined
}

function say(things: readonly Explanation[], da: string, en: string): Explanation {
  return {
    da: da + things.map((thing) => thing.da).join(' og '),
    en: en + things.map((thing) => thing.en).join(' and '),
  }
}

function join(...parts: (Explanation | undefined | false)[]): Explanation {
  const said = parts.filter((part) => part !== undefined && part !== false)
  return { da: said.map((part) => part.da).join(''), en: said.map((part) => part.en).join('') }
}

function end(sentence: Explanation): Explanation {
  return { da: `${sentence.da}.`, en: `${sentence.en}.` }
}
