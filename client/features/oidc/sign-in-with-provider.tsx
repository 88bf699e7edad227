import { useLocation } from 'react-router'
import { useTranslations } from 'use-intl'
import { routes } from '#shared/protocol/routes.ts'
import { call, type Problem } from '../../api/call.ts'
import { finishSignOut } from '../offline/pending-sign-out.ts'
import { cameFrom } from '../people/came-from.ts'
import { goToProvider } from './go-to-provider.ts'
import { ProviderButtons } from './provider-buttons.tsx'
import { useProviders } from './use-providers.ts'

/** »Log ind med CenSec«, under the password; nothing where no provider is set up. */
export function SignInWithProvider({ onProblem }: { onProblem(problem: Problem): void }) {
  const t = useTranslations('oidc')
  const providers = useProviders()
  const state: unknown = useLocation().state
  if (providers.length === 0) return null
  return (
    <div className="entrance-form">
      <p className="entrance-or">{t('or')}</p>
      <ProviderButtons
        providers={providers}
        labelOf={({ name }) => t('signInWith', { provider: name })}
        onPress={async ({ id }) => {
          // What is told of the one before must not end what begins now, whoever it is.
          await finishSignOut()
          const params = { providerId: id }
          const problem = goToProvider(
            await call(routes.beginProviderSignIn, { params, body: { returnTo: cameFrom(state) } }),
          )
          if (problem) onProblem(problem)
        }}
      />
    </div>
  )
}
