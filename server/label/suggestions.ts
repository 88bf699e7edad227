import { shareSatisfied } from '#shared/follow-up/follow-up.ts'
import { sourceKey } from '#shared/label/evidence.ts'
import { evidenceDay } from '#shared/label/evidence-words.ts'
import type { Suggested } from '#shared/label/label.ts'
import type { Activity, Party } from '#shared/plan/plan.ts'
import type { SuggestionsAnswer } from '#shared/protocol/schemas/label.ts'
import {
  accountOfPlan,
  activityOffer,
  minutesOf,
  type PlanSources,
  type Sources,
  versionsOf,
} from './evidence-sources.ts'

type Suggestion = SuggestionsAnswer['suggestions'][number]

/** Of each kind: what is older is found in the list of everything. */
const MOST_OF_A_KIND = 8
/** The share of those asked who had use of it in a high or some degree, from which it is something to show. */
const PRAISED = 0.8

/** What of the workspace could be evidence for what an indicator asks, the newest first of each kind: the party's own and what both do. */
export function suggestionsFor(kinds: readonly Suggested[], sources: Sources, party: Party): Suggestion[] {
  const seen = new Set<string>()
  return kinds.flatMap((suggested) =>
    offersOf(suggested, sources, party)
      .filter(({ source }) => {
        // What is held and praised is proposed once, for the first of the two that the indicator names.
        const key = sourceKey(source)
        const isNew = !seen.has(key)
        seen.add(key)
        return isNew
      })
      .toSorted((a, b) => (dayOf(a) < dayOf(b) ? 1 : -1))
      .slice(0, MOST_OF_A_KIND)
      .map((offered) => ({ ...offered, suggested })),
  )
}

function dayOf({ about }: Pick<Suggestion, 'about'>): string {
  return (about && evidenceDay(about)) ?? ''
}

function offersOf(
  suggested: Suggested,
  { plans, meetings }: Sources,
  party: Party,
): Omit<Suggestion, 'suggested'>[] {
  const ofActivities = (is: (activity: Activity, one: PlanSources) => boolean) =>
    plans.flatMap((one) =>
      (one.inPlan?.activities ?? [])
        .filter((activity) => [party, 'joint'].includes(activity.party) && is(activity, one))
        .map((activity) => activityOffer(one.plan, activity)),
    )
  const followUpOf = ({ inPlan }: PlanSources, { id }: Activity) => inPlan?.followUps.get(id)
  switch (suggested) {
    case 'agreed-versions':
      return versionsBecause('agreed', plans)
    case 'named-versions':
      return versionsBecause('named', plans)
    case 'minutes':
      return meetings ? minutesOf(meetings) : []
    case 'accounts':
      return plans.filter(({ inPlan }) => (inPlan?.followUps.size ?? 0) > 0).map(accountOfPlan)
    case 'joint-activities':
      return ofActivities(({ party: whose }) => whose === 'joint')
    case 'held-activities':
      return ofActivities((activity, one) => followUpOf(one, activity)?.outcome === 'held')
    case 'evaluated-activities':
      return ofActivities((activity, one) => (followUpOf(one, activity)?.answered ?? 0) > 0)
    case 'praised-activities':
      return ofActivities(
        (activity, one) => (shareSatisfied(followUpOf(one, activity)?.answers.benefit) ?? 0) >= PRAISED,
      )
    default:
      suggested satisfies never
      return []
  }
}

function versionsBecause(reason: 'agreed' | 'named', plans: readonly PlanSources[]) {
  return plans.flatMap(({ plan, versions }) =>
    versionsOf({ plan, versions: versions?.filter((version) => version.reason === reason) }),
  )
}
