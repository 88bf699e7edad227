import '../../styles/duties.css'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { formatDate } from '#shared/basics/format-date.ts'
import { backingParty, type StandingRecord } from '#shared/duties/standing.ts'
import { can } from '#shared/permissions/can.ts'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { StandingAnswer } from '#shared/protocol/schemas/standing.ts'
import { type CallResult, call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { useNames } from '../../text/unbroken.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorLine } from '../../ui/error-line.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useAgreement } from '../agreement/agreement-provider.tsx'
import { ClauseLinks } from '../agreement/clause-links.tsx'
import { GiveNotice } from './give-notice.tsx'
import { NoticeBanner } from './notice-banner.tsx'
import { RegisterForms } from './register-forms.tsx'
import { useCheckWords } from './use-check-words.ts'
import { useSeatNames } from './use-seat-names.ts'
import { useStanding } from './use-standing.ts'

/** Sends something to the register and shows it anew; answers whether it was done. */
export type Register = (asking: Promise<CallResult<unknown>>) => Promise<boolean>

/** What the agreement asks of the parties all the time: how it stands, who is on the boards, and the notice. */
export function StandingPage({ person }: { person: Person }) {
  const t = useTranslations('standing')
  const sentenceOf = useProblemSentence()
  const { standing, problem, load } = useStanding()
  const { notice } = useAgreement().standing
  const [wrong, setWrong] = useState<string>()
  const register: Register = async (asking) => {
    const result = await asking
    setWrong(result.kind === 'problem' ? sentenceOf(result) : undefined)
    await load()
    return result.kind === 'ok'
  }
  return (
    <main className="page duties-page" id="indhold" tabIndex={-1}>
      <title>{`${t('title')} · Samplan`}</title>
      <h1>{t('title')}</h1>
      <p className="duty-quiet">{t('intro')}</p>
      <Link to="/pligter">{t('toDuties')}</Link>
      {problem && (
        <FailureBanner isUrgent onRetry={() => void load()}>
          {sentenceOf(problem)}
        </FailureBanner>
      )}
      {!standing && !problem && <Skeleton lines={6} />}
      {standing && (
        <>
          <NoticeBanner records={standing.records} />
          <Checks checks={standing.checks} person={person} />
          <ErrorLine>{wrong}</ErrorLine>
          <Records records={standing.records} person={person} register={register}>
            {can(person, 'edit', { kind: 'standing' }) && (
              <RegisterForms person={person} register={register} />
            )}
          </Records>
          {notice && (
            <GiveNotice notice={notice} records={standing.records} person={person} register={register} />
          )}
        </>
      )}
    </main>
  )
}

function Checks({ checks, person }: Pick<StandingAnswer, 'checks'> & { person: Person }) {
  const t = useTranslations('standing')
  const mayNote = can(person, 'edit', { kind: 'meeting' })
  const wordsOf = useCheckWords()
  return (
    <ul className="lined-list standing-checks" aria-label={t('title')}>
      {checks.map((check) => (
        <li key={check.name} className="standing-check">
          <StandingState check={check} />
          <span>
            {wordsOf(check)}
            {check.name === 'contact' && !check.hasBeen && mayNote && (
              <>
                {' '}
                <Link to="/moeder">{t('noteContact')}</Link>
              </>
            )}
          </span>
          <ClauseLinks title="" ids={[check.clause]} />
        </li>
      ))}
    </ul>
  )
}

function StandingState({ check }: { check: StandingAnswer['checks'][number] }) {
  const t = useTranslations('standing')
  // They may have spoken all the same: it is not known to be missing.
  const isUnknown = check.name === 'contact' && !check.hasBeen
  const state = check.isMet ? 'acknowledged' : isUnknown ? 'earlier' : 'overdue'
  return (
    <span className="badge duty-state" data-state={state}>
      {check.isMet ? t('met') : isUnknown ? t('notNoted') : t('unmet')}
    </span>
  )
}

interface RecordsProps {
  records: readonly StandingRecord[]
  person: Person
  register: Register
  children: ReactNode
}

function Records({ records, person, register, children }: RecordsProps) {
  const t = useTranslations('standing')
  const said = useNames()
  const wordsOf = useRecordWords()
  const shown = records.filter(({ kind, ended }) => kind !== 'termination' && !ended)
  const mayEdit = can(person, 'edit', { kind: 'standing' })
  const backing = backingParty(useAgreement().standing)
  const mayBack = backing !== undefined && can(person, 'edit', { kind: 'seat', party: backing })
  return (
    <section className="standing-part" aria-labelledby="registret">
      <h2 id="registret">{t('list')}</h2>
      {shown.length === 0 && <p className="duty-quiet">{t('none')}</p>}
      {children}
      <ul className="lined-list" aria-label={t('list')} hidden={shown.length === 0}>
        {shown.map((record) => {
          const params = { recordId: record.id }
          const needsBacking = record.kind === 'seat' && !record.backed
          return (
            <li key={record.id} className="standing-record">
              <span>{wordsOf(record)}</span>
              {record.kind === 'seat' && record.backed && (
                <span className="duty-quiet">
                  {t('backed', {
                    owner: said.owner(record.backed.by.party),
                    name: record.backed.by.name,
                  })}
                </span>
              )}
              {mayEdit && needsBacking && mayBack && (
                <Button size="small" onPress={() => void register(call(routes.backSeat, { params }))}>
                  {t('back')}
                </Button>
              )}
              {mayEdit && (
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={`${t('end')}: ${wordsOf(record)}`}
                  onPress={() => void register(call(routes.endStanding, { params }))}
                >
                  {t('end')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function useRecordWords(): (record: StandingRecord) => string {
  const t = useTranslations('standing')
  const said = useNames()
  const seats = useSeatNames()
  const locale = useLocale()
  return (record) => {
    switch (record.kind) {
      case 'seat': {
        const seat = t('seat', {
          name: record.name,
          organisation: record.organisation,
          host: seats.host,
        })
        return record.isMember ? seat : `${seat} (${t('notMember')})`
      }
      case 'observer':
        return t('observer', { party: said.party(record.from), name: record.name })
      case 'members':
        return `${formatDate(record.on, locale)}: ${record.text}`
      case 'termination':
        return formatDate(record.endsOn, locale)
      default:
        record satisfies never
        return ''
    }
  }
}
