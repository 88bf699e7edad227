import { useTranslations } from 'use-intl'
import type { Party } from '#shared/plan/plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call, type Problem } from '../../api/call.ts'
import { goToProvider } from './go-to-provider.ts'
import { ProviderButtons } from './provider-buttons.tsx'
import { useProviders } from './use-providers.ts'

interface JoinWithProviderProps {
  party: Party
  /** What the person has written, or nothing where it cannot be sent; they are then told so. */
  request(): { token: string; name: string } | undefined
  onProblem(problem: Problem): void
}

/** Accepting an invitation without choosing a password; nothing where no provider of the party is set up. */
export function JoinWithProvider({ party, request, onProblem }: JoinWithProviderProps) {
  const t = useTranslations('oidc')
  const providers = useProviders(party)
  if (providers.length === 0) return null
  return (
    <>
      <p className="entrance-or">{t('or')}</p>
      <p className="entrance-intro">{t('joinWithText')}</p>
      <ProviderButtons
        providers={providers}
        labelOf={({ name }) => t('joinWith', { provider: name })}
        onPress={async ({ id }) => {
          const body = request()
          if (!body) return
          const params = { providerId: id }
          const problem = goToProvider(await call(routes.beginProviderJoin, { params, body }))
          if (problem) onProblem(problem)
        }}
      />
    </>
  )
}
