import { CloudOff } from 'lucide-react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Person } from '#shared/permissions/person.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { WithAppHeader } from '../people/app-header.tsx'

/** Stands in the place of what only the server can tell, until it can. */
export function NeedsConnectionPage({ person }: { person: Person }) {
  const t = useTranslations('offline')
  return (
    <WithAppHeader person={person}>
      <main className="page" id="indhold" tabIndex={-1}>
        <title>{`${t('pageTitle')} · Samplan`}</title>
        <EmptyState
          icon={<CloudOff aria-hidden />}
          title={t('pageTitle')}
          isPage
          action={
            <Link className="button" data-kind="secondary" to="/planer">
              {t('toKept')}
            </Link>
          }
        >
          {t('pageText')}
        </EmptyState>
      </main>
    </WithAppHeader>
  )
}

/** The pages that this device can draw by itself. */
const OWN_PAGES = [
  /^\/$/,
  /^\/overblik$/,
  /^\/planer$/,
  /^\/planer\/[^/]+$/,
  /^\/tilgaengelighed$/,
  /^\/vejledning$/,
  /^\/log-ind$/,
]

export function needsServer(pathname: string): boolean {
  return !OWN_PAGES.some((page) => page.test(pathname))
}
