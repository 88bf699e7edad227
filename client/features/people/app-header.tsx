import { BookA, CalendarDays } from 'lucide-react'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { createPortal } from 'react-dom'
import { Link, NavLink } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Person } from '#shared/permissions/person.ts'
import { FindButton } from '../find/find-button.tsx'
import { HelpLink } from '../guide/help-link.tsx'
import { NoticesButton } from '../notifications/notices-button.tsx'
import { PersonMenu } from './person-menu.tsx'

const HeaderSlot = createContext<HTMLElement | null>(null)

/** The bar above every page of a signed-in person, with a place in its middle that the page may fill. */
export function WithAppHeader({ person, children }: { person: Person; children: ReactNode }) {
  const t = useTranslations('people')
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  return (
    <HeaderSlot value={slot}>
      <a className="skip-link" href="#indhold">
        {t('skipToContent')}
      </a>
      <header className="app-header" data-print="hide">
        <Link to="/overblik" className="app-header-home" aria-label={t('home')}>
          <img src="/samplan.svg" alt="" width="28" height="28" />
          <span>Samplan</span>
        </Link>
        <div className="app-header-slot" ref={setSlot} />
        <FindButton />
        <NavLink to="/moeder" className="app-header-link">
          <CalendarDays aria-hidden />
          <span>{t('meetings')}</span>
        </NavLink>
        <NavLink to="/ordbog" className="app-header-link">
          <BookA aria-hidden />
          <span>{t('vocabulary')}</span>
        </NavLink>
        <NoticesButton />
        <HelpLink />
        <PersonMenu person={person} />
      </header>
      {children}
    </HeaderSlot>
  )
}

/** Puts its children in the app's header: the plan's title, who is here, whether it is saved. */
export function HeaderContent({ children }: { children: ReactNode }) {
  const slot = useContext(HeaderSlot)
  return slot ? createPortal(children, slot) : null
}
