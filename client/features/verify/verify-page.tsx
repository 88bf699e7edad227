import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { EntrancePage } from '../people/entrance-page.tsx'
import { VerifyFile } from './verify-file.tsx'

/** For who is signed in. */
export function VerifyPage() {
  const t = useTranslations('verify')
  return (
    <main className="page" id="indhold" tabIndex={-1}>
      <title>{`${t('title')} · Samplan`}</title>
      <h1>{t('title')}</h1>
      <VerifyFile />
    </main>
  )
}

/** For who has got a file and need not be in the workspace. */
export function VerifyEntrance() {
  const t = useTranslations('verify')
  return (
    <EntrancePage title={t('title')}>
      <VerifyFile />
      <Link to="/log-ind">{t('toSignIn')}</Link>
    </EntrancePage>
  )
}
