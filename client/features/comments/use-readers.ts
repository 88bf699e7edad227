import { useCallback, useRef, useState } from 'react'
import type { z } from 'zod'
import { routes } from '#shared/protocol/routes.ts'
import type { readersAnswer } from '#shared/protocol/schemas/comments.ts'
import { call } from '../../api/call.ts'

/** Somebody who may read the plan's threads, and so can be called in them. */
export type Reader = z.output<typeof readersAnswer>['people'][number]

const NOBODY: readonly Reader[] = []

/** Those who may read the plan, asked for when somebody is to be called or was; nobody while they are not known. */
export function useReaders(planId: string): {
  readers: readonly Reader[]
  askReaders: () => Promise<readonly Reader[]>
} {
  const [readers, setReaders] = useState(NOBODY)
  const asked = useRef<Promise<readonly Reader[]>>(undefined)
  const askReaders = useCallback(() => {
    asked.current ??= call(routes.listReaders, { params: { planId } }).then((result) => {
      if (result.kind === 'ok') {
        setReaders(result.answer.people)
        return result.answer.people
      }
      // Another try when somebody is called next.
      asked.current = undefined
      return NOBODY
    })
    return asked.current
  }, [planId])
  return { readers, askReaders }
}
