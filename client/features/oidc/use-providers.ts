import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { Party } from '#shared/plan/plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { providersAnswer } from '#shared/protocol/schemas/oidc.ts'
import { call } from '../../api/call.ts'

export type Provider = z.output<typeof providersAnswer>['providers'][number]

/** Where people, or those of one party, can sign in besides here. None if that cannot be said: a password does as well. */
export function useProviders(party?: Party): readonly Provider[] {
  const [providers, setProviders] = useState<readonly Provider[]>([])
  useEffect(() => {
    void call(routes.listProviders).then((result) => {
      if (result.kind === 'ok') setProviders(result.answer.providers)
    })
  }, [])
  return providers.filter((one) => !party || !one.party || one.party === party)
}
