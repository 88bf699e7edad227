import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { LOCALES } from '#shared/basics/locale.ts'
import { useSetLocale } from '../../text/texts-provider.tsx'
import { useNames } from '../../text/unbroken.ts'

/** What the pages before signing in share: the name, what it is for, a card with the form, and the language switch. */
export function EntrancePage({ title, children }: { title: string; children: ReactNode }) {
  const t = useTranslations('people')
  const pages = useTranslations('pages')
  const locale = useLocale()
  const setLocale = useSetLocale()
  const { both } = useNames()
  return (
    <main className="entrance" id="indhold">
      <title>{`${title} · Samplan`}</title>
      <div className="entrance-name">
        <img src="/samplan.svg" alt="" width="40" height="40" />
        <div>
          <p className="entrance-brand">Samplan</p>
          <p className="entrance-claim">{t('claim', both)}</p>
        </div>
      </div>
      <section className="entrance-card">
        <h1>{title}</h1>
        {children}
      </section>
      <div className="entrance-languages">
        {LOCALES.map((known) => (
          <button
            key={known}
            type="button"
            lang={known}
            aria-pressed={known === locale}
            onClick={() => setLocale(known)}
          >
            {t(`languages.${known}`)}
          </button>
        ))}
        <Link to="/tilgaengelighed">{pages('accessibility')}</Link>
      </div>
    </main>
  )
}
