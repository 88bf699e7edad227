import { useState } from 'react'
import type { CallResult } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'

/** Asks the server for one thing at a time; `run` answers whether it was done, and otherwise `wrong` says why not. */
export function useCommand() {
  const sentenceOf = useProblemSentence()
  const [wrong, setWrong] = useState<string>()
  const [isPending, setPending] = useState(false)

  async function run(asking: Promise<CallResult<unknown>>): Promise<boolean> {
    setWrong(undefined)
    setPending(true)
    const result = await asking
    setPending(false)
    if (result.kind === 'problem') setWrong(sentenceOf(result))
    return result.kind === 'ok'
  }
  return { run, isPending, wrong }
}
