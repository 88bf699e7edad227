import { useEffect, useRef, useState } from 'react'
import { routes } from '#shared/protocol/routes.ts'
import type { FindHit } from '#shared/protocol/schemas/find.ts'
import { call, type Problem } from '../../api/call.ts'

/** How long the typing pauses before the server is asked. */
const PAUSE_MS = 180
/** When the server is asked again that has not read all plans yet. */
const MORE_MS = 800
/** Fewer letters begin too many words. */
const SHORTEST_QUESTION = 2

/**
 * What the server has found, and for which words; `asking` keeps what it found before, for words that were typed then, so that
 * the list does not flicker while one types.
 */
export interface Elsewhere {
  state: 'nothing-asked' | 'asking' | 'answered' | Problem
  hits: readonly FindHit[]
  answers: string
}

const NOTHING: Elsewhere = { state: 'nothing-asked', hits: [], answers: '' }

/** What is looked through on the page: a plan, and its confidential part. */
interface LookedThroughHere {
  without: string | undefined
  withoutOwn: string | undefined
}

/** Asks the server for what is typed, in all but what is looked through on the page. */
export function useElsewhere(typed: string, { without, withoutOwn }: LookedThroughHere): Elsewhere {
  const [elsewhere, setElsewhere] = useState(NOTHING)
  const latest = useRef(0)
  const words = typed.trim()

  useEffect(() => {
    const question = ++latest.current
    if (words.length < SHORTEST_QUESTION) {
      setElsewhere(NOTHING)
      return
    }
    setElsewhere((before) => ({ ...before, state: 'asking' }))
    const ask = async () => {
      const result = await call(routes.find, { query: { q: words.slice(-200), without, withoutOwn } })
      // What was asked since is answered by itself.
      if (question !== latest.current) return
      if (result.kind === 'problem') return setElsewhere({ state: result, hits: [], answers: words })
      const { hits, isWhole } = result.answer
      setElsewhere({ state: isWhole ? 'answered' : 'asking', hits, answers: words })
      if (!isWhole) soon = setTimeout(ask, MORE_MS)
    }
    let soon = setTimeout(ask, PAUSE_MS)
    return () => {
      latest.current++
      clearTimeout(soon)
    }
  }, [words, without, withoutOwn])
  return elsewhere
}
