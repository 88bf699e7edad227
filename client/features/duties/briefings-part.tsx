import { useId, useState } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { weekNumber } from '#shared/duties/briefing.ts'
import type { Person } from '#shared/permissions/person.ts'
import { placePath } from '#shared/plan/place-link.ts'
import { otherParty } from '#shared/plan/plan.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { BriefingsAnswer } from '#shared/protocol/schemas/duties.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { useLatestAnswer } from '../../api/use-latest-answer.ts'
import { shortMoment } from '../../text/moment.ts'
import { useNames } from '../../text/unbroken.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorLine } from '../../ui/error-line.tsx'
import { ClauseLinks } from '../agreement/clause-links.tsx'
import { useSectionTitle } from '../plan/use-section-title.ts'

type Briefing = BriefingsAnswer['briefings'][number]

const askForBriefings = () => call(routes.listBriefings)

/** What the other party has added and changed week by week, where the agreement has each keep the other informed of all; nothing where there is nothing. */
export function BriefingsPart({ person }: { person: Person }) {
  const t = useTranslations('duties.briefing')
  const said = useNames()
  const id = useId()
  // What stands above says why nothing could be asked.
  const { answer, load } = useLatestAnswer(askForBriefings)
  const briefings = answer?.briefings ?? []
  if (briefings.length === 0) return null
  return (
    <section className="briefings" aria-labelledby={id}>
      <h2 id={id}>{t('title')}</h2>
      <p className="duty-quiet">{t('intro', { who: said.party(otherParty(person.party)) })}</p>
      {briefings.map((briefing) => (
        <BriefingCard
          key={`${briefing.planId} ${briefing.week} ${briefing.category}`}
          briefing={briefing}
          onSeen={load}
        />
      ))}
    </section>
  )
}

function BriefingCard({ briefing, onSeen }: { briefing: Briefing; onSeen(): Promise<void> }) {
  const t = useTranslations('duties.briefing')
  const duties = useTranslations('duties')
  const findings = useTranslations('findings')
  const locale = useLocale()
  const sentenceOf = useProblemSentence()
  const sectionTitle = useSectionTitle()
  const [isPending, setPending] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const id = useId()
  const { planId, planTitle, week, category, clause, items, seen } = briefing

  async function confirm() {
    setPending(true)
    const body = {
      week,
      category,
      items: items.map(({ activityId, wordingHash }) => ({ activityId, wordingHash })),
    }
    const result = await call(routes.confirmBriefing, { params: { planId }, body })
    setWrong(result.kind === 'problem' ? sentenceOf(result) : undefined)
    await onSeen()
    setPending(false)
  }

  return (
    <section className="briefing" aria-labelledby={id}>
      <h3 id={id}>{t('heading', { section: sectionTitle(category), week: weekNumber(week) })}</h3>
      <p className="duty-quiet">{planTitle}</p>
      <ul>
        {items.map(({ activityId, title, isNew }) => (
          <li key={activityId}>
            <Link to={placePath(planId, { activityId })}>{title || findings('untitled')}</Link>{' '}
            <span className="duty-moment">{isNew ? t('isNew') : t('isChanged')}</span>
          </li>
        ))}
      </ul>
      <ClauseLinks title={duties('under')} ids={[clause]} />
      {seen ? (
        <p className="duty-quiet">
          {t('seen', { name: seen.by.name, moment: shortMoment(seen.at, locale) })}
        </p>
      ) : (
        <Button size="small" isPending={isPending} onPress={() => void confirm()}>
          {t('confirm')}
        </Button>
      )}
      <ErrorLine>{wrong}</ErrorLine>
    </section>
  )
}
