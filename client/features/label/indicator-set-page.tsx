import '../../styles/label.css'
import { ChevronLeft, Plus } from 'lucide-react'
import { useCallback, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { routes } from '#shared/protocol/routes.ts'
import type { IndicatorSetAnswer, SetVersionLine } from '#shared/protocol/schemas/label.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { useLatestAnswer } from '../../api/use-latest-answer.ts'
import { numericDay } from '../../text/moment.ts'
import { WithPageTexts } from '../../text/with-page-texts.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { Select } from '../../ui/select.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { IndicatorDialog, type IndicatorQuestion } from './indicator-dialog.tsx'
import { LABEL_PATH } from './label-paths.ts'
import { SetLines } from './set-lines.tsx'

const VERSION = 'version'

/** The set of indicators: edited by the secretariat, each edit a version of its own, the earlier ones to be read. */
export function IndicatorSetPage() {
  return (
    <WithPageTexts of="label">
      <SetInVersions />
    </WithPageTexts>
  )
}

function SetInVersions() {
  const t = useTranslations('label')
  const pages = useTranslations('pages')
  const locale = useLocale()
  const sentenceOf = useProblemSentence()
  const toasts = useToasts()
  const [address, setAddress] = useSearchParams()
  const [question, setQuestion] = useState<IndicatorQuestion>()
  const all = useLatestAnswer(useCallback(() => call(routes.listIndicatorSets), []))
  const versions = all.answer?.versions ?? []
  const current = versions[0]?.version
  const asked = Number(address.get(VERSION))
  const shown = versions.some(({ version }) => version === asked) ? asked : current
  const isCurrent = shown === current
  const ask = useCallback(
    async () =>
      shown === undefined ? NOTHING : call(routes.readIndicatorSet, { params: { version: shown } }),
    [shown],
  )
  const { answer: set, problem, load } = useLatestAnswer<IndicatorSetAnswer | undefined>(ask)
  const wrong = all.problem ?? problem

  async function refresh(): Promise<void> {
    setAddress({}, { replace: true })
    await all.load()
    await load()
  }

  return (
    <main className="page label-page" id="indhold" tabIndex={-1}>
      <title>{`${t('set.title')} · Samplan`}</title>
      <Link className="label-back" to={LABEL_PATH}>
        <ChevronLeft aria-hidden />
        {pages('label')}
      </Link>
      <h1>{t('set.title')}</h1>
      <p className="label-intro">{t('set.note')}</p>
      {wrong && (
        <FailureBanner isUrgent onRetry={() => void refresh()}>
          {sentenceOf(wrong)}
        </FailureBanner>
      )}
      {!set && !wrong && <Skeleton lines={8} />}
      {set && shown !== undefined && (
        <>
          <div className="label-set-head">
            <Select
              label={t('set.version')}
              value={String(shown)}
              options={versions.map((line) => ({
                value: String(line.version),
                text: nameOf(line, line.version === current),
                ...(line.change && { note: changeOf(line.change) }),
              }))}
              onChange={(version) =>
                setAddress(version === String(current) ? {} : { [VERSION]: version }, { replace: true })
              }
            />
            {isCurrent && (
              <Button
                kind="primary"
                icon={<Plus aria-hidden />}
                onPress={() => setQuestion({ kind: 'add', groups: set.groups })}
              >
                {t('set.add')}
              </Button>
            )}
          </div>
          {!isCurrent && (
            <Banner
              action={
                <Button size="small" onPress={() => setAddress({}, { replace: true })}>
                  {t('set.toCurrent')}
                </Button>
              }
            >
              {t('set.isEarlier')}
            </Banner>
          )}
          <SetLines set={set} {...(isCurrent && { onAsk: setQuestion, onChanged: refresh })} />
        </>
      )}
      {question && (
        <IndicatorDialog
          question={question}
          setVersion={current ?? 1}
          onClose={() => setQuestion(undefined)}
          onDone={async () => {
            await refresh()
            toasts.show({ text: t('set.saved') })
          }}
        />
      )}
    </main>
  )

  function nameOf({ version, at, by }: SetVersionLine, isLatest: boolean): string {
    const name =
      at === undefined || !by || version === 1
        ? t('set.firstVersion', { version })
        : t('set.versionName', { version, day: numericDay(at, locale), name: by.name })
    return isLatest ? t('set.current', { name }) : name
  }

  function changeOf({ kind, name, reason = '' }: NonNullable<SetVersionLine['change']>): string {
    return t(`set.changes.${kind}`, { name: name[locale], reason })
  }
}

const NOTHING = { kind: 'ok', answer: undefined } as const
