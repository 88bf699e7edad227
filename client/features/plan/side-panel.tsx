import { BookOpenText, MessageSquareText, TriangleAlert, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { IconButton } from '../../ui/button.tsx'
import { type TabDescription, Tabs } from '../../ui/tabs.tsx'
import { AgreementPanel } from '../agreement/agreement-panel.tsx'
import { useOpenThreadCount } from '../comments/comments-provider.tsx'
import { ThreadsPanel } from '../comments/threads-panel.tsx'
import { useOpenFindingCount } from '../findings/findings-context.ts'
import { FindingsPanel } from '../findings/findings-panel.tsx'
import { type PanelTab, useSidePanel } from './side-panel-state.tsx'

const ICONS = { agreement: BookOpenText, findings: TriangleAlert, comments: MessageSquareText }

/** The agreement, the findings and the comments beside the plan: a column, or a sheet on a narrow screen. */
export function SidePanel() {
  const t = useTranslations('sidePanel')
  const { tab, isSheetOpen, show, closeSheet } = useSidePanel()
  const tabs: TabDescription<PanelTab>[] = [
    { id: 'agreement', title: t('agreement'), content: <AgreementPanel /> },
    { id: 'findings', title: t('findings'), count: useOpenFindingCount(), content: <FindingsPanel /> },
    { id: 'comments', title: t('comments'), count: useOpenThreadCount(), content: <ThreadsPanel /> },
  ]

  return (
    <>
      <nav className="side-panel-bar" aria-label={t('label')} data-print="hide">
        {tabs.map(({ id, title, count }) => {
          const Icon = ICONS[id]
          const isShown = isSheetOpen && tab === id
          return (
            <button
              key={id}
              type="button"
              aria-expanded={isShown}
              onClick={() => (isShown ? closeSheet() : show(id))}
            >
              <Icon aria-hidden />
              {title}
              {count !== undefined && count > 0 && <span className="count">{count}</span>}
            </button>
          )
        })}
      </nav>
      <aside
        className="side-panel"
        aria-label={t('label')}
        data-open={isSheetOpen ? true : undefined}
        data-print="hide"
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented) closeSheet()
        }}
      >
        <div className="side-panel-close">
          <IconButton label={t('closeSheet')} icon={<X aria-hidden />} onPress={closeSheet} />
        </div>
        {/* Its parts have headings of the third level; the table, the timeline and the wheel have none of the second. */}
        <h2 className="visually-hidden">{t('label')}</h2>
        <Tabs label={t('label')} tabs={tabs} selected={tab} onSelect={show} />
      </aside>
    </>
  )
}
