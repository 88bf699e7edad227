import { useCallback, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { routes } from '#shared/protocol/routes.ts'
import type { EvidenceLine, EvidenceSource } from '#shared/protocol/schemas/label.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { useLatestAnswer } from '../../api/use-latest-answer.ts'
import { ErrorLine } from '../../ui/error-line.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { useKeptFocus } from '../../ui/use-kept-focus.ts'
import { FindSource } from './find-source.tsx'
import { OfferedList } from './offered-list.tsx'
import { UploadDocument } from './upload-document.tsx'

interface AddEvidenceProps {
  indicatorId: string
  evidence: readonly EvidenceLine[]
  onAdded(): Promise<void>
}

type Way = 'suggestions' | 'find' | 'upload'

/** Evidence for an indicator: what is suggested, what is found, what is uploaded. */
export function AddEvidence({ indicatorId, evidence, onAdded }: AddEvidenceProps) {
  const t = useTranslations('label.offered')
  const toasts = useToasts()
  const sentenceOf = useProblemSentence()
  const [way, setWay] = useState<Way>('suggestions')
  const [wrong, setWrong] = useState<string>()
  const ask = useCallback(() => call(routes.suggestEvidence, { params: { indicatorId } }), [indicatorId])
  const { answer, problem, load } = useLatestAnswer(ask)

  async function add(source: EvidenceSource, title: string): Promise<void> {
    const result = await call(routes.addEvidence, { params: { indicatorId }, body: { source } })
    setWrong(result.kind === 'problem' ? sentenceOf(result) : undefined)
    if (result.kind === 'ok') toasts.show({ text: t('added', { name: title }) })
    await Promise.all([onAdded(), load()])
  }

  const suggestions = answer?.suggestions ?? []
  const part = useRef<HTMLElement>(null)
  // What was pressed goes once it is linked: out of what is found with the evidence, out of the suggestions with these.
  const kept = useKeptFocus(part, evidence.length - suggestions.length)
  return (
    <section
      ref={part}
      {...kept}
      tabIndex={-1}
      className="label-part"
      aria-labelledby="tilfoej"
      data-print="hide"
    >
      <h2 id="tilfoej">{t('title')}</h2>
      <ErrorLine>{wrong}</ErrorLine>
      <div className="label-ways">
        <Tabs<Way>
          label={t('title')}
          selected={way}
          onSelect={setWay}
          tabs={[
            {
              id: 'suggestions',
              title: t('suggestions'),
              count: suggestions.length,
              content: (
                <>
                  {problem && (
                    <FailureBanner onRetry={() => void load()}>{sentenceOf(problem)}</FailureBanner>
                  )}
                  {!answer && !problem && <Skeleton lines={3} />}
                  {answer && (
                    <OfferedList
                      offered={suggestions.map((one) => ({ ...one, why: t(`why.${one.suggested}`) }))}
                      label={t('suggestions')}
                      none={t('noSuggestions')}
                      onAdd={add}
                    />
                  )}
                </>
              ),
            },
            { id: 'find', title: t('find'), content: <FindSource evidence={evidence} onAdd={add} /> },
            {
              id: 'upload',
              title: t('upload'),
              content: (
                <UploadDocument
                  onUploaded={({ id, name }) => add({ kind: 'document', documentId: id }, name)}
                />
              ),
            },
          ]}
        />
      </div>
    </section>
  )
}
