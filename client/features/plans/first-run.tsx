import { CalendarPlus, FileUp, Plus, UserPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { useNames } from '../../text/unbroken.ts'
import { Button } from '../../ui/button.tsx'

/** A workspace without a plan, for who may make one: the ways to begin, and what comes after. */
export function FirstRun({ person, onCreate }: { person: Person; onCreate(): void }) {
  const t = useTranslations('plans')
  const { both } = useNames()
  const pages = useTranslations('pages')
  const mayInvite = can(person, 'manage', { kind: 'people' })
  return (
    <section className="first-run" aria-labelledby="first-run">
      <h2 id="first-run">{t('firstTitle')}</h2>
      <p>{t('firstText', both)}</p>
      <ul>
        <Way icon={<FileUp aria-hidden />} title={t('firstImportTitle')} text={t('firstImportText')}>
          <Link className="button" data-kind="primary" to="/importer">
            {pages('importFrom')}
          </Link>
        </Way>
        <Way icon={<Plus aria-hidden />} title={t('firstEmptyTitle')} text={t('firstEmptyText')}>
          <Button onPress={onCreate}>{t('create')}</Button>
        </Way>
      </ul>
      <p className="first-run-later">
        <CalendarPlus aria-hidden />
        {t('firstLater')}
      </p>
      {mayInvite && (
        <p className="first-run-later">
          <UserPlus aria-hidden />
          <span>
            {t('firstOthers')} <Link to="/personer">{t('firstInvite')}</Link>
          </span>
        </p>
      )}
    </section>
  )
}

interface WayProps {
  icon: ReactNode
  title: string
  text: string
  children: ReactNode
}

function Way({ icon, title, text, children }: WayProps) {
  return (
    <li className="first-run-way">
      {icon}
      <h3>{title}</h3>
      <p>{text}</p>
      {children}
    </li>
  )
}
