import { ChevronRight, Lock } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Category } from '#shared/plan/plan.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useStore } from '../../ui/store.ts'
import { type PageParts, usePage } from '../plan/page-parts.tsx'
import { type OpenPlan, usePlan } from '../plan/plan-context.tsx'
import { ConfidentialBody } from './confidential-body.tsx'
import { ConfidentialScope, useConfidentialPart, useConfidentialRegions } from './confidential-provider.tsx'
import { useSectionThreads } from './confidential-threads.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { useSectionWords } from './use-section-words.ts'

/** Under a section: what the person's party keeps to itself about it. Nothing at all for those who have no such part. */
export function ConfidentialRegion({ category }: { category: Category }) {
  const t = useTranslations('confidential')
  const common = useTranslations('common')
  const plan = usePlan()
  const part = useConfidentialPart()
  const { isOpen: isOpenIn, setOpen } = useConfidentialRegions()
  const isOpen = isOpenIn(category)
  const bodyId = useId()
  const isOffline = useStore(plan.saveState).kind === 'offline'
  if (!part) return null
  const party = common(`parties.${plan.person.party}`)
  return (
    <section
      className="confidential"
      data-confidential=""
      data-print="hide"
      aria-label={t('regionIn', { party, category })}
    >
      <button
        type="button"
        className="confidential-toggle"
        aria-expanded={isOpen}
        aria-controls={isOpen ? bodyId : undefined}
        onClick={() => setOpen(category, !isOpen)}
      >
        <Lock aria-hidden />
        <span className="confidential-name">{t('region', { party })}</span>
        {part.kind === 'open' && <Contents parts={part.parts} shared={plan} category={category} />}
        <ChevronRight aria-hidden className="confidential-chevron" />
      </button>
      {isOpen && (
        <div id={bodyId} className="confidential-body">
          {part.kind === 'open' ? (
            <>
              <ConfidentialScope parts={part.parts}>
                <ConfidentialBody category={category} shared={plan} />
              </ConfidentialScope>
              <MoveSharedText category={category} />
            </>
          ) : (
            <Banner tone={part.kind === 'stopped' ? 'warning' : 'info'}>
              {t(part.kind === 'stopped' ? 'stopped' : isOffline ? 'needsConnection' : 'opening')}
            </Banner>
          )}
        </div>
      )}
    </section>
  )
}

/** How much there is, so that nobody has to open it to find it empty. */
function Contents({ parts, shared, category }: { parts: PageParts; shared: OpenPlan; category: Category }) {
  const t = useTranslations('confidential')
  const { document, activities } = parts.plan
  const hasThreads = useSectionThreads(category, parts.plan, shared).length > 0
  const count = useStore(activities).filter((activity) => activity.category === category).length
  const hasText = useSectionWords(document, category) !== ''
  const what =
    count > 0 ? (hasText ? 'both' : 'activities') : hasText ? 'text' : hasThreads ? 'threads' : 'none'
  return <span className="confidential-contents">{t(`contents.${what}`, { count })}</span>
}

/** Takes the section's own text out of the shared plan, as a whole. */
function MoveSharedText({ category }: { category: Category }) {
  const t = useTranslations('confidential')
  const { plan, mayEdit } = usePage()
  const hasWords = useSectionWords(plan.document, category) !== ''
  const [isMoving, setMoving] = useState(false)
  if (!mayEdit || !hasWords) return null
  return (
    <div className="confidential-actions">
      <Button kind="quiet" size="small" icon={<Lock aria-hidden />} onPress={() => setMoving(true)}>
        {t('moveTextIn', { category })}
      </Button>
      <MoveDialog
        moved={isMoving ? { kind: 'section', category } : undefined}
        onClose={() => setMoving(false)}
      />
    </div>
  )
}
