import { useCallback, useState } from 'react'
import { routes } from '#shared/protocol/routes.ts'
import type { StandingAnswer } from '#shared/protocol/schemas/standing.ts'
import { call, type Problem } from '../../api/call.ts'
import { useAskedOnLook } from '../../api/use-asked-on-look.ts'

/** How the standing duties are, asked anew when the person comes back to the window. */
export function useStanding() {
  const [standing, setStanding] = useState<StandingAnswer>()
  const [problem, setProblem] = useState<Problem>()
  const load = useCallback(async () => {
    const result = await call(routes.readStanding)
    if (result.kind === 'ok') setStanding(result.answer)
    setProblem(result.kind === 'problem' ? result : undefined)
  }, [])
  useAskedOnLook(load)
  return { standing, problem, load }
}
