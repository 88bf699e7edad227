import type { Evidence, Explanation, OverlapLabel } from '../findings/findings.ts'
import { isDistance } from './describe-time.ts'

/** The evidence that is said: what kind of work two related activities are is not, where they have a subject in common. */
export function saidEvidence(label: OverlapLabel, evidence: readonly Evidence[]): Evidence[] {
  const has = (aspect: Evidence['aspect']) => evidence.some((piece) => piece.aspect === aspect)
  return evidence.filter(({ aspect }) => {
    if (aspect === 'offering') return label === 'overlap' || !has('topic')
    return aspect !== 'place' || has('time')
  })
}

/** The evidence as sentences: what both are, about what, for whom and when; whom both have to do with; how far apart they are. */
export function explain(label: OverlapLabel, evidence: readonly Evidence[]): Explanation[] {
  const said = saidEvidence(label, evidence)
  const of = (aspect: Evidence['aspect']): Explanation[] =>
    said.filter((piece) => piece.aspect === aspect).map((piece) => piece.concept)
  const [offerings, topics, counterparts] = [of('offering'), of('topic'), of('counterpart')]
  const who = sayWho(of('audience'))
  const time = of('time')[0]
  const when = time && !isDistance(time) ? time : undefined
  const place = of('place')[0]
  const isNamed = offerings.length > 0
  const [named, quoted] = [topics.filter((topic) => !isQuote(topic)), topics.filter(isQuote)]
  const what = isNamed ? sayOffering(offerings, named) : sayTopics(topics)
  const reasons: Explanation[] = []
  if (what) reasons.push(end(join(what, who, when && (isNamed ? asClause(when) : asPredicate(when)))))
  if (isNamed && quoted.length > 0) reasons.push(end(say(quoted, 'Begge nævner ', 'Both mention ')))
  if (counterparts.length > 0) {
    const together = say(counterparts, 'Begge har at gøre med ', 'Both have to do with ')
    reasons.push(
      end(what ? together : join(together, who && (when ? ARE : AND_ARE), who, when && asPredicate(when))),
    )
  } else if (!what && who) {
    reasons.push(end(join({ da: 'Begge er', en: 'Both are' }, who, when && asPredicate(when))))
  }
  if (time && !when && reasons.length > 0) {
    reasons.push({ da: `De ligger ${time.da}.`, en: `They are ${time.en}.` })
  }
  if (place) reasons.push({ da: `Samme sted: ${place.da}.`, en: `Same place: ${place.en}.` })
  return reasons
}

const ARE: Explanation = { da: ', er', en: ', are' }
const AND_ARE: Explanation = { da: ' og er', en: ' and are' }

function sayWho(audiences: readonly Explanation[]): Explanation | undefined {
  return audiences.length > 0 ? say(audiences, ' for ', ' for ') : undefined
}

/** "Begge er kurser i foråret." */
function asClause({ da, en }: Explanation): Explanation {
  return { da: ` ${da}`, en: ` ${en}` }
}

/** "Begge handler om cybersikkerhed og ligger i foråret": there it is not the subject that is in the spring. */
function asPredicate({ da, en }: Explanation): Explanation {
  return { da: ` og ligger ${da}`, en: ` and take place ${en}` }
}

/** Only a duplicate is said to be the same thing; related activities share a subject. */
function sayOffering(offerings: readonly Explanation[], topics: readonly Explanation[]): Explanation {
  return join(say(offerings, 'Begge er ', 'Both are '), topics.length > 0 && say(topics, ' om ', ' on '))
}

function sayTopics(topics: readonly Explanation[]): Explanation | undefined {
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
