import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { JudgedActivity } from '#shared/overlap/reading.ts'
import type { Effect } from '#shared/vocabulary/effect.ts'
import type { WorkspaceVocabulary } from '#shared/vocabulary/workspace-vocabulary.ts'
import { useAgreement } from '../agreement/agreement-provider.tsx'
import type { ChosenPlan } from './chosen-plan.ts'
import type { AnsweredEffect, AskEffect, EffectQuestion } from './effect-question.ts'
import { startEffectsWorker } from './effects-in-worker.ts'

/** What there is to say of an effect. `reading` with the one before it, if any, until the next is there. */
export type ShownEffect =
  | { kind: 'reading'; before?: Effect }
  | ({ kind: 'read' } & AnsweredEffect)
  | { kind: 'failed' }

interface EffectsContextValue {
  ask: AskEffect
  plan: ChosenPlan
  vocabulary: WorkspaceVocabulary
  activities: ReadonlyMap<string, JudgedActivity>
}

const EffectsContext = createContext<EffectsContextValue | undefined>(undefined)

interface EffectsProviderProps {
  plan: ChosenPlan
  vocabulary: WorkspaceVocabulary
  children: ReactNode
  /** For tests: reads without a worker. */
  ask?: AskEffect
}

/** Lets everything below it ask what a word or a lesson does in the chosen plan. */
export function EffectsProvider({ plan, vocabulary, children, ask }: EffectsProviderProps) {
  const agreement = useAgreement()
  const { askNow, stop } = useMemo(() => {
    let worker: ReturnType<typeof startEffectsWorker> | undefined
    return {
      askNow: (...asked: Parameters<AskEffect>) => {
        if (ask) return ask(...asked)
        worker ??= startEffectsWorker(agreement)
        return worker.ask(...asked)
      },
      stop() {
        worker?.stop()
        worker = undefined
      },
    }
  }, [ask, agreement])
  useEffect(() => stop, [stop])

  const value = useMemo(() => {
    const known = plan.kind === 'read' ? plan.activities : []
    const activities = new Map(known.map((activity) => [activity.id, activity]))
    return { ask: askNow, plan, vocabulary, activities }
  }, [askNow, plan, vocabulary])
  return <EffectsContext value={value}>{children}</EffectsContext>
}

function useEffectsContext(): EffectsContextValue {
  const effects = useContext(EffectsContext)
  if (!effects) throw new Error('Effects need an EffectsProvider above them.')
  return effects
}

/** The activities of the chosen plan by their ids. */
export function useKnownActivities(): ReadonlyMap<string, JudgedActivity> {
  return useEffectsContext().activities
}

/** The plan that effects are shown in. */
export function useChosenPlan(): ChosenPlan {
  return useEffectsContext().plan
}

/** The effect of what is asked about, kept up to date; undefined where nothing is asked or there is no plan to ask about. */
export function useEffectOf(question: EffectQuestion | undefined, pauseMs = 0): ShownEffect | undefined {
  const { ask, plan, vocabulary } = useEffectsContext()
  const [shown, setShown] = useState<ShownEffect>({ kind: 'reading' })
  const key = question && JSON.stringify(question)
  const activities = plan.kind === 'read' ? plan.activities : undefined

  useEffect(() => {
    if (key === undefined || !activities) return
    const leaving = new AbortController()
    setShown((before) => ({
      kind: 'reading',
      ...(before.kind === 'read' && { before: before.effect }),
      ...(before.kind === 'reading' && before),
    }))
    const timer = setTimeout(async () => {
      const asked = { activities, vocabulary, question: JSON.parse(key) as EffectQuestion }
      const answered = await ask(asked, leaving.signal)
      if (!leaving.signal.aborted) setShown(answered ? { kind: 'read', ...answered } : { kind: 'failed' })
    }, pauseMs)
    return () => {
      leaving.abort()
      clearTimeout(timer)
    }
  }, [ask, activities, vocabulary, key, pauseMs])
  if (key === undefined || plan.kind === 'none' || plan.kind === 'problem') return undefined
  return shown
}
