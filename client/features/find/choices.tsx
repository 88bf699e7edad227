import {
  Award,
  BookA,
  BookOpenText,
  CalendarDays,
  CalendarSync,
  CircleQuestionMark,
  Download,
  Eye,
  FileCheck,
  FileInput,
  FileText,
  History,
  Languages,
  LayoutDashboard,
  LayoutList,
  ListChecks,
  LogOut,
  MessageSquareText,
  Pilcrow,
  Plus,
  ScrollText,
  SunMoon,
  TriangleAlert,
  UserRound,
  Users,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { LOCALES } from '#shared/basics/locale.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { useSetLocale } from '../../text/texts-provider.tsx'
import { THEMES, useTheme } from '../../ui/theme.tsx'
import { useAgreement } from '../agreement/agreement-provider.tsx'
import { PANEL_TABS } from '../plan/side-panel-state.tsx'
import { useSectionTitle } from '../plan/use-section-title.ts'
import { PLAN_VIEWS } from '../views/plan-view.ts'
import type { OpenPlanFinds } from './open-plan-finds.ts'

/** A place to go to, or something to do: what the person has there and then, and nothing that they may not. */
export interface Choice {
  /** The same one the next time. */
  key: string
  kind: 'place' | 'act'
  icon: ReactNode
  title: string
  /** Other words that it is found by. */
  also: string
  /** Offered before anything is typed. */
  isOffered: boolean
  run(): void
}

interface ChoicesOptions {
  person: Person
  openPlan: OpenPlanFinds | undefined
  plans: readonly PlanSummary[]
  signOut(): void
}

/** More plans are found by their names. */
const OFFERED_PLANS = 4

/** The places and acts of the plan on the page first, then those that there are everywhere. */
export function useChoices(options: ChoicesOptions): Choice[] {
  const inPlan = usePlanChoices(options.openPlan)
  const everywhere = useChoicesEverywhere(options)
  return [...inPlan, ...everywhere]
}

function usePlanChoices(openPlan: OpenPlanFinds | undefined): Choice[] {
  const t = useTranslations('find')
  const views = useTranslations('views')
  const panel = useTranslations('sidePanel')
  const versions = useTranslations('versions')
  const exporting = useTranslations('export')
  const navigate = useNavigate()
  const sectionTitle = useSectionTitle()
  if (!openPlan) return []
  const { plan, view, mayAddIn } = openPlan
  const here = plan.place.read().category
  return [
    ...plan.categories.map((category) =>
      place(`section/${category}`, <Pilcrow aria-hidden />, sectionTitle(category), () =>
        plan.goTo({ category }),
      ),
    ),
    ...PLAN_VIEWS.filter((one) => one !== view).map((one) =>
      place(
        `view/${one}`,
        <Eye aria-hidden />,
        t('view', { view: views(`names.${one}`).toLowerCase() }),
        () => openPlan.chooseView(one),
      ),
    ),
    ...mayAddIn.map((category) => ({
      ...act(
        `new/${category}`,
        <Plus aria-hidden />,
        t('newActivity', { section: sectionTitle(category) }),
        () => openPlan.addIn(category),
      ),
      isOffered: category === here,
    })),
    ...PANEL_TABS.map((tab) =>
      place(`panel/${tab}`, PANEL_ICONS[tab], panel(tab), () => openPlan.showPanel(tab)),
    ),
    place('versions', <History aria-hidden />, versions('title'), () =>
      navigate(`/planer/${plan.id}/versioner`),
    ),
    ...(can(plan.person, 'export', { kind: 'plan' })
      ? [act('export', <Download aria-hidden />, exporting('title'), openPlan.openExport)]
      : []),
  ]
}

const PANEL_ICONS = {
  agreement: <BookOpenText aria-hidden />,
  findings: <TriangleAlert aria-hidden />,
  comments: <MessageSquareText aria-hidden />,
}

function useChoicesEverywhere({ person, openPlan, plans, signOut }: ChoicesOptions): Choice[] {
  const t = useTranslations('find')
  const people = useTranslations('people')
  const plansTexts = useTranslations('plans')
  const meetings = useTranslations('meetings')
  const duties = useTranslations('duties')
  const standing = useTranslations('standing')
  const agreement = useTranslations('agreement')
  const vocabulary = useTranslations('vocabulary')
  const members = useTranslations('members')
  const pages = useTranslations('pages')
  const verify = useTranslations('verify')
  const overview = useTranslations('overview')
  const guide = useTranslations('guide')
  const { label } = useAgreement()
  const navigate = useNavigate()
  const locale = useLocale()
  const setLocale = useSetLocale()
  const { theme, setTheme } = useTheme()
  const page = (path: string, icon: ReactNode, title: string, isThere = true) =>
    isThere ? [place(`page${path}`, icon, title, () => navigate(path))] : []
  return [
    ...plans
      .filter(({ id }) => id !== openPlan?.plan.id)
      .map(({ id, title, year }, index) => ({
        ...place(`plan/${id}`, <FileText aria-hidden />, title, () => navigate(`/planer/${id}`)),
        also: `${t('plan')} ${year}`,
        isOffered: index < OFFERED_PLANS,
      })),
    ...page('/overblik', <LayoutDashboard aria-hidden />, overview('title')),
    ...page('/planer', <LayoutList aria-hidden />, plansTexts('title')),
    ...page('/moeder', <CalendarDays aria-hidden />, meetings('title')),
    ...page('/pligter', <ListChecks aria-hidden />, duties('title')),
    ...page(
      '/pligter/staaende',
      <ListChecks aria-hidden />,
      standing('title'),
      can(person, 'read', { kind: 'standing' }),
    ),
    ...page('/aftalen', <BookOpenText aria-hidden />, agreement('title')),
    ...page(
      '/guldmaerket',
      <Award aria-hidden />,
      pages('label'),
      can(person, 'read', { kind: 'label', party: label?.party }),
    ),
    ...page('/ordbog', <BookA aria-hidden />, vocabulary('title')),
    ...page('/personer', <Users aria-hidden />, members('title'), can(person, 'read', { kind: 'people' })),
    ...page(
      '/haendelseslog',
      <ScrollText aria-hidden />,
      pages('audit'),
      can(person, 'read', { kind: 'audit' }),
    ),
    ...page(
      '/importer',
      <FileInput aria-hidden />,
      pages('import'),
      can(person, 'create', { kind: 'workspace' }),
    ),
    ...page(
      '/kalender',
      <CalendarSync aria-hidden />,
      pages('feeds'),
      can(person, 'export', { kind: 'plan' }),
    ),
    ...page('/kontroller', <FileCheck aria-hidden />, verify('title')),
    ...page('/vejledning', <CircleQuestionMark aria-hidden />, guide('title')).map((choice) => ({
      ...choice,
      also: guide('help'),
    })),
    ...page('/konto', <UserRound aria-hidden />, members('accountTitle')),
    ...THEMES.filter((one) => one !== theme).map((one) =>
      act(`theme/${one}`, <SunMoon aria-hidden />, `${people('theme')}: ${people(`themes.${one}`)}`, () =>
        setTheme(one),
      ),
    ),
    ...LOCALES.filter((one) => one !== locale).map((one) =>
      act(
        `language/${one}`,
        <Languages aria-hidden />,
        `${people('language')}: ${people(`languages.${one}`)}`,
        () => setLocale(one),
      ),
    ),
    act('sign-out', <LogOut aria-hidden />, people('signOut'), signOut),
  ]
}

function place(key: string, icon: ReactNode, title: string, run: () => void): Choice {
  return {
    key: `choice/${key}`,
    kind: 'place',
    icon,
    title,
    also: '',
    isOffered: true,
    run: () => void run(),
  }
}

function act(key: string, icon: ReactNode, title: string, run: () => void): Choice {
  return { ...place(key, icon, title, run), kind: 'act' }
}
