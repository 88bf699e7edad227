import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { useLatestAnswer } from '../../api/use-latest-answer.ts'

const askForStanding = () => call(routes.readStanding)

/** How the standing duties are, asked anew when the person comes back to the window. */
export function useStanding() {
  const { answer: standing, problem, load } = useLatestAnswer(askForStanding)
  return { standing, problem, load }
}
