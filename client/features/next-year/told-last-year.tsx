import { History } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { isBelowLimit, SATISFACTION_LIMIT } from '#shared/next-year/handed-over.ts'
import type { Origin } from '#shared/next-year/origins.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { useFollowUpWords } from '../follow-up/use-follow-up-words.ts'
import type { OpenPlan } from '../plan/plan-context.tsx'

type Told = NonNullable<Awaited<ReturnType<typeof readPlan>>>['followUps'][number]

/** What is asked of another year's plan, once for all activities of an open one. */
const asked = new WeakMap<OpenPlan, Map<string, ReturnType<typeof readPlan>>>()

async function readPlan(planId: string) {
  const result = await call(routes.listFollowUps, { params: { planId } })
  return result.kind === 'ok' ? result.answer : undefined
}

function askFor(plan: OpenPlan, planId: string): ReturnType<typeof readPlan> {
  const ofPlan = asked.get(plan) ?? new Map<string, ReturnType<typeof readPlan>>()
  asked.set(plan, ofPlan)
  const answer = ofPlan.get(planId) ?? readPlan(planId)
  ofPlan.set(planId, answer)
  return answer
}

/** As the other plan tells it today; nothing where it tells nothing, or cannot be read. */
export function ToldLastYear({ plan, origin: { planId, activityId } }: { plan: OpenPlan; origin: Origin }) {
  const t = useTranslations('nextYear')
  const words = useFollowUpWords()
  const [told, setTold] = useState<Told>()
  useEffect(() => {
    let isLeft = false
    void askFor(plan, planId).then((answer) => {
      if (!isLeft) setTold(answer?.followUps.find((one) => one.activityId === activityId))
    })
    return () => {
      isLeft = true
    }
  }, [plan, planId, activityId])
  const said = told && words.summary(told.followUp)
  if (!told || !(said || told.followUp.lessons)) return null
  const isLow = isBelowLimit(told.followUp)
  return (
    <div className="told-last-year" data-low={isLow ? '' : undefined}>
      <History aria-hidden />
      <div>
        <span className="told-last-year-name">{t('lastTime')}</span>
        <span>{said}</span>
        {isLow && (
          <span className="last-year-low">{t('lowSatisfaction', { limit: SATISFACTION_LIMIT * 100 })}</span>
        )}
        {told.followUp.lessons && <p>{told.followUp.lessons}</p>}
      </div>
    </div>
  )
}
