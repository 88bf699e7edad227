import { CloudOff } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Person } from '#shared/permissions/person.ts'
import { DeadEnd } from '../../ui/dead-end.tsx'
import { WithAppHeader } from '../people/app-header.tsx'

/** Stands in the place of what only the server can tell, until it can. */
export function NeedsConnectionPage({ person }: { person: Person }) {
  const t = useTranslations('offline')
  return (
    <WithAppHeader person={person}>
      <DeadEnd
        icon={<CloudOff aria-hidden />}
        title={t('pageTitle')}
        onward={{ to: '/planer', text: t('toKept') }}
      >
        {t('pageText')}
      </DeadEnd>
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
