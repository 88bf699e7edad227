import { CircleQuestionMark } from 'lucide-react'
import { NavLink } from 'react-router'
import { useTranslations } from 'use-intl'

/** Leads to the guide from one and the same place on every page. */
export function HelpLink() {
  const t = useTranslations('guide')
  return (
    <NavLink to="/vejledning" className="app-header-link help-link">
      <CircleQuestionMark aria-hidden />
      <span>{t('help')}</span>
    </NavLink>
  )
}
