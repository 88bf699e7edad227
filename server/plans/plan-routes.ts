import type { z } from 'zod'
import { changeActivity, createActivity } from '#shared/plan/edit-plan.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { activityRecords } from '#shared/plan/plan-document.ts'
import { rankBetween } from '#shared/plan/rank.ts'
import { readActivity, readPlan } from '#shared/plan/read-plan.ts'
import { plainText } from '#shared/plan/rich-text.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { ActivityPatch, activityAnswer } from '#shared/protocol/schemas/plans.ts'
import { type EndpointsOf, endpoint, personOf } from '../http/endpoint.ts'
import { Problem } from '../http/problem.ts'
import type { Ids } from '../ports/ids.ts'
import { mustBeOpen } from '../sign-off/must-be-open.ts'
import { changeFrom } from './change-from.ts'
import type { Plans } from './plans.ts'

/** The origin of changes that came by HTTP. */
const COMMAND = 'command'

type PlanRoutes = EndpointsOf<'listPlans' | 'createPlan' | 'readPlan' | 'createActivity' | 'changeActivity'>

export function planRoutes({ plans, ids }: { plans: Plans; ids: Ids }): PlanRoutes {
  return {
    listPlans: endpoint(routes.listPlans, async () => ({ plans: await plans.list() })),

    createPlan: endpoint(routes.createPlan, ({ body }) => plans.create({ id: ids.newId(), ...body })),

    readPlan: endpoint(routes.readPlan, ({ params }) =>
      plans.inPlan(params.planId, async (room, { id, year, status }) => {
        const plan = await room.read((document) => readPlan(document, year, plans.categories))
        const sections = plan.sections.map(({ category, text, activities }) => ({
          category,
          text: plainText(text),
          activities: activities.map(activityToAnswer),
        }))
        return { id, year, status, title: plan.title, sections }
      }),
    ),

    createActivity: endpoint(routes.createActivity, async (request) => {
      const { params, body } = request
      plans.mustHaveSection(body.category, 'invalid-input')
      const made = await plans.inPlan(params.planId, (room) =>
        room.edit(
          (document) => {
            const id = ids.newId()
            const { party, category } = body
            mustBeOpen(document, category)
            const rank = rankBetween(
              lastRank(plans.activitiesIn(document), category),
              undefined,
              ids.randomBit,
            )
            createActivity(document, id, { ...changeFrom(body), party, category, rank }, COMMAND)
            return answerFor(id, activityRecords(document).get(id))
          },
          { by: personOf(request).id },
        ),
      )
      await plans.noteOwner(params.planId, made.id, body.party)
      return made
    }),

    changeActivity: endpoint(routes.changeActivity, async (request) => {
      const { params, body } = request
      if (body.category !== undefined) plans.mustHaveSection(body.category, 'invalid-input')
      return plans.inPlan(params.planId, (room) =>
        room.edit(
          (document) => {
            const record = activityRecords(document).get(params.activityId)
            const before = record && readActivity(params.activityId, record)
            if (!before) throw new Problem('not-found')
            mustBeOpen(document, before.category, body.category ?? before.category)
            refuseEndBeforeStart(before, body)
            const change = changeFrom(body)
            if (body.category !== undefined && body.category !== before.category) {
              const last = lastRank(plans.activitiesIn(document), body.category)
              change.rank = rankBetween(last, undefined, ids.randomBit)
            }
            changeActivity(document, before.id, change, COMMAND)
            return answerFor(before.id, record)
          },
          { by: personOf(request).id },
        ),
      )
    }),
  }
}

function lastRank(activities: readonly Activity[], category: Activity['category']): string | undefined {
  return activities.findLast((activity) => activity.category === category)?.rank
}

/** Concurrent edits may have reversed the dates: that keeps nobody from changing anything else. */
function refuseEndBeforeStart(before: Activity, patch: ActivityPatch): void {
  if (!('start' in patch || 'end' in patch)) return
  const start = 'start' in patch ? patch.start : before.start
  const end = 'end' in patch ? patch.end : before.end
  if (start && end && end < start)
    throw new Problem('invalid-input', 'end: The activity ends before it starts.')
}

function answerFor(id: string, record: Parameters<typeof readActivity>[1] | undefined) {
  const activity = record && readActivity(id, record)
  if (!activity) throw new Problem('not-found')
  return activityToAnswer(activity)
}

export function activityToAnswer({
  rank: _rank,
  body: _body,
  ...activity
}: Activity): z.input<typeof activityAnswer> {
  return activity
}
