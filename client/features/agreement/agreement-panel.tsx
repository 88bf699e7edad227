import { useEffect, useMemo, useState } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Clause } from '#shared/agreement/agreement.ts'
import { actorNames, type GroupWithClauses, groupedClauses } from '#shared/agreement/clause.ts'
import type { Category } from '#shared/plan/plan.ts'
import { useStore } from '../../ui/store.ts'
import { usePlan } from '../plan/plan-context.tsx'
import { useSidePanel } from '../plan/side-panel-state.tsx'
import { useAgreement } from './agreement-provider.tsx'
import { ClauseCard } from './clause-card.tsx'
import { ClauseSearch } from './clause-search.tsx'

/** The agreement beside the text: the clauses that govern the section being read, the general ones below them. */
export function AgreementPanel() {
  const t = useTranslations('agreement')
  const locale = useLocale()
  const agreement = useAgreement()
  const groups = useMemo(() => groupedClauses(agreement), [agreement])
  const { place } = usePlan()
  const { category: here } = useStore(place)
  const { clause } = useSidePanel()
  const asked = useAskedCategory(groups, clause, here)
  const category = asked ?? here
  const [isGeneralOpen, setGeneralOpen] = useState(false)

  const askedIsGeneral = clause !== undefined && groupCategoryOf(groups, clause.id) === undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: each request opens it anew; afterwards the person may close it.
  useEffect(() => {
    if (askedIsGeneral) setGeneralOpen(true)
  }, [askedIsGeneral, clause?.request])

  const cardOf = (one: Clause) => (
    <ClauseCard key={one.id} clause={one} asked={clause?.id === one.id ? clause.request : undefined} />
  )
  const title = agreement.categories.find(({ number }) => number === category)
  return (
    <div className="panel-content">
      <ClauseSearch drawClause={(one) => <ClauseCard key={one.id} clause={one} asked={undefined} />}>
        {groups
          .filter(({ group }) => group.category === category)
          .map(({ group, clauses }) => (
            <section key={group.id} className="panel-group">
              <header id={`aftale/${group.id}`} className="clause-group-head">
                <p className="clause-group-place">{group.heading[locale]}</p>
                <h3>{title?.title[locale]}</h3>
                {title && (
                  <p className="clause-group-owner">
                    {t('mainResponsible', { who: actorNames(agreement, title.responsible, locale) })}
                  </p>
                )}
              </header>
              {clauses.map(cardOf)}
            </section>
          ))}
        <details
          className="panel-more"
          open={isGeneralOpen}
          onToggle={(event) => setGeneralOpen(event.currentTarget.open)}
        >
          <summary>{t('general')}</summary>
          {isGeneralOpen &&
            groups
              .filter(({ group }) => group.category === undefined)
              .map(({ group, clauses }) => (
                <section key={group.id} className="panel-group">
                  <h3 id={`aftale/${group.id}`}>{group.heading[locale]}</h3>
                  {clauses.map(cardOf)}
                </section>
              ))}
        </details>
      </ClauseSearch>
      <p className="panel-hint">
        {agreement.note[locale]} <Link to="/aftalen">{t('wholeAgreement')}</Link>
      </p>
    </div>
  )
}

/** The section of a clause that was asked for; holds until the reader goes on to another section of the plan. */
function useAskedCategory(
  groups: readonly GroupWithClauses[],
  clause: { id: string; request: string } | undefined,
  here: Category,
): Category | undefined {
  const wanted = clause && groupCategoryOf(groups, clause.id)
  const request = clause?.request
  const [asked, setAsked] = useState<{ request: string | undefined; from: Category } | undefined>()
  if (wanted !== undefined && asked?.request !== request) setAsked({ request, from: here })
  return asked?.from === here ? wanted : undefined
}

function groupCategoryOf(groups: readonly GroupWithClauses[], clauseId: string): Category | undefined {
  return groups.find(({ group }) => clauseId === group.id || clauseId.startsWith(`${group.id}.`))?.group
    .category
}
