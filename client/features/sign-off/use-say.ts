import { useState } from 'react'
import type { Category } from '#shared/plan/plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { SignOffAct } from '#shared/sign-off/sign-off.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { usePlan } from '../plan/plan-context.tsx'

interface Said {
  act: SignOffAct
  /** Of the words that the person has before them. */
  contentHash: string
  reason: string
  /** The open warnings that were listed. */
  over?: string[]
}

/** Says something of a section; `say` answers whether it was taken, and otherwise `wrong` says why not. */
export function useSay(category: Category) {
  const { id: planId, epoch } = usePlan()
  const sentenceOf = useProblemSentence()
  const [wrong, setWrong] = useState<string>()
  const [isPending, setPending] = useState(false)

  async function say(said: Said): Promise<boolean> {
    setWrong(undefined)
    setPending(true)
    const result = await call(routes.signOff, { params: { planId, category }, body: { ...said, epoch } })
    setPending(false)
    if (result.kind === 'problem') setWrong(sentenceOf(result))
    return result.kind === 'ok'
  }
  return { say, isPending, wrong, setWrong }
}
