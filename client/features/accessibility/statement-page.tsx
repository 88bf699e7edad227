import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { longDay } from '../../text/moment.ts'
import { WithPageTexts } from '../../text/with-page-texts.tsx'
import { useSession } from '../people/session.tsx'

const REVIEWED = '2026-11-29T12:00:00Z'

/** What was tested and how, what is known not to work, and whom to tell; for everybody, signed in or not. */
export function StatementPage() {
  return (
    <WithPageTexts of="accessibility">
      <Statement />
    </WithPageTexts>
  )
}

function Statement() {
  const t = useTranslations('accessibility')
  const pages = useTranslations('pages')
  const locale = useLocale()
  const { session } = useSession()
  return (
    <main className="page statement" id="indhold" tabIndex={-1}>
      <title>{`${pages('accessibility')} · Samplan`}</title>
      <h1>{pages('accessibility')}</h1>
      <p>{t('intro')}</p>
      <h2>{t('statusTitle')}</h2>
      <p>{t('status')}</p>
      <h2>{t('testedTitle')}</h2>
      <ul>
        {TESTED.map((what) => (
          <li key={what}>{t(`tested.${what}`)}</li>
        ))}
      </ul>
      <h2>{t('knownTitle')}</h2>
      <ul>
        {KNOWN.map((what) => (
          <li key={what}>{t(`known.${what}`)}</li>
        ))}
      </ul>
      <h2>{t('tellTitle')}</h2>
      <p>{t('tell')}</p>
      <p className="statement-date">{t('updated', { day: longDay(REVIEWED, locale) })}</p>
      {session.kind === 'signed-out' && (
        <p>
          <Link to="/log-ind">{t('back')}</Link>
        </p>
      )}
    </main>
  )
}

const TESTED = ['automatic', 'keyboard', 'colours', 'phone', 'motion', 'language'] as const
const KNOWN = ['others', 'editor', 'imported'] as const
