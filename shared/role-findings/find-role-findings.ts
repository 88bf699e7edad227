import { textHash } from '../basics/text-hash.ts'
import type { RoleFinding } from '../findings/findings.ts'
import { type JudgedActivity, type Reading, readActivity } from '../overlap/reading.ts'
import { substanceOf } from '../overlap/warning.ts'
import { type Facts, factsOf } from './facts.ts'
import { ROLE_RULES } from './role-rules.ts'
import type { RoleRule } from './rule.ts'

/** Activities that are the other party's task, or of which the other party must hear, at most one finding each. */
export function findRoleFindings(activities: readonly JudgedActivity[]): RoleFinding[] {
  return activities.flatMap((activity) => roleFindingOf(readActivity(activity)) ?? [])
}

/** The most specific role finding of one activity; joint and cancelled ones have none. */
export function roleFindingOf(reading: Reading): RoleFinding | undefined {
  const { activity } = reading
  if (activity.party === 'joint' || activity.status === 'cancelled') return undefined
  const facts = factsOf(reading, activity.party)
  for (const rule of ROLE_RULES) {
    const words = applies(rule, facts)
    if (!words) continue
    if (rule.kind === 'none') return undefined
    return {
      id: `role:${activity.id}:${rule.kind}`,
      activity: activity.id,
      kind: rule.kind,
      clause: rule.clause,
      why: {
        da: `Aktiviteten ${rule.activity.da}${quoted(words)}. Efter aftalen ${rule.agreement.da}.`,
        en: `The activity ${rule.activity.en}${quoted(words)}. Under the agreement ${rule.agreement.en}.`,
      },
      words,
      fingerprint: textHash(`${rule.kind} ${rule.clause} ${facts.told} ${substanceOf(reading)}`),
    }
  }
  return undefined
}

function applies(rule: RoleRule, facts: Facts): string[] | undefined {
  if (rule.planner !== 'either' && rule.planner !== facts.party) return undefined
  if (rule.unless && facts[rule.unless]) return undefined
  const words = rule.when(facts)
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
