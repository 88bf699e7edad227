import { ExternalLink, Globe, GlobeLock, GlobeX, Hourglass } from 'lucide-react'
import { type ReactNode, useId, useRef, useState } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { PublicationAnswer } from '#shared/protocol/schemas/publication.ts'
import type { PublicationStateName } from '#shared/publication/publication.ts'
import { longDay } from '../../text/moment.ts'
import { unbroken, useNames } from '../../text/unbroken.ts'
import { Button } from '../../ui/button.tsx'
import { useSigned } from '../sign-off/use-signed.ts'
import { ActDialog } from './act-dialog.tsx'
import { actsFor, type OfferedAct } from './acts-for.ts'
import type { Publication } from './use-publication.ts'

const ICONS: Record<PublicationStateName, ReactNode> = {
  private: <GlobeLock aria-hidden />,
  proposed: <Hourglass aria-hidden />,
  published: <Globe aria-hidden />,
  withdrawn: <GlobeX aria-hidden />,
}

interface PublicationStatePartProps {
  planId: string
  person: Person
  answer: PublicationAnswer
  act: Publication['act']
}

/** How far the page is, by whose word, and what this person can do about it. */
export function PublicationStatePart({ planId, person, answer, act }: PublicationStatePartProps) {
  const t = useTranslations('publication')
  const locale = useLocale()
  const id = useId()
  const part = useRef<HTMLElement>(null)
  const [asking, setAsking] = useState<OfferedAct>()
  const { state, content } = answer
  const maySign = can(person, 'sign', { kind: 'publication' })
  const offered = maySign ? actsFor(person, answer) : []
  const hasPreview = maySign && content.sections.length > 0 && state !== 'published'
  const preview = `${routes.previewPublicPage.path.replace(':planId', planId)}${locale === 'en' ? '?sprog=en' : ''}`
  return (
    <section
      ref={part}
      className="publication-part publication-state"
      data-state={state}
      aria-labelledby={id}
      tabIndex={-1}
    >
      <h2 id={id} className="visually-hidden">
        {t('stateOf')}
      </h2>
      <p className="publication-state-name" role="status">
        {ICONS[state]}
        {t(`states.${state}`)}
      </p>
      <StateSentences answer={answer} person={person} />
      {content.sections.length === 0 && (
        <p className="publication-quiet">
          {t(state === 'published' ? 'nothingLeft' : 'nothingAgreed')}{' '}
          <Link to={`/planer/${planId}`}>{t('toPlan')}</Link>
        </p>
      )}
      {(offered.length > 0 || hasPreview) && (
        <div className="publication-acts">
          {offered.map((one) => (
            <Button key={one.act} kind={one.isMain ? 'primary' : 'secondary'} onPress={() => setAsking(one)}>
              {one.robots ? t(`askRobots.${one.robots}`) : t(`acts.${one.act}`)}
            </Button>
          ))}
          {hasPreview && (
            <a className="button" data-kind="quiet" href={preview} target="_blank" rel="noreferrer">
              <ExternalLink aria-hidden />
              {t('preview')}
            </a>
          )}
        </div>
      )}
      {asking && (
        <ActDialog
          asked={asking}
          answer={answer}
          person={person}
          act={act}
          onClose={() => setAsking(undefined)}
          focusOnceSaid={part}
        />
      )}
    </section>
  )
}

function StateSentences({ answer, person }: { answer: PublicationAnswer; person: Person }) {
  const t = useTranslations('publication')
  const said = useNames()
  const signed = useSigned()
  const locale = useLocale()
  const { state, proposal, published, withdrawn } = answer
  const who = ({ by }: { by: { name: string; party: Person['party'] } }) =>
    `${by.name} (${said.party(by.party)})`
  return (
    <>
      {state === 'private' && <p>{t('statesSaid.private')}</p>}
      {withdrawn && (
        <p>
          {t('statesSaid.withdrawn', signed(withdrawn))}{' '}
          {withdrawn.reason && t('reasonSaid', { reason: withdrawn.reason })}
        </p>
      )}
      {published && (
        <>
          <p>
            {t('statesSaid.published', {
              day: unbroken(longDay(published.since, locale)),
              asked: who(published.asked),
              agreed: who(published.agreed),
            })}
          </p>
          <p>{t(`robots.${published.robots}`)}</p>
        </>
      )}
      {proposal && (
        <>
          <p>
            {published
              ? t(`robots.proposed.${proposal.robots}`, signed(proposal))
              : t('statesSaid.proposed', signed(proposal))}{' '}
            {!published &&
              proposal.robots === 'index' &&
              t('robots.asked', { party: said.party(proposal.by.party) })}
          </p>
          <p>
            {can(person, 'sign', { kind: 'publication' }) && person.party === proposal.waitsFor
              ? t('waitsForYou')
              : t('waitsFor', { party: said.party(proposal.waitsFor) })}
          </p>
        </>
      )}
    </>
  )
}
