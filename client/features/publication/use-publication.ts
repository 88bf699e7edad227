import { useCallback, useEffect } from 'react'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { NewPublicationAct, PublicationAnswer } from '#shared/protocol/schemas/publication.ts'
import { call, type Problem } from '../../api/call.ts'
import { type LatestAnswer, useLatestAnswer } from '../../api/use-latest-answer.ts'
import { useNotices } from '../notifications/notices-provider.tsx'

export interface Publication extends LatestAnswer<PublicationAnswer> {
  /** Answers why it was not taken, where it was not. */
  act(act: NewPublicationAct): Promise<Problem | undefined>
}

/** How far a plan's public page is, told anew whenever somebody says something about the plan. */
export function usePublication(planId: string, person: Person): Publication {
  const asked = useLatestAnswer(
    useCallback(() => call(routes.readPublication, { params: { planId } }), [planId]),
  )
  const { load } = asked
  const refreshNotices = useNotices()?.refresh

  useEffect(() => {
    let stop: (() => void) | undefined
    let isLeft = false
    // The page is there before what follows documents is fetched.
    void import('../../connection/follow-room.ts').then(
      ({ followRoom }) => {
        if (isLeft) return
        stop = followRoom({ kind: 'ledger', planId }, person, () => {
          refreshNotices?.()
          void load()
        })
      },
      // Looking at the window again tells the same later.
      () => undefined,
    )
    return () => {
      isLeft = true
      stop?.()
    }
  }, [planId, person, load, refreshNotices])

  return {
    ...asked,
    async act(body) {
      const result = await call(routes.actOnPublication, { params: { planId }, body })
      await load()
      return result.kind === 'problem' ? result : undefined
    },
  }
}
