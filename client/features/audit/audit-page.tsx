import '../../styles/audit.css'
import { ScrollText } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { AUDIT_KINDS, type AuditKind } from '#shared/audit/actions.ts'
import { routes } from '#shared/protocol/routes.ts'
import { AUDIT_RESULTS } from '#shared/protocol/schemas/audit.ts'
import { call, type Problem } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { weekdayAndDay } from '../../text/moment.ts'
import { WithPageTexts } from '../../text/with-page-texts.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { Select } from '../../ui/select.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { AuditEntryItem } from './audit-entry-item.tsx'
import type { Entry, Trail } from './entry-sentence.ts'

/** `all` stands for no choice. */
interface Asked {
  personId: string
  kind: AuditKind | 'all'
  result: (typeof AUDIT_RESULTS)[number] | 'all'
  /** Whether those are shown who only opened a plan and left it. */
  withVisits: boolean
}

const NOT_NARROWED = { personId: 'all', kind: 'all', result: 'all' } as const
const AT_FIRST: Asked = { ...NOT_NARROWED, withVisits: false }

/** Who did what when, the newest first, day by day. */
export function AuditPage() {
  return (
    <WithPageTexts of="auditPage">
      <AuditTrail />
    </WithPageTexts>
  )
}

function AuditTrail() {
  const t = useTranslations('auditPage')
  const pages = useTranslations('pages')
  const sentenceOf = useProblemSentence()
  const [asked, setAsked] = useState(AT_FIRST)
  const [trail, setTrail] = useState<Trail>()
  const [problem, setProblem] = useState<Problem>()
  const [isLoading, setIsLoading] = useState(false)
  const latest = useRef(0)

  /** Of two choices in a row only the answer to the last counts. */
  async function load(choice: Asked, after?: Trail) {
    const turn = ++latest.current
    setIsLoading(true)
    const result = await call(routes.readAudit, { query: queryFor(choice, after?.next) })
    if (turn !== latest.current) return
    setIsLoading(false)
    setProblem(result.kind === 'problem' ? result : undefined)
    if (result.kind === 'ok')
      setTrail({ ...result.answer, entries: [...(after?.entries ?? []), ...result.answer.entries] })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once; every choice asks for itself.
  useEffect(() => void load(AT_FIRST), [])

  function choose(change: Partial<Asked>) {
    const choice = { ...asked, ...change }
    setAsked(choice)
    void load(choice)
  }

  return (
    <main className="page" id="indhold" tabIndex={-1}>
      <title>{`${pages('audit')} · Samplan`}</title>
      <div className="page-head">
        <h1>{pages('audit')}</h1>
      </div>
      <p className="audit-intro">{t('intro')}</p>
      <div className="audit-choices">
        <Select
          label={t('person')}
          value={asked.personId}
          options={[
            { value: 'all', text: t('all') },
            ...(trail?.people ?? []).map(({ id, name }) => ({ value: id, text: name })),
          ]}
          onChange={(personId) => choose({ personId })}
        />
        <Select
          label={t('kind')}
          value={asked.kind}
          options={[
            { value: 'all', text: t('allKinds') },
            ...AUDIT_KINDS.map((kind) => ({ value: kind, text: t(`kinds.${kind}`) })),
          ]}
          onChange={(kind) => choose({ kind })}
        />
        <Select
          label={t('result')}
          value={asked.result}
          options={(['all', ...AUDIT_RESULTS] as const).map((result) => ({
            value: result,
            text: t(`results.${result}`),
          }))}
          onChange={(result) => choose({ result })}
        />
      </div>
      {/* Who looks for access alone has asked for them. */}
      {asked.kind !== 'access' && (
        <label className="audit-visits">
          <input
            type="checkbox"
            checked={asked.withVisits}
            onChange={({ target }) => choose({ withVisits: target.checked })}
          />
          {t('visits')}
        </label>
      )}
      {problem && <FailureBanner onRetry={() => void load(asked)}>{sentenceOf(problem)}</FailureBanner>}
      {!trail && !problem && <Skeleton lines={8} />}
      {trail && trail.entries.length === 0 && (
        <NoEntries asked={asked} onEverything={() => choose(NOT_NARROWED)} />
      )}
      {trail && <Days trail={trail} />}
      {trail?.next !== undefined && (
        <div>
          <Button isPending={isLoading} onPress={() => void load(asked, trail)}>
            {t('more')}
          </Button>
        </div>
      )}
    </main>
  )
}

function NoEntries({ asked, onEverything }: { asked: Asked; onEverything(): void }) {
  const t = useTranslations('auditPage')
  const isNarrowed = [asked.personId, asked.kind, asked.result].some((choice) => choice !== 'all')
  return (
    <EmptyState
      icon={<ScrollText aria-hidden />}
      title={t('emptyTitle')}
      action={isNarrowed && <Button onPress={onEverything}>{t('everything')}</Button>}
    >
      {t(isNarrowed ? 'emptyNarrowed' : 'empty')}
    </EmptyState>
  )
}

function Days({ trail }: { trail: Trail }) {
  const locale = useLocale()
  const days = Map.groupBy(trail.entries, ({ at }: Entry) => weekdayAndDay(at, locale))
  return [...days].map(([day, entries]) => (
    <section key={day} className="audit-day" aria-label={day}>
      <h2>{day}</h2>
      <ol className="lined-list">
        {entries.map((entry) => (
          <AuditEntryItem key={entry.id} entry={entry} trail={trail} />
        ))}
      </ol>
    </section>
  ))
}

function queryFor({ personId, kind, result, withVisits }: Asked, before: string | undefined) {
  return {
    ...(personId !== 'all' && { personId }),
    ...(kind !== 'all' && { kind }),
    ...(result !== 'all' && { result }),
    ...(!withVisits && kind !== 'access' && { visits: 'hidden' as const }),
    ...(before !== undefined && { before }),
  }
}
