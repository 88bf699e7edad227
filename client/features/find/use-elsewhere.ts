import { useEffect, useRef, useState } from 'react'
import { routes } from '#shared/protocol/routes.ts'
import type { FindHit } from '#shared/protocol/schemas/find.ts'
import { call, type Problem } from '../../api/call.ts'

/** How long the typing pauses before the server is asked. */
const PAUSE_MS = 180
/** Fewer letters begin too many words. */
const SHORTEST_QUESTION = 2

/** What the server has found; `asking` keeps what it found before, so that the list does not flicker while one types. */
export interface Elsewhere {
  state: 'nothing-asked' | 'asking' | 'answered' | Problem
  hits: readonly FindHit[]
}

const NOTHING: Elsewhere = { state: 'nothing-asked', hits: [] }

/** Asks the server for what is typed, in all but the plan that is looked through on the page. */
export function useElsewhere(typed: string, without: string | undefined): Elsewhere {
  const [elsewhere, setElsewhere] = useState(NOTHING)
  const latest = useRef(0)
  const words = typed.trim()

  useEffect(() => {
    const question = ++latest.current
    if (words.length < SHORTEST_QUESTION) {
      setElsewhere(NOTHING)
      return
    }
    setElsewhere(({ hits }) => ({ state: 'asking', hits }))
    const soon = setTimeout(async () => {
      const result = await call(routes.find, { query: { q: words.slice(-200), without } })
      // What was asked since is answered by itself.
      if (question !== latest.current) return
      if (result.kind === 'ok') setElsewhere({ state: 'answered', hits: result.answer.hits })
      else setElsewhere({ state: result, hits: [] })
    }, PAUSE_MS)
    return () => clearTimeout(soon)
  }, [words, without])
  return elsewhere
}
