import { useTranslations } from 'use-intl'
import { Button } from '../../ui/button.tsx'
import { EntrancePage } from './entrance-page.tsx'
import { SecondFactorSetUp } from './second-factor-set-up.tsx'
import { useSession } from './session.tsx'

/** All there is to a director who lacks the second factor that the workspace asks for. */
export function SecondFactorPage() {
  const t = useTranslations('secondFactor')
  const people = useTranslations('people')
  const { refresh, signOut } = useSession()
  return (
    <EntrancePage title={t('title')}>
      <p className="entrance-intro">{t('neededText')}</p>
      <SecondFactorSetUp onDone={() => void refresh()} />
      <Button kind="quiet" onPress={() => void signOut()}>
        {people('signOut')}
      </Button>
    </EntrancePage>
  )
}
