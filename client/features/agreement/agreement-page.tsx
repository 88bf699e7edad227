import { FileInput } from 'lucide-react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Clause } from '#shared/agreement/agreement.ts'
import { clauseLabel, groupedClauses, groupHeading } from '#shared/agreement/clause.ts'
import { formatDate } from '#shared/basics/format-date.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { shortDay } from '../../text/moment.ts'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { clausePath } from './clause-path.ts'
import { ClauseSearch } from './clause-search.tsx'
import { SignedWords } from './signed-words.tsx'
import { useWordings } from './wordings-provider.tsx'
import '../../styles/agreement.css'
import '../../styles/agreement-pages.css'
import { useAgreement } from './agreement-provider.tsx'

/** The agreement as a page of its own: its clauses, which wording is in force, and which was before. */
export function AgreementPage({ person }: { person: Person }) {
  const agreement = useAgreement()
  const t = useTranslations('agreement')
  const locale = useLocale()
  return (
    <main className="page agreement-page" id="indhold" tabIndex={-1}>
      <title>{`${t('title')} · Samplan`}</title>
      <h1>{t('title')}</h1>
      <p>{agreement.title[locale]}</p>
      <WordingInForce mayPublish={can(person, 'manage', { kind: 'agreement' })} />
      <ClauseSearch drawClause={(clause) => <ClauseLine key={clause.id} clause={clause} />}>
        {groupedClauses(agreement).map(({ group, clauses }) => (
          <section key={group.id} className="stack" aria-labelledby={`gruppe-${group.id}`}>
            <h2 id={`gruppe-${group.id}`}>
              <Link to={clausePath(group.id)}>{groupHeading(agreement, group, locale)}</Link>
            </h2>
            {clauses.map((clause) => (
              <ClauseLine key={clause.id} clause={clause} />
            ))}
          </section>
        ))}
      </ClauseSearch>
      <p className="panel-hint">{agreement.note[locale]}</p>
    </main>
  )
}

function ClauseLine({ clause }: { clause: Clause }) {
  const agreement = useAgreement()
  const locale = useLocale()
  return (
    <div className="clause-line">
      <Link to={clausePath(clause.id)}>{clauseLabel(clause.id, locale, agreement)}</Link>
      <span>{clause.summary[locale]}</span>
      <SignedWords id={clause.id} isBesidePlan={false} />
    </div>
  )
}

function WordingInForce({ mayPublish }: { mayPublish: boolean }) {
  const t = useTranslations('agreement')
  const locale = useLocale()
  const sentenceOf = useProblemSentence()
  const wordings = useWordings()
  if (wordings?.problem)
    return (
      <FailureBanner onRetry={() => void wordings.refresh()}>{sentenceOf(wordings.problem)}</FailureBanner>
    )
  if (!wordings?.list) return null
  const { versions, inForce } = wordings.list
  const [, ...earlier] = versions
  const saidOf = ({ date, fileName, publishedAt, by }: (typeof versions)[number]) =>
    t('version', {
      date: formatDate(date, locale),
      file: fileName,
      name: by.name,
      day: shortDay(publishedAt, locale),
    })
  return (
    <section className="stack" aria-labelledby="ordlyd">
      <h2 id="ordlyd">{t('signedWording')}</h2>
      <p>{inForce ? saidOf(inForce) : t('notPublished')}</p>
      {earlier.length > 0 && (
        <details>
          <summary>{t('earlierVersions', { count: earlier.length })}</summary>
          <ul>
            {earlier.map((version) => (
              <li key={version.id}>{saidOf(version)}</li>
            ))}
          </ul>
        </details>
      )}
      {mayPublish && (
        <Link className="button agreement-import" data-kind="secondary" to="/aftalen/importer">
          <FileInput aria-hidden />
          {t('import')}
        </Link>
      )}
    </section>
  )
}
