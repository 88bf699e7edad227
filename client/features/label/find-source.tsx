import { useCallback, useDeferredValue, useState } from 'react'
import { useTranslations } from 'use-intl'
import { sourceKey } from '#shared/label/evidence.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { EvidenceLine, OfferedSource } from '#shared/protocol/schemas/label.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { useLatestAnswer } from '../../api/use-latest-answer.ts'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { type AddSource, OfferedList } from './offered-list.tsx'
import { useDocuments } from './use-documents.ts'
import { useLabelWords } from './use-label-words.ts'

/** As many as are looked through; more are found by writing more. */
const MOST = 12

/** Everything that can be evidence and is not yet, found by what it is called. */
export function FindSource({ evidence, onAdd }: { evidence: readonly EvidenceLine[]; onAdd: AddSource }) {
  const t = useTranslations('label.offered')
  const words = useLabelWords()
  const sentenceOf = useProblemSentence()
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed).toLocaleLowerCase('da').split(/\s+/u)
  const { answer, problem, load } = useLatestAnswer(useCallback(() => call(routes.listLabelSources), []))
  const documents = useDocuments()
  const linked = new Set(evidence.map(({ source }) => sourceKey(source)))
  const all: OfferedSource[] = [
    ...(answer?.sources ?? []),
    ...(documents.answer?.documents ?? [])
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ id, name, bytes, sha256, uploadedAt }) => ({
        source: { kind: 'document' as const, documentId: id },
        about: { kind: 'document' as const, name, bytes, sha256, uploadedAt },
      })),
  ]
  const free = all.filter(({ source }) => !linked.has(sourceKey(source)))
  const found = free.filter((one) => {
    const { title, kind, facts } = words.source(one)
    const text = [kind, title, ...facts].join(' ').toLocaleLowerCase('da')
    return wanted.every((word) => text.includes(word))
  })
  return (
    <div className="stack label-find">
      <TextField label={t('search')} type="search" value={typed} onChange={setTyped} />
      {problem && <FailureBanner onRetry={() => void load()}>{sentenceOf(problem)}</FailureBanner>}
      {!answer && !problem && <Skeleton lines={3} />}
      {answer && (
        <>
          <p role="status" className="label-quiet">
            {found.length > MOST
              ? t('more', { shown: MOST, count: found.length })
              : t('found', { count: found.length })}
          </p>
          <OfferedList
            offered={found.slice(0, MOST)}
            label={t('find')}
            none={free.length === 0 ? t('noSources') : ''}
            onAdd={onAdd}
          />
        </>
      )}
    </div>
  )
}
