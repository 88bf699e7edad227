import { useCallback, useRef, useState } from 'react'
import type { CallResult, Problem } from './call.ts'
import { useAskedOnLook } from './use-asked-on-look.ts'

export interface LatestAnswer<Answer> {
  /** Undefined until it is known. */
  answer: Answer | undefined
  problem: Problem | undefined
  load(): Promise<void>
}

/**
 * What `ask` is answered, asked anew when the person comes back to the window. Of answers that overtake each other the one to
 * the latest question stays. `ask` is one function for as long as the question is the same.
 */
export function useLatestAnswer<Answer>(ask: () => Promise<CallResult<Answer>>): LatestAnswer<Answer> {
  const [answer, setAnswer] = useState<Answer>()
  const [problem, setProblem] = useState<Problem>()
  const latest = useRef(0)

  const load = useCallback(async () => {
    const question = ++latest.current
    const result = await ask()
    if (question !== latest.current) return
    if (result.kind === 'ok') setAnswer(result.answer)
    setProblem(result.kind === 'problem' ? result : undefined)
  }, [ask])

  useAskedOnLook(load)

  return { answer, problem, load }
}
