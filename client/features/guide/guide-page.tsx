import '../../styles/guide.css'
import { Search } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { Input, SearchField } from 'react-aria-components'
import { Link, useLocation } from 'react-router'
import { useTranslations } from 'use-intl'
import { guide } from '../../../docs/brugervejledning.md'
import { useSession } from '../people/session.tsx'
import { chaptersFor } from './chapters-for.ts'
import { GuideBlocks } from './guide-blocks.tsx'

/** The user guide, for everybody, signed in or not; its words are Danish in either language. */
export function GuidePage() {
  const t = useTranslations('guide')
  const { session } = useSession()
  const [typed, setTyped] = useState('')
  const chapters = useMemo(() => chaptersFor(typed), [typed])
  useGoingToHash()
  return (
    <main className="page guide" id="indhold" tabIndex={-1}>
      <title>{`${t('title')} · Samplan`}</title>
      <nav className="guide-contents" id="vejledning-indhold" aria-label={t('contents')} tabIndex={-1}>
        <SearchField className="guide-search" aria-label={t('search')} value={typed} onChange={setTyped}>
          <Search aria-hidden />
          <Input className="field-input" placeholder={t('search')} />
        </SearchField>
        <p className="guide-found" role="status">
          {typed.trim() !== '' && t('found', { count: chapters.length })}
        </p>
        <ul lang="da">
          {chapters.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="guide-text">
        <div lang="da">
          <h1>{guide.title}</h1>
          <GuideBlocks blocks={guide.intro} />
        </div>
        <p className="guide-language">{t('language')}</p>
        {guide.sections.map(({ id, title, blocks }) => (
          <section key={id} aria-labelledby={id}>
            <h2 id={id} lang="da" tabIndex={-1}>
              {title}
            </h2>
            <div className="guide-blocks" lang="da">
              <GuideBlocks blocks={blocks} />
            </div>
            <p className="guide-to-top">
              <a href="#vejledning-indhold">{t('toTop')}</a>
            </p>
          </section>
        ))}
        {session.kind === 'signed-out' && (
          <p>
            <Link to="/log-ind">{t('back')}</Link>
          </p>
        )}
      </div>
    </main>
  )
}

/** What the address names is there only once the page is drawn, later than the browser looks for it. */
function useGoingToHash(): void {
  const { hash } = useLocation()
  useEffect(() => {
    const heading = hash === '' ? null : document.getElementById(decodeURIComponent(hash.slice(1)))
    heading?.scrollIntoView()
    heading?.focus({ preventScroll: true })
  }, [hash])
}
