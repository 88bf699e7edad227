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
  if (place && time) reasons.push({ da: `Samme sted: ${place.da}.`, en: `Same place: ${place.en}.` })
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
  if (topics.length === 0) return undefined
  return topics.every(isQuote)
    ? say(topics, 'Begge nævner ', 'Both mention ')
    : say(topics, 'Begge handler om ', 'Both are about ')
}

/** Words of the texts themselves, where the vocabulary has no name for the subject. */
function isQuote({ da }: Explanation): boolean {
  return da.startsWith('»')
}

function say(things: readonly Explanation[], da: string, en: string): Explanation {
  return {
    da:
      da +
      list(
        things.map((thing) => thing.da),
        'og',
        'samt',
      ),
    en:
      en +
      list(
        things.map((thing) => thing.en),
        'and',
        'as well as',
      ),
  }
}

/** "a and b"; where a label has an "and" of its own, the heavier word. */
function list(labels: readonly string[], and: string, asWell: string): string {
  return labels.join(` ${labels.some((label) => label.includes(` ${and} `)) ? asWell : and} `)
}

function join(...parts: (Explanation | undefined | false)[]): Explanation {
  const said = parts.filter((part) => part !== undefined && part !== false)
  return { da: said.map((part) => part.da).join(''), en: said.map((part) => part.en).join('') }
}

function end(sentence: Explanation): Explanation {
  return { da: `${sentence.da}.`, en: `${sentence.en}.` }
}
