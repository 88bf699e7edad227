import type { Agreement } from '../agreement/agreement.ts'
import type { RoleRule } from '../agreement/duties.ts'
import { textHash } from '../basics/text-hash.ts'
import type { RoleFinding, RoleFindingKind } from '../findings/findings.ts'
import { formerKind } from '../findings/former-kind.ts'
import { type JudgedActivity, type Reading, readActivity } from '../overlap/reading.ts'
import type { Vocabulary } from '../overlap/vocabulary.ts'
import { substanceOf } from '../overlap/warning.ts'
import { type Facts, factsOf } from './facts.ts'
import { conditionsOf, type Holds } from './holds.ts'

/** Activities that are the other party's task, or of which the other party must hear, at most one finding each. */
export function findRoleFindings(
  activities: readonly JudgedActivity[],
  vocabulary: Vocabulary,
): RoleFinding[] {
  return activities.flatMap((activity) => roleFindingOf(readActivity(activity, vocabulary)) ?? [])
}

/** The most specific role finding of one activity; joint and cancelled ones have none. */
export function roleFindingOf(reading: Reading): RoleFinding | undefined {
  const { activity } = reading
  const verdict = verdictOn(reading)
  if (!verdict) return undefined
  const { rule, words, told } = verdict
  return {
    ...identityOf(reading, told),
    activity: activity.id,
    kind: rule.kind,
    clause: rule.clause,
    why: {
      da: `Aktiviteten ${rule.activity.da}${quoted(words)}. Efter aftalen ${rule.agreement.da}.`,
      en: `The activity ${rule.activity.en}${quoted(words)}. Under the agreement ${rule.agreement.en}.`,
    },
    words,
  }
}

/** What decisions are kept by: the built-in vocabulary's verdict, so that an added word opens none again. */
function identityOf(reading: Reading, told: boolean): Pick<RoleFinding, 'id' | 'fingerprint'> {
  const builtIn = reading.builtIn ?? reading
  const { kind, clause } = verdictOn(builtIn)?.rule ?? TAUGHT
  const keptAs = formerKind(kind)
  return {
    id: `role:${reading.activity.id}:${keptAs}`,
    fingerprint: textHash(`${keptAs} ${clause} ${told} ${substanceOf(builtIn)}`),
  }
}

/** In place of the rule where the built-in vocabulary finds nothing, and the finding comes of added words alone. */
const TAUGHT = { kind: 'taught', clause: '' }

interface Verdict {
  rule: RoleRule & { kind: RoleFindingKind }
  words: string[]
  told: boolean
}

function verdictOn(reading: Reading): Verdict | undefined {
  const { party, status } = reading.activity
  if (party === 'joint' || status === 'cancelled') return undefined
  const facts = factsOf(reading, party)
  const { agreement } = reading.vocabulary
  const holds = holdsUnder(agreement)
  for (const rule of agreement.duties.rules) {
    const words = applies(rule, facts, holds)
    if (words) return isFinding(rule) ? { rule, words, told: facts.told } : undefined
  }
  return undefined
}

/** Arranged when it is first asked for. */
function holdsUnder(agreement: Agreement): Holds {
  const holds = arranged.get(agreement) ?? conditionsOf(agreement)
  arranged.set(agreement, holds)
  return holds
}

const arranged = new WeakMap<Agreement, Holds>()

function isFinding(rule: RoleRule): rule is Verdict['rule'] {
  return rule.kind !== 'none'
}

function applies(rule: RoleRule, facts: Facts, holds: Holds): string[] | undefined {
  if (rule.planner !== 'either' && rule.planner !== facts.party) return undefined
  if (rule.unless && facts[rule.unless]) return undefined
  const words = holds(rule.when, facts)
  return words && [...new Set(words)]
}

const MOST_QUOTED = 3

/** The first few words that are not part of a longer one beside them. */
function quoted(words: readonly string[]): string {
  const whole = words.filter((word) => !words.some((other) => other !== word && other.includes(word)))
  if (whole.length === 0) return ''
  return ` (${whole
    .slice(0, MOST_QUOTED)
    .map((word) => `»${word}«`)
    .join(', ')})`
}
