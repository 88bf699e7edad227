import {
  Accessibility,
  Award,
  BookOpenText,
  CalendarSync,
  FileCheck,
  LogOut,
  ScrollText,
  UserRound,
  Users,
} from 'lucide-react'
import { Button, MenuTrigger } from 'react-aria-components'
import { useNavigate } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { LOCALES } from '#shared/basics/locale.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { useSetLocale } from '../../text/texts-provider.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { DENSITIES, useDensity } from '../../ui/density.tsx'
import { Menu, MenuItem, MenuSection, MenuSeparator } from '../../ui/menu.tsx'
import { THEMES, useTheme } from '../../ui/theme.tsx'
import { useAgreement } from '../agreement/agreement-provider.tsx'
import { SignOutDialog } from './sign-out-dialog.tsx'
import { useSigningOut } from './use-signing-out.ts'

export function PersonMenu({ person }: { person: Person }) {
  const t = useTranslations('people')
  const common = useTranslations('common')
  const members = useTranslations('members')
  const agreement = useTranslations('agreement')
  const pages = useTranslations('pages')
  const verify = useTranslations('verify')
  const { label } = useAgreement()
  const navigate = useNavigate()
  const locale = useLocale()
  const setLocale = useSetLocale()
  const { theme, setTheme } = useTheme()
  const { density, setDensity } = useDensity()
  const signingOut = useSigningOut(person)
  const who = `${common(`roles.${person.role}`)}, ${common(`parties.${person.party}`)}`

  return (
    <>
      <MenuTrigger>
        <Button className="person-menu-button">
          <Avatar name={person.name} party={person.party} />
          <span className="person-menu-name">
            <span>
              <span className="visually-hidden">{t('menuFor')}</span> {person.name}
            </span>
            <span className="person-menu-role">{who}</span>
          </span>
        </Button>
        <Menu placement="bottom end" aria-label={`${t('menuFor')} ${person.name}`}>
          <MenuSection
            title={t('language')}
            selectionMode="single"
            selectedKeys={[locale]}
            onAction={(key) => {
              const chosen = LOCALES.find((known) => known === key)
              if (chosen) setLocale(chosen)
            }}
          >
            {LOCALES.map((known) => (
              <MenuItem key={known} id={known}>
                {t(`languages.${known}`)}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSeparator />
          <MenuSection
            title={t('theme')}
            selectionMode="single"
            selectedKeys={[theme]}
            onAction={(key) => {
              const chosen = THEMES.find((known) => known === key)
              if (chosen) setTheme(chosen)
            }}
          >
            {THEMES.map((known) => (
              <MenuItem key={known} id={known}>
                {t(`themes.${known}`)}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSeparator />
          <MenuSection
            title={t('density')}
            selectionMode="single"
            selectedKeys={[density]}
            onAction={(key) => {
              const chosen = DENSITIES.find((known) => known === key)
              if (chosen) setDensity(chosen)
            }}
          >
            {DENSITIES.map((known) => (
              <MenuItem key={known} id={known}>
                {t(`densities.${known}`)}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSeparator />
          <MenuSection title={`${person.name} · ${who}`}>
            {can(person, 'read', { kind: 'people' }) && (
              <MenuItem icon={<Users aria-hidden />} onAction={() => void navigate('/personer')}>
                {members('title')}
              </MenuItem>
            )}
            {can(person, 'read', { kind: 'audit' }) && (
              <MenuItem icon={<ScrollText aria-hidden />} onAction={() => void navigate('/haendelseslog')}>
                {pages('audit')}
              </MenuItem>
            )}
            <MenuItem icon={<BookOpenText aria-hidden />} onAction={() => void navigate('/aftalen')}>
              {agreement('title')}
            </MenuItem>
            {can(person, 'read', { kind: 'label', party: label?.party }) && (
              <MenuItem icon={<Award aria-hidden />} onAction={() => void navigate('/guldmaerket')}>
                {pages('label')}
              </MenuItem>
            )}
            {can(person, 'export', { kind: 'plan' }) && (
              <MenuItem icon={<CalendarSync aria-hidden />} onAction={() => void navigate('/kalender')}>
                {pages('feeds')}
              </MenuItem>
            )}
            <MenuItem icon={<FileCheck aria-hidden />} onAction={() => void navigate('/kontroller')}>
              {verify('title')}
            </MenuItem>
            <MenuItem icon={<Accessibility aria-hidden />} onAction={() => void navigate('/tilgaengelighed')}>
              {pages('accessibility')}
            </MenuItem>
            <MenuItem icon={<UserRound aria-hidden />} onAction={() => void navigate('/konto')}>
              {members('accountTitle')}
            </MenuItem>
            <MenuItem icon={<LogOut aria-hidden />} onAction={signingOut.begin}>
              {t('signOut')}
            </MenuItem>
          </MenuSection>
        </Menu>
      </MenuTrigger>
      <SignOutDialog isOpen={signingOut.isAsking} onSignOut={signingOut.end} onClose={signingOut.cancel} />
    </>
  )
}
